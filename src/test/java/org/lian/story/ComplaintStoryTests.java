package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.documents.Papers;
import org.lian.identity.Accounts;
import org.lian.serviceofprocess.Inbox;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 催办 and 投诉: every end and every event of processes/complaint.bpmn, over the API and the pages. */
@CourtTest
class ComplaintStoryTests {
    private static final String WORDS = "张三的申请十天没有回音，窗口电话一直占线";

    @Autowired
    Papers papers;

    @Autowired
    BusinessClock clock;

    @Autowired
    HistoryService history;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Inbox inbox;

    @Autowired
    Accounts accounts;

    @LocalServerPort
    int port;

    private Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @AfterEach
    void realTimeAgain() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("催办：一天一次，任务提到前面，写入进度；第二天可以再催")
    void remindsOnceADay() {
        at("2026-10-13T23:50");
        var filing = court.submitted();
        var before = review(filing).get("priority").asInt();
        assertThat(before).isLessThan(90);

        var reminded = remind(filing).expecting(201);
        assertThat(reminded.get("remindedAt")).startsWith("2026-10-13T23:5").endsWith("+08:00");
        assertThat(review(filing).get("priority").asInt()).isEqualTo(90);
        assertThat(timeline(filing)).contains("申请人催办，已提醒承办人");
        var again = remind(filing).expecting(429);
        assertThat(again.get("detail")).contains("今天已经催办过", "明天再试");

        at("2026-10-14T00:01");
        remind(filing).expecting(201);
    }

    @Test
    @DisplayName("不是轮到法院时不能催办；别人的申请找不到")
    void noReminderWhenItIsNotTheCourtsTurn() {
        var draft = court.drafted(Stories.loanDraft());
        assertThat(remind(draft).expecting(409).get("detail")).contains("不是等法院办理");
        court.as("lisi")
                .post("/api/v1/filings/" + draft + "/reminders", Map.of())
                .expecting(404);
        court.clerk.post("/api/v1/filings/" + draft + "/reminders", Map.of()).expecting(403);
    }

