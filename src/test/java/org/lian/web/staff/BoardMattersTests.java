package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.grievances.GrievanceNumbers;
import org.lian.grievances.Grievances;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.Powers;
import org.lian.identity.StaffDirectory;
import org.lian.story.CourtClock;
import org.lian.story.RaisedFee;
import org.lian.story.Stories;
import org.lian.supervision.ReportPeriod;
import org.lian.supervision.Statistics;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 投诉、故障、规则 on the board. */
@OwnCourt
@Tag("thorough")
class BoardMattersTests {
    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    Grievances grievances;

    @Autowired
    Accounts accounts;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Powers powers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statistics statistics;

    @Autowired
    ManagementService jobs;

    private CourtClock time;
    private QuietBrowser head;

    @BeforeEach
    void enter() {
        time = new CourtClock(clock, port);
        head = QuietBrowser.as(port, "supervisor1");
    }

    @AfterEach
    void realTimeAgain() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("投诉：所选时间收到、答复、逾期答复几件，现在没有答复、已逾期几件；别的法院的不算")
    void complaints() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/complaints", Map.of("text", "一直没有人答复"))
                .expecting(201);
        assertThat(complaints("2026-10-12", "2026-10-12")).isEqualTo("1 0 0 1 0");
        assertThat(complaints("2026-10-11", "2026-10-11")).isEqualTo("0 0 0 1 0");

