package org.lian.payment;

import java.util.Optional;
import org.lian.vocabulary.Sha256;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's issuer of receipts: its numbers follow from the order, so that the same order always has the same. */
@Component
@Profile("demo")
class SandboxReceipts implements ElectronicReceipts {
    private static final String CODE = "00990126";
    private static final int DIGITS = 10;
    private static final int CHECK = 6;

    @Override
    public Ticket issue(Paid paid) {
        var number = number("receipt " + paid.orderNo());
        return new Ticket(
                CODE,
                number,
                Sha256.hex("check " + paid.orderNo()).substring(0, CHECK),
                "/sandbox/electronic-receipts/" + number);
    }

    @Override
    public Optional<String> redden(Paid paid, String number) {
        return Optional.of(number("red " + paid.orderNo()));
    }

    private static String number(String of) {
        var value = Long.parseUnsignedLong(Sha256.hex(of).substring(0, 15), 16);
        return String.format("%010d", value % 10_000_000_000L).substring(0, DIGITS);
    }
}