    @Test
    @DisplayName("已答复：庭长答复，送达投诉人；同时只有一件在办，答复后可以再投诉")
    void answeredAndServed() {
        var filing = court.submitted();
        var received = complain(filing, WORDS).expecting(201);
        var complaint = received.get("id");
        assertThat(received.get("dueBasis")).contains("最高人民法院关于人民法院登记立案若干问题的规定第十三条");
        assertThat(complain(filing, "再催一次").expecting(409).get("detail")).contains("正在办理");

        var task = task(filing);
        var supervisor = court.as("supervisor1");
        assertThat(supervisor
                        .get("/api/v1/tasks/" + task)
                        .expecting(200)
                        .body()
                        .get("complaint")
                        .get("text")
                        .asText())
                .isEqualTo(WORDS);
        assertThat(QuietBrowser.as(port, "supervisor1")
                        .get("/staff/tasks/" + task)
                        .text())
                .contains("答复投诉", WORDS);
        court.as("clerk3").get("/api/v1/tasks/" + task).expecting(404);
        for (var other : List.of("clerk1", "judge1")) {
            court.as(other).get("/api/v1/tasks/" + task).expecting(403);
            var sheet = QuietBrowser.as(port, other).get("/staff/tasks/" + task);
            assertThat(sheet.status()).isEqualTo(403);
            assertThat(sheet.text()).contains("投诉由庭长查看和答复").doesNotContain(WORDS);
        }
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(403);
        supervisor.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        supervisor.post("/api/v1/tasks/" + task + "/completion", Map.of()).expecting(422);
        supervisor
                .post("/api/v1/tasks/" + task + "/completion", Map.of("answer", "长".repeat(5_001)))
                .expecting(422);
        supervisor
                .post("/api/v1/tasks/" + task + "/completion", Map.of("answer", "已查明，材料今日审查完毕。"))
                .expecting(204);

        endsAt(complaint, "EndEvent_ComplaintAnswered");
        var page = QuietBrowser.as(port, "zhangsan").get("/filings/" + filing).text();
        assertThat(page).contains("投诉答复", "已答复");
        assertThat(timeline(filing)).contains("收到投诉，十五日内答复", "投诉已答复");
        supervisor
                .post("/api/v1/tasks/" + task + "/completion", Map.of("answer", "又一次"))
                .expecting(409);
        complain(filing, "答复与事实不符").expecting(201);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("投诉答复不是诉讼文书：同不同意电子送达，都只写网上答复的时间，不说电子送达")
    void anAnswerIsNoServiceOfProcess(boolean electronic) {
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", electronic));
        var filing = court.submitted(draft);
        var complaint = complain(filing, WORDS).expecting(201).get("id");
        answer(filing);
        endsAt(complaint, "EndEvent_ComplaintAnswered");

        var browser = QuietBrowser.as(port, "zhangsan");
        var page = browser.get("/filings/" + filing).text();
        var letter =
                Pattern.compile("/filings/" + filing + "/messages/[0-9a-f-]+").matcher(page);
        assertThat(letter.find()).isTrue();
        assertThat(page).contains("网上答复 ").doesNotContain("文书已电子送达", "送达时间");
        assertThat(browser.get(letter.group()).text())
                .contains("投诉答复", "网上答复时间")
                .doesNotContain("送达时间");
        assertThat(timeline(filing)).contains("投诉答复已在网上发布").doesNotContain("文书已电子送达", "第三十一条", "答复送达");
    }

    @Test
    @DisplayName("升级以前记成电子送达的投诉答复：列表、文书页和进度都说网上答复；日志里原来的话不改")
    void answersOfTheReleaseBefore() {
        var filing = court.submitted();
        // As the release before served it: like a paper.
        var answer = papers.fix(
                FilingId.of(filing),
                "COMPLAINT_ANSWER",
                "old",
                "advice",
                Map.of(
                        "title", "投诉答复",
                        "court", "某某区人民法院",
                        "date", "二〇二六年十一月二十日",
                        "filer", "张三",
                        "matter", "投诉",
                        "reason", "已查明",
                        "basis", "立案规定第十三条",
                        "remedy", "不服可以再反映",
                        "replyBy", "2026年11月30日24时"));
        inbox.serve(answer, List.of(accounts.actorOf("zhangsan").accountId()), "最高人民法院关于人民法院登记立案若干问题的规定第十三条");

        var browser = QuietBrowser.as(port, "zhangsan");
        var page = browser.get("/filings/" + filing).text();
        var letter =
                Pattern.compile("/filings/" + filing + "/messages/[0-9a-f-]+").matcher(page);
        assertThat(letter.find()).isTrue();
        assertThat(page).contains("网上答复 ", "投诉答复已在网上发布").doesNotContain("文书已电子送达", "送达时间");
        assertThat(browser.get(letter.group()).text()).contains("网上答复时间").doesNotContain("送达时间");
        assertThat(timeline(filing)).contains("不作送达").doesNotContain("文书已电子送达", "第三十一条");
        assertThat(jdbc.sql("select text from journal_leaf where filing_id = ? and kind = 'SERVED'")
                        .param(UUID.fromString(filing))
                        .query(String.class)
                        .single())
                .contains("文书已电子送达");
    }

    @Test
    @DisplayName("投诉要写内容，草稿不能投诉，别人的申请找不到")
    void refusedComplaints() {
        var filing = court.submitted();
        assertThat(complain(filing, " ").expecting(422).text()).contains("请写明投诉的事项");
        complain(filing, "长".repeat(2_001)).expecting(422);
        assertThat(complain(court.drafted(Stories.loanDraft()), WORDS)
                        .expecting(409)
                        .get("detail"))
                .contains("还没有提交");
        court.as("lisi")
                .post("/api/v1/filings/" + filing + "/complaints", Map.of("text", WORDS))
                .expecting(404);
    }

    @Test
    @DisplayName("逾期未认领和届满前二个工作日提醒答复人；期限届满提请督办并告知投诉人，任务仍可办理")
    void warnsThenEscalates() {
        at("2026-10-12T09:00");
        var filing = court.submitted();
        var complaint = complain(filing, WORDS).expecting(201).get("id");
        assertThat(item(filing).get("dueAt").asText()).isEqualTo("2026-10-28T00:00:00+08:00");
        assertThat(item(filing).get("priority").asInt()).isLessThan(90);

        at("2026-10-14T00:01");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> item(filing).get("priority").asInt() == 90);
        assertThat(ends(complaint, "EndEvent_ComplaintReminded")).isEqualTo(1);
        at("2026-10-26T00:01");
        await().atMost(Duration.ofSeconds(20)).until(() -> ends(complaint, "EndEvent_ComplaintReminded") == 2);
        at("2026-10-28T00:01");
        await().atMost(Duration.ofSeconds(20)).until(() -> ends(complaint, "EndEvent_ComplaintEscalated") == 1);
        assertThat(item(filing).get("priority").asInt()).isEqualTo(100);
        assertThat(timeline(filing)).contains("投诉答复期限已届满，已提请督办；您也可以向上一级人民法院投诉");

        answer(filing);
        endsAt(complaint, "EndEvent_ComplaintAnswered");
    }

