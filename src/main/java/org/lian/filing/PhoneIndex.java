package org.lian.filing;

import java.util.UUID;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The index that makes the filings of a court that was open before findable by telephone and by a part of a name, some at a time. */
@Component
class PhoneIndex {
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final FilingStore store;
    private final TransactionTemplate transaction;

    PhoneIndex(JdbcClient jdbc, FilingStore store, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.store = store;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void complete() {
        var more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> some()));
        }
    }

    /** Whether there was anything to do. */
    private boolean some() {
        var filings = jdbc.sql("select filing_id from filing_without_phones limit ? for update skip locked")
                .param(AT_ONCE)
                .query((row, number) -> new FilingId(row.getObject("filing_id", UUID.class)))
                .list();
        if (filings.isEmpty()) {
            return false;
        }
        filings.forEach(store::indexAnew);
        jdbc.sql("delete from filing_without_phones where filing_id in (:done)")
                .param("done", filings.stream().map(FilingId::value).toList())
                .update();
        return true;
    }
}
