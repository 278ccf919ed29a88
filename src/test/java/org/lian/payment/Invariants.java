package org.lian.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The views that must be empty. */
final class Invariants {
    private Invariants() {}

    static void areEmpty(JdbcClient jdbc) {
        var views = jdbc.sql("""
                        select table_name from information_schema.views
                        where table_schema = current_schema() and table_name like 'v\\_inv\\_%'""").query(String.class).list();
        assertThat(views).contains("v_inv_ledger_balanced", "v_inv_ledger_whole", "v_inv_ledger_refund_booked");
        for (var view : views) {
            assertThat(jdbc.sql("select * from " + view).query().listOfRows())
                    .as(view)
                    .isEmpty();
        }
    }
}