    @Test
    @DisplayName("投诉的文字加密保存，引擎里没有一个字；投诉一经写下不能改")
    void wordsAreSealed() {
        var filing = court.submitted();
        complain(filing, WORDS).expecting(201);
        answer(filing);

        var columns = jdbc.sql("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = current_schema() and (table_name like 'act\\_%' or table_name = 'complaint')
                          and data_type in ('character varying', 'text', 'bytea')""").query().listOfRows();
        assertThat(columns).hasSizeGreaterThan(100);
        for (var column : columns) {
            var found = jdbc.sql("select count(*) from " + column.get("table_name") + " where "
                            + column.get("column_name") + "::text like '%窗口电话%' or " + column.get("column_name")
                            + "::text like '%" + hex("窗口电话") + "%'")
                    .query(Integer.class)
                    .single();
            assertThat(found).as(column.toString()).isZero();
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.sql("update complaint set content = ''").update())
                .rootCause()
                .hasMessageContaining("kept as it was written");
    }

    @Test
    @DisplayName("网页：轮到法院时有催办按钮和投诉表单，不用脚本；被拒绝的投诉原样退回")
    void onThePage() {
        var filing = court.submitted();
        var browser = QuietBrowser.as(port, "zhangsan");
        var path = "/filings/" + filing;
        assertThat(browser.get(path).text()).contains("催办与投诉", path + "/reminders", path + "/complaints");

        assertThat(press(browser, path + "/reminders", Map.of()).status()).isEqualTo(302);
        assertThat(browser.get(path).text()).contains("已催办").contains("今天已经催办");
        press(browser, path + "/reminders", Map.of());
        assertThat(browser.get(path).text()).contains("今天已经催办过");

        var refused = press(browser, path + "/complaints", Map.of("text", "长".repeat(2_001)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("最多 2000 个字", "长长长");
        assertThat(press(browser, path + "/complaints", Map.of("text", "<b>投诉</b>"))
                        .status())
                .isEqualTo(302);
        assertThat(browser.get(path).text()).contains("投诉已收到", "前答复").doesNotContain("id=\"complaint-text\"");
        var sheet = QuietBrowser.as(port, "supervisor1").get("/staff/tasks/" + task(filing));
        assertThat(sheet.text()).contains("&lt;b&gt;投诉").doesNotContain("<b>投诉</b>");

        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        assertThat(browser.get(path).text()).doesNotContain(path + "/reminders\"");
    }

    private static QuietBrowser.Answer press(QuietBrowser browser, String path, Map<String, String> fields) {
        var form = new java.util.HashMap<>(fields);
        form.put("_csrf", browser.token("/filings"));
        return browser.submit(path, form);
    }

    private CourtClient.Answer remind(String filing) {
        return court.zhangsan.post("/api/v1/filings/" + filing + "/reminders", Map.of());
    }

    private CourtClient.Answer complain(String filing, String text) {
        return court.zhangsan.post("/api/v1/filings/" + filing + "/complaints", Map.of("text", text));
    }

    private void answer(String filing) {
        var supervisor = court.as("supervisor1");
        var task = task(filing);
        supervisor.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        supervisor
                .post("/api/v1/tasks/" + task + "/completion", Map.of("answer", "已查明窗口电话占线，已增设座席。"))
                .expecting(204);
    }

    private JsonNode review(String filing) {
        return itemOf("clerk1", filing, "REVIEW");
    }

    private JsonNode item(String filing) {
        return itemOf("supervisor1", filing, "ANSWER_COMPLAINT");
    }

    private JsonNode itemOf(String who, String filing, String kind) {
        for (var item : court.as(who)
                .get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items")) {
            if (item.get("kind").asText().equals(kind)) {
                return item;
            }
        }
        throw new AssertionError("No " + kind + " on " + filing);
    }

    private String task(String filing) {
        return item(filing).get("id").asText();
    }

    private String timeline(String filing) {
        return court.zhangsan.get("/api/v1/filings/" + filing + "/timeline").text();
    }

    private long ends(String complaint, String end) {
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(complaint)
                .singleResult()
                .getId();
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityId(end)
                .count();
    }

    private void endsAt(String complaint, String end) {
        await().atMost(Duration.ofSeconds(20)).until(() -> ends(complaint, end) == 1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(complaint)
                        .count())
                .isZero();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void at(String moment) {
        var real = clock.database();
        var wanted = LocalDateTime.parse(moment).atZone(BusinessClock.SHANGHAI).toInstant();
        clock.moveTo(Duration.between(real, wanted));
        court = new Stories(port);
    }
}
