/** The diagram of 先行调解: its clocks, its steps, and what ends it. */
@NullMarked
package org.lian.process.mediation;

import org.jspecify.annotations.NullMarked;
