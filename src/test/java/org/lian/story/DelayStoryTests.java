package org.lian.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.identity.Accounts;
import org.lian.supervision.Delays;
import org.lian.supervision.ReportPeriod;
import org.lian.web.Cells;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 用时构成: each hour of a filing is somebody's turn, and the hours together are all of its time. */
class DelayStoryTests extends CourtInTime {
    private static final double HOUR = 3600;
    /** The clock runs on between the acts of a test. */
    private static final Offset<Double> A_WHILE = within(0.1);

    @Autowired
    Delays delays;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("补正两天、交费三天是当事人的，其余是法院的；加起来就是全部用时；看板、月报工作簿和 PDF 说的一样")
    void whoseTurnItWas() {
        var filing = time.at("2026-07-06T09:00").submitted();
        time.at("2026-07-06T10:00").decideAs("clerk1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        var corrected = time.at("2026-07-08T10:00");
        corrected
                .say(filing, "correction", Map.of("claims", "判令被告归还借款本金十万元及利息。"))
                .expecting(201);
        corrected.waitsAt(filing, "UNDER_REVIEW");
        var registered = time.at("2026-07-09T10:00");
        registered.decide(registered.task(filing, "REVIEW"), Map.of("outcome", "REGISTER", "feeFen", 230_000));
        registered.waitsAt(filing, "FEE_DUE");
        var paid = time.at("2026-07-12T10:00");
        paid.pay(filing);
        paid.waitsAt(filing, "TRANSFERRED");

        var head = accounts.actorOf("supervisor1");
        var day = ReportPeriod.day(LocalDate.parse("2026-07-12"));
        var found = ofOneDay(filing, "2026-07-12");

        assertThat(found.elapsed() / HOUR).isEqualTo(145, A_WHILE);
        assertThat(found.filer() / HOUR).isEqualTo(48 + 72, A_WHILE);
        assertThat(found.court() / HOUR).isEqualTo(25, A_WHILE);
        assertSums(found);
        assertSums(delays.of(head, day).mean().parts());
        assertThat(delays.of(head, ReportPeriod.day(LocalDate.parse("2026-07-11")))
                        .mean()
                        .filings())
                .as("nothing ended on the day before")
                .isZero();

        var browser = QuietBrowser.as(port, "supervisor1");
        var board = browser.get("/staff/board?from=2026-07-12&to=2026-07-12")
                .expecting(200)
                .text();
        assertThat(board).contains("时间用在哪里", "平均 6 天 1 小时", "5 天（82.8%）", "张三 诉 李四", "1 天 1 小时（17.2%）");
        assertThat(browser.get("/staff/report.xlsx?from=2026-07-01&to=2026-07-31")
                        .expecting(200)
                        .header("content-disposition"))
                .contains("xlsx");
        var workbook = Cells.of(browser.download("/staff/report.xlsx?from=2026-07-01&to=2026-07-31"));
        assertThat(workbook.rows(2).get(1).get("A").format()).as("按日").isEqualTo("yyyy-mm-dd");
        assertThat(workbook.rows(5).get(0).get("D").value()).isEqualTo("平均用时（小时）");
        assertThat(workbook.rows(5).get(1).get("D").text()).as("办结的任务，平均用时").isFalse();
        var parts = workbook.rows(6);
        for (var column : List.of("B", "C", "D")) {
            assertThat(parts.get(0).get(column).value()).endsWith("（小时）");
            assertThat(parts.get(1).get(column).text()).as("用时构成，%s", column).isFalse();
        }
        assertThat(parts.get(1).get("B").value()).as("6 天 1 小时").isEqualTo("145.0");
        var emptyDay = Cells.of(browser.download("/staff/report.xlsx?from=2026-07-11&to=2026-07-11"));
        assertThat(emptyDay.rows(6).get(1).get("A").value()).isEqualTo("0");
        assertThat(emptyDay.rows(6).get(1).get("B").value()).as("用时构成，没有办结的").isEqualTo("－");
        var report = browser.download("/staff/report.pdf?from=2026-07-01&to=2026-07-31");
        Printed.picture("month-report", report);
        // A day stands on one line of its column.
        assertThat(Printed.text(report)).contains("立案情况月报", "2026-07-0", "用时构成");
        time.realTimeAgain();
        var quarter = "from=2026-07-01&to=2026-09-30";
        assertThat(Printed.text(browser.download("/staff/report.pdf?" + quarter)))
                .contains("立案情况季报")
                .doesNotContain("月报");
        assertThat(browser.get("/staff/report.xlsx?" + quarter).expecting(200).header("content-disposition"))
                .contains(URLEncoder.encode("立案情况季报", UTF_8));
        assertThat(browser.get("/staff/board?" + quarter).expecting(200).text())
                .contains("季报：", "按月（所选时间）", ">2026-07</th>")
                .doesNotContain("月报：");
        var register = browser.download("/staff/register.pdf?from=2026-07-01&to=2026-07-31");
        Printed.picture("register", register);
        assertThat(Printed.text(register)).contains("立案登记簿", "张三 诉 李四");
    }

    @Test
    @DisplayName("纸质送达在路上的时间不算法院的，也不算当事人的")
    void onItsWay() {
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var court = time.at("2026-07-20T09:00");
        var filing = court.submitted(draft);
        court.decide(court.task(filing, "REVIEW"), Map.of("outcome", "REGISTER"));
        court.waitsAt(filing, "REGISTERED");
        court.task(filing, "PAPER_SERVICE");
        var handed = time.at("2026-07-22T09:00");
        handed.decideAs(
                "clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-07-22", "document", "EMS1234567890CN"));
        handed.confirmFee(filing, 230_000);
        handed.task(filing, "PAPER_SERVICE");
        var due = time.at("2026-07-24T09:00");
        due.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-07-24", "document", "EMS1234567891CN"));
        due.waitsAt(filing, "FEE_DUE");
        due.pay(filing);
        due.waitsAt(filing, "TRANSFERRED");

        var found = ofOneDay(filing, "2026-07-24");
        assertThat(found.posting() / HOUR).isEqualTo(96, A_WHILE);
        assertThat(found.elapsed() / HOUR).isEqualTo(96, A_WHILE);
        assertSums(found);
    }

