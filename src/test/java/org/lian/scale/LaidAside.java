package org.lian.scale;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The indexes and constraints of the great tables, laid aside while these are filled and made again afterwards. */
final class LaidAside {
    private static final String TABLES = """
            (select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = 'lian' and c.relkind = 'r' and (c.relname in ('filing', 'filing_party_index', 'organisation_gram',
               'court_event', 'task_done', 'handled_filing', 'filing_phase', 'task_offer', 'journal_leaf', 'journal_position', 'filing_finding',
               'filing_access') or c.relname like 'act\\_ru\\_%' or c.relname like 'act\\_hi\\_%'))""";

    private final Connection db;
    private final List<String> again = new ArrayList<>();

    LaidAside(Connection db) {
        this.db = db;
    }

    void take() throws SQLException {
        // Keys that others refer to go last and come back first.
        lay("select format('alter table %s drop constraint %I', conrelid::regclass, conname)"
                + " || '|' || format('alter table %s add constraint %I %s not valid', conrelid::regclass, conname, pg_get_constraintdef(oid))"
                + " from pg_constraint where contype = 'f' and (conrelid in " + TABLES + " or confrelid in " + TABLES
                + ")");
        lay("select format('alter table %s drop constraint %I', conrelid::regclass, conname)"
                + " || '|' || format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))"
                + " from pg_constraint where contype in ('p', 'u') and conrelid in " + TABLES);
        lay("select format('drop index %s', indexrelid::regclass) || '|' || pg_get_indexdef(indexrelid)"
                + " from pg_index where indrelid in " + TABLES);
        Collections.reverse(again);
    }

    private void lay(String sql) throws SQLException {
        for (var found : ManyFilings.strings(db, sql)) {
            var at = found.indexOf('|');
            try (var statement = db.createStatement()) {
                statement.execute(found.substring(0, at));
            }
            again.add(found.substring(at + 1));
        }
    }

    void giveBack() throws SQLException {
        for (var sql : again) {
            try (var statement = db.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
