/** The administrator's pages. */
@NullMarked
package org.lian.web.admin;

import org.jspecify.annotations.NullMarked;
