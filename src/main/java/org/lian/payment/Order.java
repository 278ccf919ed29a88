package org.lian.payment;

import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/**
 * 缴费单: what is to be paid for a filing through one channel.
 *
 * @param payUrl the channel's page; null where there is none
 * @param qr text of the code to scan
 * @param account where to transfer to
 */
public record Order(
        String orderNo,
        FilingId filing,
        long amountFen,
        Channel channel,
        PaymentState state,
        @Nullable String payUrl,
        @Nullable String qr,
        @Nullable String account) {}
