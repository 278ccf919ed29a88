/** 支付令: the steps of {@code payment-order.bpmn} and their clock. */
@NullMarked
package org.lian.process.order;

import org.jspecify.annotations.NullMarked;
