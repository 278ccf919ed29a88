/** Who gets in: the route table, one login for pages and API, headers, and the actor of a request. */
@NullMarked
package org.lian.web.security;

import org.jspecify.annotations.NullMarked;
