package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.filing.Filings;
import org.lian.filing.Party;
import org.lian.filing.ServiceAddress;
import org.lian.identity.Accounts;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 窗口代为录入: somebody without a telephone files at the window, and everything after it reaches him on paper. */
@Tag("thorough")
class WindowFilingStoryTests extends CourtInTime {
    private static final Map<String, Object> HANDED_OVER = Map.of("until", "2026-10-12", "document", "本人到窗口签收");
    private static final String BOUNDARY = "----window";

    @Autowired
    Filings filings;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void theFont() {
        Printed.needsTheFont();
    }

    @Test
    @DisplayName("没有电话的人到窗口口头起诉：录入、笔录、提交，录入的人不能审查，另一人登记，窗口收费，文书纸质送达")
    void fromTheWindowToTheDivision() {
        var court = time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");

        var filing = begun(clerk, "王秀兰");
        assertThat(clerk.get("/filings/" + filing).expecting(200).text()).contains("窗口代为录入", "/staff/window/" + filing);
        assertThat(clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing))
                        .status())
                .isEqualTo(302);
        told(filing);

        var check = clerk.get("/filings/" + filing + "/check").expecting(200).text();
        assertThat(check).contains("本人在窗口口头起诉").doesNotContain("我同意在线办理");
        assertThat(submitted(clerk, filing).text()).contains("口头起诉笔录");

        var record = clerk.download("/staff/window/" + filing + "/record");
        Printed.picture("oral-complaint", record);
        assertThat(Printed.text(record).replaceAll("\\s", ""))
                .contains("口头起诉笔录", "王秀兰", "李四", "判令被告归还借款本金十万元", "读给起诉人听", "签名或者按指印", "立案窗口一号", "第一百二十三条第二款");
        for (var kind : List.of("COMPLAINT", "PLAINTIFF_IDENTITY", "EVIDENCE")) {
            upload(clerk, filing, kind);
        }
        assertThat(submitted(clerk, filing).status()).isEqualTo(302);

        assertThat(clerk.get("/filings/" + filing + "/receipt").expecting(200).text())
                .contains("收件回执");
        assertThat(clerk.get("/staff/window/" + filing).expecting(200).text())
                .contains("收件回执", "到窗口、打电话问", "另一名工作人员审查");
        clerk.submit("/filings/" + filing + "/withdrawal", form(clerk, filing)).expecting(403);

        var row = court.as("clerk2")
                .get("/api/v1/tasks?filingId=" + filing)
                .body()
                .at("/items/0/flags");
        assertThat(row.toString()).contains("窗口", "纸质");
        var task = court.task(filing, "REVIEW");
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + task + "/claim", Map.of())
                        .expecting(403)
                        .text())
                .contains("由您在窗口代为录入");
        court.decideAs("clerk2", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        var paper = court.taskFor(court.clerk, filing, "PAPER_SERVICE");
        assertThat(Printed.text(clerk.download("/staff/tasks/" + paper + "/print"))
                        .replaceAll("\\s", ""))
                .contains("受理案件通知书", "王秀兰", "北京市某某区一号");
        court.decide(paper, HANDED_OVER);
        court.decideAs("clerk2", filing, "CONFIRM_FEE", Map.of("confirmedFen", 230_000));
        court.decide(court.task(filing, "PAPER_SERVICE"), HANDED_OVER);
        CourtClock.until(() ->
                assertThat(clerk.get("/staff/counter?number=" + filing).text()).contains("2,300.00 元", "票据号"));
        clerk.submit(
                        "/staff/counter",
                        Map.of(
                                "_csrf",
                                clerk.token("/staff/counter"),
                                "filing",
                                filing,
                                "receiptNumber",
                                "NO-" + filing.substring(0, 8)))
                .expecting(302);
        CourtClock.until(() -> assertThat(QuietBrowser.as(port, "clerk2")
                        .get("/staff/filings/" + filing)
                        .text())
                .contains("已移送"));
        var register = QuietBrowser.as(port, "supervisor1")
                .get("/staff/register?from=2026-10-12&to=2026-10-13")
                .expecting(200)
                .text();
        assertThat(register.substring(register.indexOf(filing))).contains("审查登记（窗口代录）");
        var sheet =
                QuietBrowser.as(port, "clerk2").get("/staff/filings/" + filing).text();
        assertThat(sheet).contains("窗口", "口头起诉，由 立案窗口一号（演示） 代为录入", "当事人到窗口口头起诉");
        assertThat(Printed.text(clerk.download("/staff/filings/" + filing + "/approval-sheet")))
                .contains("窗口口头起诉");
        assertThat(jdbc.sql(
                                "select count(*) from court_paper where filing_id = ?::uuid and document = 'ONLINE_CONSENT'")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("只有录入的人、只在当天、只有这一件：同事、外院、法官、当事人都打不开草稿；第二天本人再来才接着录入；别的草稿打不开")
    void nobodyElseAndNothingElse() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王秀兰");
        var other = new Stories(port).drafted(Stories.loanDraft());

        for (var person : List.of("clerk2", "clerk3")) {
            var colleague = QuietBrowser.as(port, person);
            colleague.get("/staff/window/" + filing).expecting(404);
            colleague.get("/staff/window/" + filing + "/record").expecting(404);
            colleague.get("/filings/" + filing).expecting(403);
        }
        QuietBrowser.as(port, "judge1").get("/filings/" + filing).expecting(403);
        QuietBrowser.as(port, "zhangsan").get("/filings/" + filing).expecting(404);
        clerk.get("/filings/" + other).expecting(403);
        clerk.get("/staff/window/" + other).expecting(404);
        clerk.get("/filings").expecting(403);
        clerk.submit("/filings/" + filing + "/removal", form(clerk, filing)).expecting(409);
        assertThat(jdbc.sql("select count(*) from journal_leaf where details ->> 'filing' = ? and kind = 'FACTS_READ'")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .isPositive();

        time.at("2026-10-13T09:00");
        var nextDay = QuietBrowser.as(port, "clerk1");
        nextDay.get("/filings/" + filing).expecting(403);
        assertThat(nextDay.get("/staff/window/" + filing).expecting(200).text()).contains("本人又来了");
        nextDay.submit("/staff/window/" + filing, Map.of("_csrf", nextDay.token("/staff/window/" + filing)))
                .expecting(302);
        nextDay.get("/filings/" + filing).expecting(200);
    }

    @Test
    @DisplayName("要补正的：通知纸质送达，本人第二天再到窗口，接着录入补正，还是由另一人审查")
    void correctedAtTheWindow() {
        var court = time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王秀兰");
        clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing));
        told(filing);
        upload(clerk, filing, "COMPLAINT");
        submitted(clerk, filing, "insist", "true").expecting(302);
        court.decideAs(
                "clerk2",
                filing,
                "REVIEW",
                Map.of("outcome", "CORRECT", "days", 7, "items", List.of(Map.of("code", "FACTS_MISSING"))));
        court.decide(court.task(filing, "PAPER_SERVICE"), HANDED_OVER);

        court = time.at("2026-10-13T09:00");
        var nextDay = QuietBrowser.as(port, "clerk1");
        CourtClock.until(() ->
                assertThat(nextDay.get("/staff/filings/" + filing).text()).contains("待补正", "/staff/window/" + filing));
        nextDay.get("/filings/" + filing + "/correction").expecting(403);
        nextDay.submit("/staff/window/" + filing, form(nextDay, filing)).expecting(302);
        assertThat(nextDay.get("/filings/" + filing + "/correction")
                        .expecting(200)
                        .text())
                .contains("窗口代为录入");
        var corrected = new HashMap<>(form(nextDay, filing));
        corrected.put(
                "seen",
                nextDay.get("/filings/" + filing + "/correction/0")
                        .text()
                        .replaceAll("(?s).*name=\"seen\"[^>]*value=\"([^\"]*)\".*", "$1"));
        corrected.put("facts", "被告二〇二五年三月一日借款十万元，写有借条，约定一年后归还，到期没有还。");
        nextDay.submit("/filings/" + filing + "/correction/0", corrected).expecting(302);
        nextDay.submit("/filings/" + filing + "/correction", form(nextDay, filing))
                .expecting(302);
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(403);
        court.decideAs("clerk2", filing, "REVIEW", Map.of("outcome", "REGISTER"));
    }

    @Test
    @DisplayName("姓名、证件写错了的当场说，写的都还在；带标签的姓名只是字；不能选外院")
    void whatIsWrongIsSaid() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");

        var wrong = clerk.submit("/staff/window", person(clerk, "<b>王", "123", "京0199"))
                .expecting(422);
        assertThat(wrong.text()).contains("证件号码有误", "&lt;b&gt;王").doesNotContain("<b>王");
        clerk.submit("/staff/window", person(clerk, "王秀兰", "11010519491231002X", "京0105"))
                .expecting(422);
        var filing = begun(clerk, "<script>王</script>");
        assertThat(clerk.get("/staff/window/" + filing).text())
                .contains("&lt;script&gt;王")
                .doesNotContain("<script>王");
    }

    private static Map<String, String> person(QuietBrowser clerk, String name, String number, String court) {
        return Map.of(
                "_csrf", clerk.token("/staff/window"),
                "name", name,
                "idType", "RESIDENT_ID",
                "idNumber", number,
                "court", court);
    }

    private static String begun(QuietBrowser clerk, String name) {
        var begun = clerk.submit("/staff/window", person(clerk, name, "11010519491231002X", "京0199"));
        assertThat(begun.status()).as(begun.text()).isEqualTo(302);
        return begun.header("location").replaceAll(".*/", "");
    }

    private static Map<String, String> form(QuietBrowser clerk, String filing) {
        return Map.of("_csrf", clerk.token("/staff/window/" + filing));
    }

    /** What the person says, into the fields of the form. */
    private void told(String filing) {
        var id = FilingId.of(filing);
        var owner = jdbc.sql("select owner_id from filing where id = ?::uuid")
                .param(filing)
                .query(String.class)
                .single();
        var person = accounts.find(owner).orElseThrow().actor();
        var draft = filings.find(person, id);
        var plaintiff = draft.draft().plaintiffs().get(0);
        filings.update(
                person,
                id,
                draft.draft()
                        .edit()
                        .causeCode("04.10.108.03")
                        .plaintiffs(List.of(new Party(
                                Party.Kind.PERSON,
                                plaintiff.name(),
                                plaintiff.idType(),
                                plaintiff.idNumber(),
                                null,
                                "北京市某某区一号",
                                List.of(),
                                null)))
                        .defendants(List.of(new Party(
                                Party.Kind.PERSON, "李四", null, null, "13900139000", "北京市某某区二号", List.of(), null)))
                        .claims("请求判令被告归还借款本金十万元。")
                        .facts("二〇二五年三月一日，被告向原告借款十万元，约定一年后归还，到期未还。")
                        .claimAmountFen(10_000_000L)
                        .serviceAddress(new ServiceAddress("北京市某某区一号", null, false, null))
                        .draft(),
                draft.revision());
    }

    private static QuietBrowser.Answer submitted(QuietBrowser clerk, String filing, String... more) {
        var page = clerk.get("/filings/" + filing + "/check").text();
        var revision = page.replaceAll("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1");
        var form = new HashMap<>(form(clerk, filing));
        form.put("revision", revision);
        if (more.length > 0) {
            form.put(more[0], more[1]);
        }
        return clerk.submit("/filings/" + filing + "/submission", form);
    }

    private static void upload(QuietBrowser clerk, String filing, String kind) {
        var token = clerk.token("/staff/window/" + filing);
        var body = part("_csrf", token) + part("kind", kind) + "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + kind
                + ".txt\"\r\nContent-Type: text/plain\r\n\r\nscan of " + kind + "\r\n--" + BOUNDARY + "--\r\n";
        var answer = clerk.send(
                "POST", "/filings/" + filing + "/materials", "multipart/form-data; boundary=" + BOUNDARY, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
