package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lian.story.CourtClock.instant;
import static org.lian.story.CourtClock.until;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.filing.FilingLifecycle;
import org.lian.identity.Accounts;
import org.lian.reference.CalendarChange;
import org.lian.reference.CalendarChanges;
import org.lian.reference.CalendarCorrections;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 更正节假日以后：正在计算的期限只延后、不提前，延后的通知当事人 (民诉法 85). */
@OwnCourt
@Tag("thorough")
class CalendarRecountStoryTests {
    private static final String NOTICE = "PERIOD_NOTICE";
    /** More than a page with {@code -Drecount.filings=1000}. */
    private static final int FILINGS = Integer.getInteger("recount.filings", 20);

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    CalendarCorrections calendar;

    @Autowired
    CalendarChanges changes;

    @Autowired
    FilingLifecycle filings;

    @Autowired
    ManagementService management;

    @Autowired
    Inbox inbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @AfterEach
    void realTimeAgain() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("最后一日改成放假的：审查、补正、交费期限都顺延，引擎的时钟一起动，通知写明原来和现在的日期、条文；改回上班的不提前；再算一次什么也不变")
    void laterIsToldAndEarlierIsNot() {
        var time = new CourtClock(clock, port);
        var court = time.at("2026-10-12T09:00");
        var review = court.submitted();
        var correction = court.submitted();
        court.decideAs("clerk1", correction, "REVIEW", Stories.correction("FACTS_MISSING"));
        var told = court.waitsAt(correction, "CORRECTION_REQUIRED").get("dueAt").asText();
        var fee = court.owing();
        assertThat(due(court, review)).startsWith("2026-10-20T00:00");
        assertThat(due(court, fee)).startsWith("2026-10-20T00:00");

        assertThat(told).startsWith("2026-10-20T00:00");

        var change = enter("2026-10-19 演练 放假");

        assertThat(due(court, review)).startsWith("2026-10-21T00:00");
        assertThat(due(court, fee)).startsWith("2026-10-21T00:00");
        assertThat(due(court, correction)).startsWith("2026-10-21T00:00");
        assertThat(timers(review)).contains(instant("2026-10-21T00:00"));
        assertThat(timers(fee)).contains(instant("2026-10-21T00:00"));
        assertThat(notices(fee)).singleElement().satisfies(text -> assertThat(text)
                .contains("交纳诉讼费的期限", "2026年10月19日", "2026年10月20日", "民事诉讼法第八十五条"));
        assertThat(notices(review)).singleElement().satisfies(text -> assertThat(text)
                .contains("法院决定是否立案的期限"));
        assertThat(notices(correction)).hasSize(1);
        assertThat(change.leftAlone()).isZero();
        assertThat(change.postponed()).isEqualTo(3);
        assertThat(QuietBrowser.as(port, "supervisor1")
                        .get("/workbench/calendar")
                        .expecting(200)
                        .text())
                .contains("延后 3 件", "已完成");
        assertThat(QuietBrowser.as(port, "zhangsan")
                        .get("/filings/" + fee)
                        .expecting(200)
                        .text())
                .contains("期限顺延通知书", "原来告知的最后一日是2026年10月19日，现在是2026年10月20日");
        var tasks = jdbc.sql("select due_date_ from act_ru_task where proc_inst_id_ in "
                        + "(select proc_inst_id_ from act_ru_execution where business_key_ = ?)")
                .param(review)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
        assertThat(tasks).singleElement().isEqualTo(instant("2026-10-21T00:00"));

        var back = enter("2026-10-19 演练 上班");
        assertThat(back.postponed()).isZero();
        assertThat(due(court, review)).startsWith("2026-10-21T00:00");
        assertThat(timers(review)).contains(instant("2026-10-21T00:00"));
        var again = enter("2026-10-19 演练 放假");
        assertThat(again.postponed()).isZero();
        assertThat(notices(review)).hasSize(1);
        assertThat(notices(fee)).hasSize(1);

        var oldEnd = time.at("2026-10-20T00:00:30");
        quiet();
        assertThat(oldEnd.filing(review).get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(oldEnd.filing(fee).get("status").asText()).isEqualTo("FEE_DUE");
        var newEnd = time.at("2026-10-21T00:00:30");
        newEnd.waitsAt(review, "REGISTERED");
        newEnd.waitsAt(fee, "FEE_OVERDUE");
    }

    @Test
    @DisplayName("已经释明的：审查期限顺延；答复期限从审查期满倒数，不因放假变长，也不变短")
    void theReplyStaysAsTold() {
        var court = new CourtClock(clock, port).at("2026-06-01T09:00");
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "ARBITRATION",
                        "reason", "有仲裁协议",
                        "basis", "民事诉讼法第一百二十七条第二项"));
        assertThat(court.waitsAt(filing, "ADVISED").get("dueAt").asText()).startsWith("2026-06-05T00:00");

