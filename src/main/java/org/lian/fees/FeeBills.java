package org.lian.fees;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bills' rows: one per filing, with the lines and the table versions that made it. */
@Component
class FeeBills {
    private static final StoredJson JSON = new StoredJson(JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .configure(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build());

    private final JdbcClient jdbc;

    FeeBills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the proposal; a confirmed bill is not touched any more. */
    void keep(FilingId filing, FeeBill bill, Instant now) {
        jdbc.sql("""
                        insert into fee_bill (filing_id, bill, confirmed, changed_at)
                        values (:filing, cast(:bill as jsonb), :confirmed, :now)
                        on conflict (filing_id) do update
                          set bill = excluded.bill, confirmed = excluded.confirmed, changed_at = excluded.changed_at
                          where not fee_bill.confirmed""")
                .param("filing", filing.value())
                .param("bill", JSON.text(bill))
                .param("confirmed", bill.confirmed())
                .param("now", CourtTime.column(now))
                .update();
    }

    /** Takes the confirmation away: what follows is another proposal. */
    void reopen(FilingId filing, Instant now) {
        jdbc.sql("""
                        update fee_bill set confirmed = false, bill = jsonb_set(bill, '{confirmed}', 'false'), changed_at = :now
                        where filing_id = :filing""")
                .param("filing", filing.value())
                .param("now", CourtTime.column(now))
                .update();
    }

    /** Puts another bill in the place of a confirmed one, which is kept beside it. */
    void replace(FilingId filing, FeeBill bill, Instant now) {
        jdbc.sql("""
                        insert into fee_bill_earlier (filing_id, bill, until)
                        select filing_id, bill, :now from fee_bill where filing_id = :filing""")
                .param("filing", filing.value())
                .param("now", CourtTime.column(now))
                .update();
        jdbc.sql("update fee_bill set bill = cast(:bill as jsonb), changed_at = :now where filing_id = :filing")
                .param("filing", filing.value())
                .param("bill", JSON.text(bill))
                .param("now", CourtTime.column(now))
                .update();
    }

    boolean isConfirmedAt(FilingId filing, long fen) {
        return jdbc.sql("""
                        select exists (select from fee_bill
                          where filing_id = ? and confirmed and cast(bill ->> 'totalFen' as bigint) = ?)""").params(filing.value(), fen).query(Boolean.class).single();
    }

    Optional<FeeBill> find(FilingId filing) {
        return jdbc.sql("select bill from fee_bill where filing_id = ?")
                .param(filing.value())
                .query(String.class)
                .optional()
                .map(FeeBills::read);
    }

    private static FeeBill read(String json) {
        return JSON.read(json, FeeBill.class);
    }
}
