package org.lian.payment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The system that issues 财政电子票据. Where no bean is one, no receipt is spoken of. Calls leave the JVM, so they are never
 * made inside a transaction; what is thrown means "later again".
 */
interface ElectronicReceipts {
    /** Issues the receipt of a payment; the same order number again gives the same receipt. */
    Ticket issue(Paid paid);

    /**
     * 冲红: takes an issued receipt back by a red one and gives its number; the same receipt again gives the same. Empty where
     * the system reddens none by itself.
     */
    Optional<String> redden(Paid paid, String number);

    /** The payment that a receipt is of. */
    record Paid(String orderNo, long amountFen, Instant paidAt) {}

    /**
     * An issued receipt.
     *
     * @param code 票据代码
     * @param number 票据号码
     * @param checkCode 校验码
     * @param link where it is seen and taken away; null where the filer asks the issuer by number and check code
     */
    record Ticket(
            String code,
            String number,
            String checkCode,
            @Nullable String link) {
        public Ticket {
            if (link != null && !link.matches("(https://|/)[^\\s\"'<>]+")) {
                throw new IllegalArgumentException("The issuer's link is no address");
            }
        }
    }
}
