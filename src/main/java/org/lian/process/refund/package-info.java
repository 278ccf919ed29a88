/** 退费: the steps of {@code refund.bpmn}, its start, its clock, and what the channel says of it. */
@NullMarked
package org.lian.process.refund;

import org.jspecify.annotations.NullMarked;
