package org.lian.filing;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 缴费码: what a party quotes when it pays, digits alone, since a bank's form takes no brackets. Ten digits and two that
 * check them (ISO 7064, MOD 97-10), so that one wrong digit or two in the wrong order lead to nobody else's case.
 */
@Component
public class PaymentCodes {
    private static final Pattern CODE = Pattern.compile("\\d{12}");
    private static final int MODULUS = 97;

    private final JdbcClient jdbc;

    PaymentCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The code of the filing in groups of four, given once and the same ever after. */
    public String of(FilingId filing) {
        var serial = jdbc.sql("""
                        insert into payment_code (filing_id) values (?)
                        on conflict (filing_id) do update set filing_id = excluded.filing_id returning serial""").param(filing.value()).query(Long.class).single();
        return written(serial);
    }

    static String written(long serial) {
        var digits = "%d%02d".formatted(serial, MODULUS + 1 - serial * 100 % MODULUS);
        return digits.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    /**
     * The filing of a code, blanks apart; empty for what does not look like one.
     *
     * @throws Refusal when its check digits are wrong
     */
    Optional<FilingId> filingOf(String written) {
        var digits = written.replaceAll("\\s", "");
        if (!CODE.matcher(digits).matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(digits);
        if (number % MODULUS != 1) {
            throw Refusal.invalid("number", "CHECK_DIGITS", "缴费码有一位不对，请对照交纳诉讼费用通知书核对，一共 12 位数字");
        }
        return jdbc.sql("select filing_id from payment_code where serial = ?")
                .param(number / 100)
                .query(UUID.class)
                .optional()
                .map(FilingId::new);
    }
}
