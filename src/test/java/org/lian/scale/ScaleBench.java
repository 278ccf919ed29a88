package org.lian.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.database.TestPostgres;
import org.lian.keys.Vault;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.ContextConfiguration;

/**
 * List, search, board and registration in the largest court of a province, over HTTP, on a database that is as durable
 * as in production. {@code mvn -Pbench test -Dtest=ScaleBench -Dscale.open=1000000 -Dscale.past=10000000
 * -Dscale.whole=200000}; {@code -Dscale.folder} keeps what was made for the next run, {@code -Dscale.only=看板} measures
 * the views with that in their name.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {ScaleBench.Folder.class, CourtTest.QuickPasswords.class})
@Tag("bench")
class ScaleBench {
    private static final long OPEN = Long.getLong("scale.open", 100_000);
    private static final long PAST = Long.getLong("scale.past", 1_000_000);
    private static final long WHOLE = Long.getLong("scale.whole", 10_000);
    private static final String ONLY = System.getProperty("scale.only", "");
    private static final int TIMES = Integer.getInteger("scale.times", 40);
    private static final int WARMING = 10;
    private static final double MOST_MS = 300;
    private static final int OTHER_COURTS = 99;
    private static final Pattern AFTER = Pattern.compile("href=\"(/staff/desk\\?[^\"]*after=[^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    DataFolder folder;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Autowired
    ScheduledTaskHolder tasks;

    private final List<String> lines = new ArrayList<>();
    private final List<String> slow = new ArrayList<>();

    /** A data folder of its own with the product's own PostgreSQL in it, fsync on. */
    static class Folder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "lian.data-dir="
                                    + System.getProperty("scale.folder", "target/courts/scale-" + System.nanoTime()),
                            "lian.postgres-binaries=" + TestPostgres.BINARIES)
                    .applyTo(context);
        }
    }

    @Test
    @DisplayName("一省的件数：列表、查找、看板、登记簿、登记立案，二十次里十九次在 300 毫秒以内")
    void everyViewIsQuick() throws Exception {
        make();
        tasks.getScheduledTasks().stream()
                .map(task -> task.getTask().getRunnable())
                .filter(task -> task.toString().equals("org.lian.supervision.KeptSums.sum"))
                .findFirst()
                .orElseThrow()
                .run();
        var clerk = QuietBrowser.as(port, "clerk1");
        var head = QuietBrowser.as(port, "supervisor1");
        lists(clerk);
        searches(clerk);
        boards(head);
        registrations();
        var report = String.join("\n", lines) + "\n";
        Files.writeString(Path.of("target", "scale.md"), report);
        System.out.print(report);
        assertThat(slow).isEmpty();
    }

    private void make() throws Exception {
        if (jdbc.sql("select count(*) from (select from filing limit 1000) few")
                        .query(Integer.class)
                        .single()
                < 1000) {
            var court = new Stories(port);
            var past = court.owing();
            court.pay(past);
            court.waitsAt(past, "TRANSFERRED");
            var open = court.submitted();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> jdbc.sql(
                                            "select count(*) from journal_leaf l where not exists (select from journal_position p where p.leaf_id = l.id)")
                                    .query(Integer.class)
                                    .single()
                            == 0);
            new ManyFilings(new Superuser(database, folder), vault, OTHER_COURTS)
                    .make(open, past, OPEN, PAST, WHOLE, clock.now());
        }
        for (var table : List.of(
                "filing",
                "act_ru_task",
                "act_ru_job",
                "act_ru_execution",
                "task_offer",
                "court_event",
                "task_done",
                "filing_phase",
                "filing_party_index",
                "organisation_gram",
                "journal_leaf",
                "act_hi_actinst")) {
            lines.add("| %s | %,d | %s |"
                    .formatted(
                            table,
                            jdbc.sql("select reltuples::bigint from pg_class where oid = cast(? as regclass)")
                                    .param(table)
                                    .query(Long.class)
                                    .single(),
                            jdbc.sql("select pg_size_pretty(pg_total_relation_size(cast(? as regclass)))")
                                    .param(table)
                                    .query(String.class)
                                    .single()));
        }
        lines.add("| in all | | %s |"
                .formatted(jdbc.sql("select pg_size_pretty(pg_database_size(current_database()))")
                        .query(String.class)
                        .single()));
        for (var status : List.of("UNDER_REVIEW", "TRANSFERRED")) {
            lines.add("| %s in the court that is measured | %,d | |"
                    .formatted(
                            status,
                            jdbc.sql("select count(*) from filing where court_code = ? and status = ?")
                                    .params(ManyFilings.COURT, status)
                                    .query(Long.class)
                                    .single()));
        }
        lines.add("");
        lines.add("| view | median ms | p95 ms | slowest ms |");
        lines.add("|---|---|---|---|");
    }

    private void lists(QuietBrowser clerk) {
        page("工作台首页", clerk, "/staff");
        page("待审查，第一页", clerk, "/staff/desk");
        var twenty = "/staff/desk";
        for (var n = 0; n < 20; n++) {
            var found = AFTER.matcher(clerk.get(twenty).expecting(200).text());
            twenty = found.find() ? found.group(1).replace("&amp;", "&") : twenty;
        }
        page("待审查，第二十页", clerk, twenty);
        page("今日届满和已逾期", clerk, "/staff/desk?list=DUE_TODAY");
        page("我的任务", clerk, "/staff/desk?list=MINE");
        page("待审查，按案由和金额缩小", clerk, "/staff/desk?cause=04.10.108.03&least=100000");
        page("待审查，只看没有问题的", clerk, "/staff/desk?clean=true");
        page("待审查，还没有人认领的", clerk, "/staff/desk?open=true");
        page("接口：任务", clerk, "/api/v1/tasks?limit=50");
    }

    private void searches(QuietBrowser clerk) {
        var far = PAST / 2 / ManyFilings.SHARE * ManyFilings.SHARE;
        var number = jdbc.sql(
                        "select case_number from filing where court_code = ? and registered_at is not null order by registered_at desc offset 100 limit 1")
                .param(ManyFilings.COURT)
                .query(String.class)
                .single();
        var day = clock.today().minusDays(200);
        for (var words : List.of(
                "张伟",
                "李娜平",
                ManyFilings.phone(far),
                "1101051985%08d".formatted(far),
                number,
                number.substring(6),
                ManyFilings.OFTEN,
                ManyFilings.OFTEN + " 张伟",
                "1101051985%08d ".formatted(far) + ManyFilings.phone(far),
                "建设银行",
                "有限公司",
                "华盛商贸",
                "北京华盛",
                "没有这个")) {
            search(clerk, words, "q=" + encoded(words));
        }
        search(clerk, "案由", "cause=" + encoded("民间借贷"));
        search(clerk, "收到日期", "from=" + day + "&to=" + day);
        search(clerk, "办理人", "clerk=clerk1");
        search(clerk, "状态", "status=TRANSFERRED");
        search(
                clerk,
                "状态、案由、日期",
                "status=REFUSED&cause=" + encoded("民间借贷") + "&from=" + day.minusDays(30) + "&to=" + day);
        search(clerk, "办理人、案由", "clerk=clerk1&cause=" + encoded("民间借贷"));
        search(clerk, "单位名称的一部分、案由", "q=" + encoded("建设银行") + "&cause=" + encoded("民间借贷"));
    }

    private void search(QuietBrowser clerk, String what, String terms) {
        page("查找：" + what, clerk, "/staff/search?" + terms);
    }

    private void boards(QuietBrowser head) {
        var today = clock.today();
        page("看板，本月", head, "/staff/board");
        page("看板，一年", head, "/staff/board?from=" + today.minusYears(1) + "&to=" + today);
        page("看板，三十六个月", head, "/staff/board?from=" + today.minusMonths(ManyFilings.MONTHS) + "&to=" + today);
        page("逾期预计", head, "/staff/forecast?away=clerk1");
        page("登记簿，一日", head, "/staff/register?from=" + today.minusDays(20) + "&to=" + today.minusDays(20));
        page("登记簿，一月", head, "/staff/register?from=" + today.minusDays(60) + "&to=" + today.minusDays(31));
        page("运行监督里一版流程上的案件", head, "/staff/definitions/" + definition() + "/cases");
        page("人员负荷", head, "/staff/workload?holder=clerk1");
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** The version of the diagram that all open filings run on. */
    private String definition() {
        return jdbc.sql(
                        "select proc_def_id_ from act_ru_execution where business_key_ = ? and parent_id_ is null and super_exec_ is null")
                .param(model())
                .query(String.class)
                .single();
    }

    /** Claims and registers filings that wait, one after the other. */
    private void registrations() {
        var court = new Stories(port);
        var tasks = jdbc.sql("""
                        select task_id from task_offer where court = ? and grp = '*' and kind = 'Task_ReviewFiling'
                          and business_key in (select scale_id(cast(? as text), n * 10) from generate_series(0, 199) n) order by due_at""")
                .params(ManyFilings.COURT, model())
                .query(String.class)
                .list()
                .iterator();
        var claimed = new ArrayList<String>();
        measured("认领", n -> {
            claimed.add(tasks.next());
            court.clerk
                    .post("/api/v1/tasks/" + claimed.get(claimed.size() - 1) + "/claim", Map.of())
                    .expecting(200);
        });
        var waiting = claimed.iterator();
        measured("登记立案", n -> court.clerk
                .post("/api/v1/tasks/" + waiting.next() + "/completion", Map.of("outcome", "REGISTER"))
                .expecting(204));
    }

    /** The filing that those that are open were made from: the oldest account's own that waits. */
    private String model() {
        return jdbc.sql(
                        "select f.id::text from filing f where f.owner_id <> md5(f.id::text) and f.status = 'UNDER_REVIEW' order by created_at limit 1")
                .query(String.class)
                .single();
    }

    private void page(String what, QuietBrowser person, String path) {
        measured(what, n -> person.get(path).expecting(200));
    }

    private void measured(String what, IntConsumer act) {
        if (!what.contains(ONLY)) {
            return;
        }
        IntStream.range(0, Math.min(WARMING, TIMES)).forEach(act);
        var millis = IntStream.range(0, TIMES)
                .mapToDouble(n -> {
                    var began = System.nanoTime();
                    act.accept(n);
                    return (System.nanoTime() - began) / 1e6;
                })
                .toArray();
        Arrays.sort(millis);
        var p95 = millis[(int) Math.ceil(TIMES * 0.95) - 1];
        var line = String.format(
                Locale.ROOT, "| %s | %.0f | %.0f | %.0f |", what, millis[TIMES / 2], p95, millis[TIMES - 1]);
        System.out.println(line);
        lines.add(line);
        if (p95 > MOST_MS) {
            slow.add(line);
        }
    }
}
