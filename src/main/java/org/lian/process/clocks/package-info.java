/** 期限: dates of tasks that no diagram counts by itself, and the engine's clock. */
@NullMarked
package org.lian.process.clocks;

import org.jspecify.annotations.NullMarked;
