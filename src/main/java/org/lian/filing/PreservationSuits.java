package org.lian.filing;

import java.util.Optional;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The suits in which a preservation is asked for: begun from the suit's own page, or named by its number. */
@NamedInterface(FilingLifecycle.COURT)
@Component
public class PreservationSuits {
    private final JdbcClient jdbc;

    PreservationSuits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a draft that was begun from its suit. */
    void link(FilingId draft, String number) {
        jdbc.sql(
                        "insert into preservation_suit (filing_id, case_number) values (?, ?) on conflict (filing_id) do nothing")
                .params(draft.value(), number)
                .update();
    }

    /** The number that its ruling is to bear, as its suit, its application or the judge named it. */
    public void named(FilingId filing, CaseNumber number) {
        jdbc.sql("insert into preservation_suit (filing_id, case_number) values (?, ?)"
                        + " on conflict (filing_id) do update set case_number = excluded.case_number")
                .params(filing.value(), number.toString())
                .update();
        jdbc.sql("update filing set bears_suit_number = true where id = ? and not bears_suit_number")
                .param(filing.value())
                .update();
    }

    /** Its number; empty while nobody named one. */
    public Optional<String> number(FilingId filing) {
        return jdbc.sql("select case_number from preservation_suit where filing_id = ?")
                .param(filing.value())
                .query(String.class)
                .optional();
    }
}