    @Test
    @DisplayName("回证晚登记的：在路上只到签收那一天，以后是法院的")
    void theReceiptIsRegisteredLate() {
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var court = time.at("2026-07-27T09:00");
        var filing = court.submitted(draft);
        court.decide(court.task(filing, "REVIEW"), Map.of("outcome", "REGISTER"));
        court.waitsAt(filing, "REGISTERED");
        court.task(filing, "PAPER_SERVICE");
        var registered = time.at("2026-07-31T09:00");
        registered.decideAs(
                "clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-07-28", "document", "EMS1234567892CN"));
        registered.confirmFee(filing, 230_000);
        registered.decideAs(
                "clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-07-31", "document", "EMS1234567893CN"));
        registered.waitsAt(filing, "FEE_DUE");
        registered.pay(filing);
        registered.waitsAt(filing, "TRANSFERRED");

        var found = ofOneDay(filing, "2026-07-31");
        assertThat(found.elapsed() / HOUR).isEqualTo(96, A_WHILE);
        assertThat(found.posting() / HOUR).as("until 24:00 of the 28th").isEqualTo(39, A_WHILE);
        assertThat(found.court() / HOUR).isEqualTo(57, A_WHILE);
        assertSums(found);
    }

    @Test
    @DisplayName("逾期未交费：银行只有一个工作日，以后等法官审签的时间是法院的；以前没有记下这一天的，从请法官审签那时起算")
    void theJudgeIsSlow() {
        var court = time.at("2026-06-01T09:00");
        var filing = court.submitted();
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        time.at("2026-06-09T00:00:30").waitsAt(filing, "FEE_OVERDUE");
        var asked = time.at("2026-06-11T00:00:30");
        asked.taskFor(asked.as("judge1"), filing, "SIGN_DEEMED_WITHDRAWAL");
        var signed = time.at("2026-07-03T00:00:30");
        signed.decideAs("judge1", filing, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
        signed.waitsAt(filing, "DEEMED_WITHDRAWN");

        var found = ofOneDay(filing, "2026-07-03");
        assertThat(found.bank() / HOUR).as("the 9th and the 10th, a Wednesday").isEqualTo(48, A_WHILE);
        assertThat(found.court() / HOUR).isEqualTo(22 * 24, A_WHILE);
        assertSums(found);
        jdbc.sql("update filing_phase set bank_until = null where filing_id = cast(? as uuid)")
                .param(filing)
                .update();
        assertThat(ofOneDay(filing, "2026-07-03").bank() / HOUR).isEqualTo(48, A_WHILE);
    }

    private Delays.Parts ofOneDay(String filing, String day) {
        return delays.of(accounts.actorOf("supervisor1"), ReportPeriod.day(LocalDate.parse(day))).slowest().stream()
                .filter(slow -> slow.filing().toString().equals(filing))
                .findFirst()
                .orElseThrow()
                .parts();
    }

    private static void assertSums(Delays.Parts parts) {
        assertThat(parts.court() + parts.filer() + parts.bank() + parts.posting() + parts.mediation())
                .isEqualTo(parts.elapsed(), within(0.001));
    }
}
