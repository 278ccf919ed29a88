@NullMarked
package org.lian.web.api;

import org.jspecify.annotations.NullMarked;
