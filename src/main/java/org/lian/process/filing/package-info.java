/** 立案: the steps of {@code filing.bpmn}, its start, its clocks, and the registration of the case. */
@NullMarked
package org.lian.process.filing;

import org.jspecify.annotations.NullMarked;