        enter("2026-06-08 演练 放假");

        assertThat(due(court, filing)).startsWith("2026-06-05T00:00");
        assertThat(timers(filing)).contains(instant("2026-06-05T00:00"), instant("2026-06-10T00:00"));
        assertThat(notices(filing))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("法院决定是否立案的期限").doesNotContain("答复"));
    }

    @Test
    @DisplayName("银行到账的一日、答复投诉、退费的期限同样只延后不提前：时钟一起动，延后的告知；再算一次什么也不变")
    void theCourtsOwnDays() {
        var time = new CourtClock(clock, port);
        var court = time.at("2026-11-02T09:00");
        var late = court.owing();
        var refunding = court.owing();
        var order = court.order(refunding, "WECHAT");
        court.say(refunding, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        assertThat(CourtClient.anonymous(port)
                        .post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"))
                        .status())
                .isEqualTo(202);
        court.waitsAt(refunding, "TRANSFERRED");
        court.decideAs("judge1", refunding, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.taskFor(court.as("judge2"), refunding, "APPROVE_REFUND");
        court.say(late, "complaints", Map.of("text", "没有给收件回执")).expecting(201);
        var overdue = time.at("2026-11-10T00:00:30");
        overdue.waitsAt(late, "FEE_OVERDUE");
        assertThat(due(overdue, late)).startsWith("2026-11-12T00:00");
        quiet();

        var change = enter("2026-11-11 演练 放假\n2026-11-17 演练 放假");

        assertThat(change.leftAlone()).isZero();
        assertThat(change.postponed()).isEqualTo(3);
        assertThat(due(overdue, late)).startsWith("2026-11-13T00:00");
        assertThat(timers(late)).contains(instant("2026-11-13T00:00"));
        assertThat(notices(late)).singleElement().satisfies(text -> assertThat(text)
                .contains("仍可交纳的期间", "2026年11月11日", "2026年11月12日"));
        assertThat(jdbc.sql("select due_at from complaint where filing_id = ?::uuid")
                        .param(late)
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .single())
                .isEqualTo(instant("2026-11-19T00:00"));
        assertThat(told(late, "COMPLAINT_POSTPONED")).contains("2026年11月17日", "2026年11月18日", "第八十五条");
        assertThat(told(refunding, "REFUND_POSTPONED")).contains("退还诉讼费用", "2026年11月18日");
        assertThat(jdbc.sql("select duedate_ from act_ru_job where type_ = 'timer'")
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .list())
                .contains(instant("2026-11-19T00:00"))
                .doesNotContain(instant("2026-11-18T00:00"));

        assertThat(enter("2026-11-11 演练 上班\n2026-11-17 演练 上班").postponed()).isZero();
        assertThat(due(overdue, late)).startsWith("2026-11-13T00:00");
    }

    @Test
    @DisplayName("正在诉前调解的：指定、确认、联系、调解的期限同样只延后、不提前，时钟一起动，延后的告知")
    void theStepsOfAMediation() {
        var court = new CourtClock(clock, port).at("2026-04-06T09:00");
        var appointing = Mediated.concluded(court);
        var confirming = Mediated.appointed(court);
        var asking = Mediated.confirmed(court);
        var mediating = Mediated.mediating(court);
        for (var filing : List.of(appointing, confirming, asking)) {
            assertThat(due(court, filing)).startsWith("2026-04-10T00:00");
        }
        assertThat(due(court, mediating)).startsWith("2026-05-07T00:00");

        var change = enter("2026-04-09 演练 放假\n2026-05-06 演练 放假");

        assertThat(change.leftAlone()).isZero();
        assertThat(change.postponed()).isEqualTo(4);
        for (var filing : List.of(appointing, confirming, asking)) {
            assertThat(due(court, filing)).startsWith("2026-04-11T00:00");
            assertThat(timers(filing)).contains(instant("2026-04-11T00:00"));
            assertThat(notices(filing)).singleElement().satisfies(text -> assertThat(text)
                    .contains("诉前调解这一步的期限", "2026年4月9日", "2026年4月10日"));
        }
        assertThat(due(court, mediating)).startsWith("2026-05-08T00:00");
        assertThat(timers(mediating)).contains(instant("2026-05-08T00:00"));

        assertThat(enter("2026-04-09 演练 上班\n2026-05-06 演练 上班").postponed()).isZero();
        assertThat(due(court, appointing)).startsWith("2026-04-11T00:00");
    }

    private String told(String filing, String document) {
        return inbox.ofFiling(FilingId.of(filing)).stream()
                .filter(message -> message.document().equals(document))
                .map(Message::text)
                .reduce((first, second) -> {
                    throw new AssertionError("told twice");
                })
                .orElseThrow();
    }

    @Test
    @DisplayName("没有同意电子送达的，期限已经延后，通知走纸面：登记送达回证以后看得到")
    void onPaper() {
        var court = new CourtClock(clock, port).at("2026-08-03T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var filing = court.submitted(draft);
        assertThat(due(court, filing)).startsWith("2026-08-11T00:00");

        enter("2026-08-10 演练 放假");

        assertThat(due(court, filing)).startsWith("2026-08-12T00:00");
        assertThat(notices(filing)).isEmpty();
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-08-03", "document", "EMS1"));
        until(() -> assertThat(notices(filing)).hasSize(1));
    }

    @Test
    @DisplayName("上班、放假一次都改：只有因为这次改动变晚的才延后，规则表后来改长的不算日历的账")
    void onlyWhatTheCalendarDid() {
        var court = new CourtClock(clock, port).at("2026-07-06T09:00");
        var filing = court.submitted();
        assertThat(due(court, filing)).startsWith("2026-07-14T00:00");
        // As if a table had given ten days since: the count is later by the table, not by the calendar.
        jdbc.sql("update filing set review_from = review_from + interval '3 days' where id = ?::uuid")
                .param(filing)
                .update();

        var change = enter("2026-07-07 演练 放假\n2026-07-11 演练 上班");

        assertThat(change.postponed()).isZero();
        assertThat(due(court, filing)).startsWith("2026-07-14T00:00");
        assertThat(notices(filing)).isEmpty();
    }

    @Test
    @DisplayName("件数再多也逐页、按编号往下算，不漏不重：每件延后一次、通知一次")
    void howeverMany() {
        var court = new CourtClock(clock, port).at("2026-03-02T09:00");
        var submitted = new ArrayList<String>();
        for (var n = 0; n < FILINGS; n++) {
            var filing = court.drafted(Stories.loanDraft());
            court.insist(filing);
            submitted.add(filing);
        }
        court.task(submitted.get(FILINGS - 1), "REVIEW");
        quiet();
        var pages = new ArrayList<FilingId>();
        for (var page = filings.withOpenPeriods(null, 7);
                !page.isEmpty();
                page = filings.withOpenPeriods(page.get(page.size() - 1).value(), 7)) {
            assertThat(page).hasSizeLessThanOrEqualTo(7);
            pages.addAll(page);
        }
        assertThat(pages).doesNotHaveDuplicates();
        assertThat(pages.stream().map(FilingId::toString)).containsAll(submitted);
        var begun = System.nanoTime();

        var change = enter("2026-03-09 演练 放假");

        System.out.printf(
                "%d open filings counted anew in %d ms%n",
                change.seen(), Duration.ofNanos(System.nanoTime() - begun).toMillis());
        assertThat(change.postponed()).isEqualTo(FILINGS);
        assertThat(change.leftAlone()).isZero();
        assertThat(jdbc.sql("""
                                select count(*) from filing f where f.id in (:ids) and f.review_due_at = :due
                                  and (select count(*) from filing_act a
                                    where a.filing_id = f.id and a.kind = 'PERIOD_POSTPONED') = 1""")
                        .param("ids", submitted.stream().map(UUID::fromString).toList())
                        .param("due", instant("2026-03-11T00:00").atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .isEqualTo(FILINGS);
        assertThat(notices(submitted.get(0))).hasSize(1);
    }

    @Test
    @DisplayName("算到一半断了：已经算的不重来，没有算的接着算，每件只延后一次、只通知一次")
    void aCrashInTheMiddle() throws Exception {
        var court = new CourtClock(clock, port).at("2026-09-07T09:00");
        var submitted = new ArrayList<String>();
        for (var n = 0; n < 4; n++) {
            submitted.add(court.submitted());
        }
        var filings = jdbc.sql("select id from filing where id in (:ids) order by id")
                .param("ids", submitted.stream().map(UUID::fromString).toList())
                .query(String.class)
                .list();
        try (var held = database.getConnection()) {
            held.setAutoCommit(false);
            hold(held, filings.get(2));
            calendar.enter(accounts.actorOf("analyst1"), "2026-09-14 演练 放假", "演练");
            until(() -> assertThat(waiting()).hasSize(1));
            assertThat(due(court, filings.get(0))).startsWith("2026-09-16T00:00");
            assertThat(due(court, filings.get(1))).startsWith("2026-09-16T00:00");
            assertThat(due(court, filings.get(3))).startsWith("2026-09-15T00:00");

            jdbc.sql("select pg_terminate_backend(?)")
                    .param(waiting().get(0))
                    .query(Boolean.class)
                    .single();
            held.rollback();
        }

        until(() -> assertThat(changes.running()).isEmpty());
        assertThat(filings).allSatisfy(filing -> {
            assertThat(due(court, filing)).startsWith("2026-09-16T00:00");
            assertThat(notices(filing)).hasSize(1);
            assertThat(timers(filing)).contains(instant("2026-09-16T00:00"));
        });
        assertThat(changes.latest(1).get(0).leftAlone()).isZero();
        assertThat(changes.latest(1).get(0).postponed()).isEqualTo(4);
    }

    private static void hold(Connection connection, String filing) throws Exception {
        try (var row = connection.prepareStatement("select 1 from filing where id = ?::uuid for update")) {
            row.setString(1, filing);
            row.executeQuery();
        }
    }

    /** The database's processes that wait for a filing. */
    private List<Integer> waiting() {
        return jdbc.sql("""
                        select pid from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%from filing%for update%'""").query(Integer.class).list();
    }

    private CalendarChange enter(String days) {
        calendar.enter(accounts.actorOf("analyst1"), days, "演练");
        await().atMost(Duration.ofMinutes(5)).until(() -> changes.running().isEmpty());
        quiet();
        return changes.latest(1).get(0);
    }

    private void quiet() {
        until(() -> assertThat(management
                        .createJobQuery()
                        .executable()
                        .withRetriesLeft()
                        .count())
                .isZero());
    }

    private static String due(Stories court, String filing) {
        return court.filing(filing).get("dueAt").asText();
    }

    private List<Instant> timers(String filing) {
        return jdbc.sql("""
                        select j.duedate_ from act_ru_job j
                        where j.type_ = 'timer' and j.process_instance_id_ in (
                          select e.proc_inst_id_ from act_ru_execution e where e.business_key_ = ?)""")
                .param(filing)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }

    private List<String> notices(String filing) {
        return inbox.ofFiling(FilingId.of(filing)).stream()
                .filter(message -> message.document().equals(NOTICE))
                .map(Message::text)
                .toList();
    }
}
