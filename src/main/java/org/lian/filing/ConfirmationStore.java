package org.lian.filing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The store of which application for 司法确认 was prepared from which settled filing. */
@Component
class ConfirmationStore {
    private final JdbcClient jdbc;

    ConfirmationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(FilingId application, FilingId settled, Instant at) {
        jdbc.sql("insert into confirmation (filing_id, settled_id, made_at) values (?, ?, ?)")
                .params(application.value(), settled.value(), CourtTime.column(at))
                .update();
    }

    /** The settled filing that the application was prepared from. */
    Optional<FilingId> settled(FilingId application) {
        return jdbc.sql("select settled_id from confirmation where filing_id = ?")
                .param(application.value())
                .query((row, number) -> new FilingId(row.getObject("settled_id", UUID.class)))
                .optional();
    }

    /** The applications that were prepared from a settled filing, the newest first. */
    List<FilingId> of(FilingId settled) {
        return jdbc.sql("select filing_id from confirmation where settled_id = ? order by made_at desc")
                .param(settled.value())
                .query((row, number) -> new FilingId(row.getObject("filing_id", UUID.class)))
                .list();
    }
}
