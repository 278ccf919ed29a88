/** Who may come in when everybody comes at once. */
@NullMarked
package org.lian.web.admission;

import org.jspecify.annotations.NullMarked;
