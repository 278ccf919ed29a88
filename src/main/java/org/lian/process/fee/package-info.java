/** 诉讼费: the steps of {@code fee-payment.bpmn}, the money that comes, and what a withdrawal leaves of it. */
@NullMarked
package org.lian.process.fee;

import org.jspecify.annotations.NullMarked;
