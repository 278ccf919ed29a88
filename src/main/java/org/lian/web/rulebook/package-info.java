/** The rules in words that everybody can read, and for each filing those that judged it. */
@NullMarked
package org.lian.web.rulebook;

import org.jspecify.annotations.NullMarked;
