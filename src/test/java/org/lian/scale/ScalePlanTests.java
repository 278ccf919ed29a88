package org.lian.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.keys.Vault;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * 列表、查找、看板、预计、登记簿、工作量、案件页、窗口收费、上级指令 over some ten thousand filings that {@link ManyFilings} made: PostgreSQL itself
 * counts which tables it read from end to end. {@link ScaleBench} measures how long they take among ten million.
 */
@OwnCourt
@Tag("thorough")
class ScalePlanTests {
    private static final List<String> GREAT = List.of(
            "filing",
            "filing_party_index",
            "organisation_gram",
            "court_event",
            "task_done",
            "handled_filing",
            "filing_phase",
            "task_offer",
            "act_ru_task",
            "act_ru_execution",
            "act_ru_variable",
            "act_ru_job");

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    DataFolder folder;

    @Autowired
    Vault vault;

    @Autowired
    BusinessClock clock;

    @Autowired
    ScheduledTaskHolder tasks;

    @Autowired
    ProcessEngine engine;

    @Test
    @DisplayName("六万件：列表、查找、看板、登记簿、工作量、案件页、取走的文件、窗口收费、上级指令的每一条语句都走索引，一张大表也不从头读到尾")
    void nothingIsReadFromEndToEnd() throws Exception {
        var court = new Stories(port);
        var past = court.owing();
        court.pay(past);
        court.waitsAt(past, "TRANSFERRED");
        var open = court.submitted();
        court.clerk
                .post("/api/v1/tasks/" + court.task(court.submitted(), "REVIEW") + "/claim", Map.of())
                .expecting(200);
        var superuser = new Superuser(database, folder);
        new ManyFilings(superuser, vault, 99).make(open, past, 20_000, 40_000, 10, clock.now());
        // Nobody looks at the others' boards: their sums would take most of the time.
        superuser.run("""
                insert into board_sum_made (court, span, begins)
                select c.court, s.span, d.begins::date from (select distinct court from court_event where court <> '%s') c
                cross join generate_series(current_date - 1200, current_date, interval '1 day') as d (begins)
                cross join (values ('DAY', array[1]), ('TEN_DAYS', array[1, 11, 21]), ('MONTH', array[1])) s (span, firsts)
                where s.span = 'DAY' or extract(day from d.begins) = any (s.firsts)
                on conflict do nothing""".formatted(ManyFilings.COURT));
        tasks.getScheduledTasks().stream()
                .map(task -> task.getTask().getRunnable())
                .filter(task -> task.toString().equals("org.lian.supervision.KeptSums.sum"))
                .findFirst()
                .orElseThrow()
                .run();
        superuser.run("vacuum analyze");
        var clerk = QuietBrowser.as(port, "clerk1");
        var head = QuietBrowser.as(port, "supervisor1");
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var scans = new TreeMap<String, Map<String, Long>>();
        looked(scans, "lists", superuser, () -> {
            for (var list : List.of(
                    "TO_REVIEW",
                    "DUE_TODAY",
                    "MINE",
                    "TO_REVIEW&open=true",
                    "TO_REVIEW&cause=04.10.108.03",
                    "SENSITIVE",
                    "ORDERED")) {
                clerk.get("/staff/desk?list=" + list).expecting(200);
            }
            clerk.get("/staff").expecting(200);
            clerk.get("/api/v1/tasks?limit=50").expecting(200);
        });
        for (var terms : List.of(
                "q=" + encoded("张伟"),
                "q=" + ManyFilings.phone(20_000),
                "q=" + encoded("110105198500020000 " + ManyFilings.phone(20_000)),
                "q=" + encoded("民初1000010号"),
                "q=" + encoded(ManyFilings.OFTEN),
                "q=" + encoded("建设银行"),
                "q=" + encoded("有限公司"),
                "q=" + encoded("物业管理有限") + "&status=TRANSFERRED",
                "cause=" + encoded("民间借贷"),
                "from=" + today.minusDays(90) + "&to=" + today.minusDays(90),
                "clerk=clerk1",
                "clerk=clerk1&cause=" + encoded("民间借贷"),
                "clerk=clerk1&q=" + encoded("建设银行"),
                "status=REFUSED")) {
            looked(scans, "search " + terms, superuser, () -> assertThat(
                            clerk.get("/staff/search?" + terms).expecting(200).text())
                    .as(terms)
                    .contains("/staff/filings/"));
        }
        looked(scans, "what Tasklist and programs ask", superuser, () -> {
            var filter = engine.getFilterService()
                    .createFilterQuery()
                    .filterName("待审查")
                    .singleResult()
                    .getId();
            var list = "/camunda/api/engine/engine/default/filter/" + filter;
            clerk.post(list + "/list?firstResult=0&maxResults=15", "{}").expecting(200);
            clerk.post(list + "/count", "{}").expecting(200);
            clerk.get("/api/v1/search?q=" + encoded("张伟")).expecting(200);
            head.get("/api/v1/statistics").expecting(200);
            head.get("/staff/incidents").expecting(200);
        });
        looked(scans, "second page of one person's work", superuser, () -> secondPage(clerk));
        looked(scans, "board of the month", superuser, () -> head.get("/staff/board")
                .expecting(200));
        looked(scans, "board of a year", superuser, () -> head.get(
                        "/staff/board?from=" + today.minusYears(1).minusDays(5) + "&to=" + today)
                .expecting(200));
        looked(scans, "forecast", superuser, () -> head.get("/staff/forecast?away=clerk1")
                .expecting(200));
        looked(scans, "board of three years", superuser, () -> head.get(
                        "/staff/board?from=" + today.minusMonths(35).withDayOfMonth(1) + "&to=" + today)
                .expecting(200));
        looked(scans, "register", superuser, () -> head.get(
                        "/staff/register?from=" + today.minusDays(60) + "&to=" + today.minusDays(31))
                .expecting(200));
        looked(scans, "workload", superuser, () -> assertThat(
                        head.get("/staff/workload?holder=clerk1").expecting(200).text())
                .contains("改派"));
        for (var one : List.of(open, past)) {
            looked(scans, "page of the case " + one, superuser, () -> assertThat(
                            clerk.get("/staff/filings/" + one).expecting(200).text())
                    .contains("办理经过"));
        }
        var lastMonth = "?from=" + today.minusDays(60) + "&to=" + today.minusDays(31);
        for (var file : List.of("register.csv", "register.xlsx", "register.pdf", "report.xlsx", "report.pdf")) {
            looked(scans, file, superuser, () -> assertThat(head.download("/staff/" + file + lastMonth))
                    .hasSizeGreaterThan(500));
        }
        for (var number : List.of("张伟", "民初1000010号", ManyFilings.phone(20_000), "物业管理有限")) {
            looked(scans, "counter " + number, superuser, () -> assertThat(
                            clerk.get("/staff/counter?number=" + encoded(number))
                                    .text())
                    .contains("窗口收费"));
            looked(scans, "orders " + number, superuser, () -> assertThat(
                            head.get("/staff/orders?number=" + encoded(number)).text())
                    .contains("上级法院"));
        }
        looked(scans, "cases of a diagram", superuser, () -> assertThat(head.get("/staff/definitions/"
                                + engine.getRuntimeService()
                                        .createProcessInstanceQuery()
                                        .processInstanceBusinessKey(open)
                                        .processDefinitionKey("filing")
                                        .singleResult()
                                        .getProcessDefinitionId()
                                + "/cases")
                        .expecting(200)
                        .json()
                        .get("rows"))
                .hasSize(50));
        looked(scans, "registration", superuser, () -> court.register(open));

        assertThat(scans).isEmpty();
    }

