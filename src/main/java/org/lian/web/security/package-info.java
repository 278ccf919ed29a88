/** Who may reach which route, how people sign in, and what every answer carries. */
@NullMarked
package org.lian.web.security;

import org.jspecify.annotations.NullMarked;
