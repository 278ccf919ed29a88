package org.lian.story;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the books say of a filing's fee. */
final class FeeBooks {
    private FeeBooks() {}

    /** What the court holds of it, in fen. */
    static long kept(JdbcClient jdbc, String filing) {
        return jdbc.sql("""
                        select coalesce(-sum(e.amount_fen), 0) from ledger_entry e
                        join ledger_transaction t on t.id = e.transaction_id
                        where t.filing_id = ? and e.account = 'LITIGATION_FEES'""").param(UUID.fromString(filing)).query(Long.class).single();
    }
}
