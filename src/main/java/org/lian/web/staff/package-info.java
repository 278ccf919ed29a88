@NullMarked
package org.lian.web.staff;

import org.jspecify.annotations.NullMarked;
