@NullMarked
package org.lian.web.portal;

import org.jspecify.annotations.NullMarked;