        court = time.at("2026-12-14T09:00");
        assertThat(complaints("2026-10-01", "2026-10-31")).isEqualTo("1 0 0 1 1");
        court.decideAs("supervisor1", filing, "ANSWER_COMPLAINT", Map.of("answer", "已经查明，答复如下"));
        assertThat(complaints("2026-10-01", "2026-10-31")).isEqualTo("1 0 0 0 0");
        assertThat(complaints("2026-12-01", "2026-12-14")).isEqualTo("0 1 1 0 0");
        assertThat(complaints("2026-10-01", "2026-12-14")).isEqualTo("1 1 1 0 0");
        var elsewhere = new Actor("head", "head", Set.of(Role.SUPERVISOR), Set.of(new CourtCode("京0105")));
        assertThat(grievances.numbers(elsewhere, Instant.EPOCH, clock.now()))
                .isEqualTo(new GrievanceNumbers(0, 0, 0, 0, 0));
        assertThatThrownBy(() -> grievances.numbers(accounts.actorOf("clerk1"), Instant.EPOCH, clock.now()))
                .hasMessageContaining("由庭长、院长查看");
    }

    @Test
    @DisplayName("看板上在办的数字通向那一组任务，件数相同；立案的数字通向那段时间的登记簿")
    void numbersLeadToWhatTheyCount() {
        var court = time.at("2026-10-12T09:00");
        court.owing();
        court.submitted();

        // What other tests left goes on by itself, so both pages are asked until they tell of the same moment.
        CourtClock.until(this::everyNumberIsThatOfItsList);

        assertThat(head.get("/staff/board").expecting(200).text())
                .contains("/staff/register?from=2026-10-12&amp;to=2026-10-12");
    }

    private void everyNumberIsThatOfItsList() {
        var links = Pattern.compile("href=\"(/staff/desk\\?list=\\w+&amp;when=\\w+)\">(\\d+)</a>")
                .matcher(head.get("/staff/board").expecting(200).text())
                .results()
                .toList();
        assertThat(links).isNotEmpty();
        for (var link : links) {
            assertThat(head.get(link.group(1).replace("&amp;", "&"))
                            .expecting(200)
                            .text())
                    .as(link.group())
                    .containsPattern("其中符合条件 " + link.group(2) + " 件|<small>" + link.group(2) + " 件</small>");
        }
    }

    @Test
    @DisplayName("规则：所选时间生效的新版本，谁起草、谁批准、为什么、依据、改了哪一格、发布前试过没有")
    void rules() {
        var today = LocalDateTime.now(BusinessClock.SHANGHAI).toLocalDate().toString();
        assertThat(head.get("/staff/board?from=" + today + "&to=" + today).text())
                .contains("所选时间内没有新版本生效");
        RaisedFee.publish(port, 6000, "第一档调整为 60 元");
        assertThat(head.get("/staff/board?from=" + today + "&to=" + today)
                        .expecting(200)
                        .text())
                .contains("第 2 版", "第一档调整为 60 元", RaisedFee.BASIS, "5000 → 6000", "发布前没有用过去的申请试过")
                .containsPattern("起草 [^，<]+，批准 [^<]+")
                .doesNotContain("所选时间内没有新版本生效", "示例第", "lowFen");
        assertThat(head.get("/staff/board?from=2026-01-01&to=2026-01-02").text())
                .contains("所选时间内没有新版本生效");
    }

    @Test
    @DisplayName("审查逾期按今日、本周、本月和所选时间各一列：没有决定的算在期限的最后一日，逾期才决定的算在决定那一天")
    void lateReviews() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.task(filing, "REVIEW");
        time.at("2026-10-15T09:00");
        jdbc.sql("""
                        insert into task_done (task_id, court, kind, clerk, received_at, due_at, done_at) values
                          ('late-1', '京0199', 'Task_ReviewFiling', 'clerk1', '2026-10-05T09:00', '2026-10-13T00:00', '2026-10-13T09:00'),
                          ('late-2', '京0199', 'Task_ReviewFiling', 'clerk1', '2026-09-21T09:00', '2026-09-29T00:00', '2026-10-01T09:00')""").update();
        assertThat(late("2026-10-12", "2026-10-13")).isEqualTo("0 1 2 1");

        jdbc.sql("update task_offer set due_at = '2026-10-15T00:00' where business_key = ?")
                .param(filing)
                .update();
        assertThat(late("2026-10-14", "2026-10-15")).isEqualTo("0 2 3 1");
        assertThat(late("2026-10-15", "2026-10-15"))
                .as("its last day was the 14th")
                .isEqualTo("0 2 3 0");
        assertThat(statistics.of(
                        accounts.actorOf("supervisor1"),
                        new ReportPeriod(LocalDate.of(2026, 10, 14), LocalDate.of(2026, 10, 15)),
                        Statistics.By.DAY))
                .extracting(Statistics.Line::key, Statistics.Line::overdue)
                .containsExactly(tuple("2026-10-14", 1L));
    }

    @Test
    @DisplayName("故障：停下来的和还在重试的各几个；被调用的流程里的只算一次，别的法院的不算；看板、工作台、故障页说的一样")
    void failures() {
        var court = time.at("2026-10-12T09:00");
        var unpaid = court.submitted();
        court.register(unpaid);
        court.confirmFee(unpaid, 230_000);
        court.waitsAt(unpaid, "FEE_DUE");
        var fails = timer(unpaid, "fee-payment");
        var retries = review(court);
        var elsewhere = review(court);
        try {
            jobs.setJobRetries(fails, 0);
            jobs.setJobRetries(elsewhere, 0);
            jdbc.sql("update act_ru_incident set tenant_id_ = '京0105' where configuration_ = ?")
                    .param(elsewhere)
                    .update();
            raised(retries, "java.net.ConnectException: Connection refused");
            assertThat(jdbc.sql("select count(*) from act_ru_incident")
                            .query(Integer.class)
                            .single())
                    .as("of the called flow, of its caller, of another court")
                    .isEqualTo(3);

            assertThat(head.get("/staff/board").expecting(200).text())
                    .containsPattern("停下来等人处理的 <b class=\"late\">1</b> 个，正在自己重试的 <b>1</b> 个");
            assertThat(head.get("/staff").expecting(200).text()).contains("1 个自动步骤出了故障");
            var read = readings();
            assertThat(head.get("/staff/incidents").expecting(200).text())
                    .contains("/staff/filings/" + unpaid + "\">张三 诉 李四")
                    .containsOnlyOnce("/retry")
                    .containsOnlyOnce("还在自动重试，下次")
                    .doesNotContain("，这里是最");
            assertThat(readings()).as("a list opens no case").isEqualTo(read);
            assertThat(headElsewhere().get("/staff/incidents").expecting(200).text())
                    .doesNotContain("/retry", "张三", unpaid, "还在自动重试，下次");
        } finally {
            raised(retries, null);
            jobs.setJobRetries(fails, 1);
            jobs.setJobRetries(elsewhere, 1);
        }
        assertThat(head.get("/staff/board").expecting(200).text()).contains("<p>现在没有。</p>");
    }

    private QuietBrowser headElsewhere() {
        if (staff.find("head-elsewhere").isEmpty()) {
            Hired.head(
                    staff,
                    accounts,
                    powers,
                    "head-elsewhere",
                    "demo-head-elsewhere",
                    "外院庭长",
                    Set.of(Role.SUPERVISOR),
                    Set.of("京0198"));
        }
        return QuietBrowser.as(port, "head-elsewhere");
    }

    private long readings() {
        return jdbc.sql("select count(*) from journal_leaf where kind like '%READ%'")
                .query(Long.class)
                .single();
    }

    private String review(Stories court) {
        var filing = court.submitted();
        court.task(filing, "REVIEW");
        return timer(filing, "filing");
    }

    /** The next timer of a filing's flow. */
    private String timer(String filing, String flow) {
        return jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = ? and j.type_ = 'timer' and j.process_def_key_ = ?
                        order by j.duedate_ limit 1""").params(filing, flow).query(String.class).single();
    }

    private void raised(String job, String words) {
        jdbc.sql("update act_ru_job set exception_msg_ = ? where id_ = ?")
                .params(words, job)
                .update();
    }

    private String complaints(String from, String to) {
        return numbers(
                head.get("/staff/board?from=" + from + "&to=" + to)
                        .expecting(200)
                        .text(),
                "complaints-title");
    }

    private static String numbers(String page, String title) {
        var section = page.substring(page.indexOf("id=\"" + title + "\""));
        return cells(section.substring(0, section.indexOf("</section>")));
    }

    /** The last cell of each line of the counts. */
    private String late(String from, String to) {
        var page = head.get("/staff/board?from=" + from + "&to=" + to)
                .expecting(200)
                .text();
        var section = page.substring(page.indexOf("id=\"counts-title\""));
        return Pattern.compile("<td[^>]*>(\\d+)</td></tr>")
                .matcher(section.substring(0, section.indexOf("</section>")))
                .results()
                .map(cell -> cell.group(1))
                .reduce((one, next) -> one + " " + next)
                .orElse("");
    }

    private static String cells(String html) {
        return Pattern.compile("<td[^>]*>(\\d+)</td>")
                .matcher(html)
                .results()
                .map(cell -> cell.group(1))
                .reduce((one, next) -> one + " " + next)
                .orElse("");
    }
}
