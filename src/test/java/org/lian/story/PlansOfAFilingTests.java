package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.database.DataFolder;
import org.lian.database.Statements;
import org.lian.database.Superuser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * 每一条语句的执行计划：the plan of every statement that a court puts to its database while a filing goes from its draft to
 * the division. Reading from end to end is made dear, so PostgreSQL does it only where it has no other way: that way
 * would be taken by a million filings too. What triggers and functions do is seen by the tables' own counts.
 */
@CourtTest
@Import(Statements.class)
class PlansOfAFilingTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("\\?");
    /** The engine's remarks, whose line has no end here. */
    private static final Pattern REMARK = Pattern.compile("-- [a-z ]+?(?= and | \\))");

    private static final Pattern QUESTION = Pattern.compile("(?is)^(select|insert|update|delete|with)\\b.*");
    private static final Set<String> READS = Set.of("Seq Scan", "Index Scan", "Index Only Scan");

    /** Tables that do not grow with filings, and why. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("act_re_procdef", "a row for each version of a diagram"),
            Map.entry("act_ge_property", "the engine's own settings"),
            Map.entry("availability", "one row"),
            Map.entry("failed_submissions", "one row while submissions fail"),
            Map.entry("flyway_schema_history", "a row for each migration"),
            Map.entry("key_register", "a row for each key"),
            Map.entry("message_channel", "a row for each channel"),
            Map.entry("published_stamp", "a row for each subject that is published"));

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    DataFolder folder;

    @Test
    @DisplayName("一件案件从草稿到移送，每一条语句都走索引：随案件增长的表没有一张从头读到尾，触发器里的也没有")
    void nothingIsReadFromEndToEnd() throws Exception {
        var court = new Stories(port);
        walk(court);
        var superuser = new Superuser(database, folder);
        dear(superuser, true);
        try {
            Statements.forget();
            var before = scans(superuser);
            walk(court);
            var asked = Statements.units().stream()
                    .flatMap(unit -> unit.asked().stream())
                    .map(Statements.Asked::sql)
                    .filter(sql -> QUESTION.matcher(sql).matches())
                    .collect(Collectors.toCollection(TreeSet::new));
            // A connection tells what it did at the latest when it ends.
            superuser.endConnections();
            var after = scans(superuser);
            after.replaceAll((table, number) -> number - before.getOrDefault(table, 0L));
            after.values().removeIf(number -> number == 0);
            after.keySet().removeAll(SMALL.keySet());

            assertThat(asked).hasSizeGreaterThan(150);
            assertThat(plans(superuser, asked)).isEmpty();
            assertThat(after).as("by triggers and functions").isEmpty();
        } finally {
            dear(superuser, false);
        }
    }

    /** The filing of {@link CostOfAFilingTests} in short. */
    private static void walk(Stories court) {
        var filing = court.owing();
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
    }

    /** Whether reading a table from end to end is dear for the court, and so a last resort. */
    private static void dear(Superuser superuser, boolean dear) throws SQLException {
        superuser.run("""
                do $$ begin
                  execute format('alter role lian_app in database %%I %s', current_database());
                end $$""".formatted(dear ? "set enable_seqscan = off" : "reset enable_seqscan"));
        superuser.endConnections();
    }

    /** The statements that read a growing table from end to end, each with the tables; and those that no plan is made of. */
    private static Map<String, List<String>> plans(Superuser superuser, Set<String> statements)
            throws SQLException, IOException {
        var found = new TreeMap<String, List<String>>();
        try (var db = superuser.connectForPlans();
                var statement = db.createStatement()) {
            var partial = partialIndexes(statement);
            for (var sql : statements) {
                statement.execute("set enable_seqscan = off");
                statement.execute("set enable_indexscan = on");
                var read = readFromEndToEnd(db, sql, partial);
                if (!read.isEmpty()) {
                    // Among few rows an index is read in its order rather than at many places of it.
                    statement.execute("set enable_indexscan = off");
                    read = readFromEndToEnd(db, sql, partial);
                }
                if (!read.isEmpty()) {
                    found.put(sql, read);
                }
            }
        }
        return found;
    }

    private static List<String> readFromEndToEnd(Connection db, String sql, Set<String> partial)
            throws SQLException, IOException {
        var read = new ArrayList<String>();
        try {
            read(plan(db, sql), false, partial, read);
        } catch (SQLException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        read.removeAll(SMALL.keySet());
        return read;
    }

    /** The plan for whatever values come. */
    private static JsonNode plan(Connection db, String sql) throws SQLException, IOException {
        var number = new int[1];
        var numbered = PLACE.matcher(REMARK.matcher(sql).replaceAll("")).replaceAll(place -> "\\$" + ++number[0]);
        try (var statement = db.createStatement();
                var rows = statement.executeQuery("explain (generic_plan, format json) " + numbered)) {
            rows.next();
            return JSON.readTree(rows.getString(1)).get(0).get("Plan");
        }
    }

    /** An index without a condition is its table from end to end too, if it is not of some rows alone or only its first are asked. */
    private static void read(JsonNode plan, boolean first, Set<String> partial, List<String> found) {
        var kind = plan.get("Node Type").asText();
        var firstOfIndex = first && plan.has("Index Name") && !plan.has("Filter");
        if (READS.contains(kind)
                && !plan.has("Index Cond")
                && !partial.contains(plan.path("Index Name").asText())
                && !firstOfIndex) {
            found.add(plan.get("Relation Name").asText());
        }
        plan.path("Plans").forEach(below -> read(below, kind.equals("Limit"), partial, found));
    }

    private static Set<String> partialIndexes(Statement statement) throws SQLException {
        var found = new HashSet<String>();
        try (var rows =
                statement.executeQuery("select indexrelid::regclass::text from pg_index where indpred is not null")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static Map<String, Long> scans(Superuser superuser) throws SQLException {
        try (var db = superuser.connect();
                var statement = db.createStatement();
                var rows = statement.executeQuery(
                        "select relname, seq_scan from pg_stat_user_tables where schemaname = 'lian'")) {
            var found = new TreeMap<String, Long>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
            return found;
        }
    }
}