    private static void secondPage(QuietBrowser clerk) {
        var first = clerk.get("/staff/search?clerk=clerk1").expecting(200).text();
        var next =
                Pattern.compile("href=\"(/staff/search\\?[^\"]*after=[^\"]*)\"").matcher(first);
        assertThat(next.find()).as("the first page leads to the second").isTrue();
        var second =
                clerk.get(next.group(1).replace("&amp;", "&")).expecting(200).text();
        assertThat(cases(second)).isNotEmpty().doesNotContainAnyElementsOf(cases(first));
    }

    private static List<String> cases(String page) {
        return Pattern.compile("/staff/filings/([0-9a-f-]{36})\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Adds the great tables that were read from end to end meanwhile, and how often. */
    private static void looked(Map<String, Map<String, Long>> scans, String what, Superuser superuser, Runnable act)
            throws SQLException {
        var before = scans(superuser);
        act.run();
        // A connection tells what it did at the latest when it ends.
        superuser.endConnections();
        var after = scans(superuser);
        after.replaceAll((table, number) -> number - before.getOrDefault(table, 0L));
        after.values().removeIf(number -> number == 0);
        if (!after.isEmpty()) {
            scans.put(what, after);
        }
    }

    private static Map<String, Long> scans(Superuser superuser) throws SQLException {
        try (var db = superuser.connect();
                var statement = db.createStatement();
                var rows = statement.executeQuery("select relname, seq_scan from pg_stat_user_tables")) {
            var found = new TreeMap<String, Long>();
            while (rows.next()) {
                if (GREAT.contains(rows.getString(1))) {
                    found.put(rows.getString(1), rows.getLong(2));
                }
            }
            return found;
        }
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
