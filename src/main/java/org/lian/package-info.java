@NullMarked
package org.lian;

import org.jspecify.annotations.NullMarked;
