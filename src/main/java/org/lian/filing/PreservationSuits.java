package org.lian.filing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        keeps(filing, number);
        jdbc.sql("update filing set bears_suit_number = true where id = ? and not bears_suit_number")
                .param(filing.value())
                .update();
    }

    /** Its measures were taken before the suit of that number, which was brought in time and keeps them. */
    public void keeps(FilingId filing, CaseNumber number) {
        jdbc.sql("insert into preservation_suit (filing_id, case_number) values (?, ?)"
                        + " on conflict (filing_id) do update set case_number = excluded.case_number")
                .params(filing.value(), number.toString())
                .update();
    }

    /** What was asked for in the suit of that number, or is kept by it, in the order in which it was begun. */
    List<FilingId> of(String number) {
        return jdbc.sql("""
                        select s.filing_id from preservation_suit s join filing f on f.id = s.filing_id
                        where s.case_number = ? order by f.created_at, f.id""")
                .param(number)
                .query((row, at) -> new FilingId(row.getObject("filing_id", UUID.class)))
                .list();
    }

    /** Its number; empty while nobody named one. */
    public Optional<String> number(FilingId filing) {
        return jdbc.sql("select case_number from preservation_suit where filing_id = ?")
                .param(filing.value())
                .query(String.class)
                .optional();
    }
}
