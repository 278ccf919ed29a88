package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lian.story.CourtClock.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.rules.DecisionRecord;
import org.lian.rules.Decisions;
import org.lian.rules.ManualDecisions;
import org.lian.rules.PublishedTables;
import org.lian.rules.UnclearDecisions;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.QuietBrowser;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 人工认定: a table that gives nothing is answered by a person, for this filing alone, and the case goes on. */
@CourtTest
class ManualDecisionStoryTests {
    private static final String BASIS = ManualAnswers.BASIS;

    @LocalServerPort
    int port;

    @Autowired
    Decisions tables;

    @Autowired
    RepositoryService repository;

    @Autowired
    Decisions decisions;

    @Autowired
    UnclearDecisions unclear;

    @Autowired
    Accounts accounts;

    Stories court;
    private String broken;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @AfterEach
    void theTableAgain() throws IOException {
        if (broken != null) {
            PublishedTables.publish(repository, broken, file(broken));
        }
    }

    static Stream<Arguments> beforeReview() {
        return Stream.of(
                Arguments.of("review-clock", ManualAnswers.REVIEW_CLOCK),
                Arguments.of(
                        "review-routing",
                        Map.of("group", "filing-clerks", "priority", 50, "flag", "", "text", "", "basis", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeReview")
    @DisplayName("审查之前的表没有结论：人工认定后进入审查，照常立案")
    void beforeTheReview(String table, Map<String, Object> values) throws Exception {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        breakTable(table);
        court.submit(filing).expecting(201);

        decided(filing, table, values);

        court.register(filing);
        court.waitsAt(filing, "REGISTERED");
        assertRecorded(filing, table);
    }

    @ParameterizedTest
    @CsvSource({"<text>7</text>,<text>99999</text>", "<text>7</text>,<text>-7</text>", "\"DAY\",\"FORTNIGHT\""})
    @DisplayName("表给出程序不能用的结果：不是故障，由人工认定")
    void whatNobodyCanWorkWith(String given, String broken) throws Exception {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        assertThat(file("review-clock")).contains(given);
        publishBroken("review-clock", file("review-clock").replace(given, broken));
        court.submit(filing).expecting(201);

        decided(filing, "review-clock", ManualAnswers.REVIEW_CLOCK);

        court.register(filing);
        court.waitsAt(filing, "REGISTERED");
    }

    @Test
    @DisplayName("省级数额写成了元、不在法定幅度内：案件不停，由人认定幅度内的数额")
    void anAmountOfTheProvinceOutsideTheRange() throws Exception {
        var row = """
                <rule id="divorce"><inputEntry id="in-1"><text>"京"</text></inputEntry>
                <inputEntry id="in-2"><text>"DIVORCE"</text></inputEntry><inputEntry id="in-3"><text></text></inputEntry>
                <outputEntry id="out-1"><text>200</text></outputEntry><outputEntry id="out-2"><text>"通知"</text></outputEntry></rule>
                """;
        publishBroken(
                "provincial-amount", file("provincial-amount").replace("</decisionTable>", row + "</decisionTable>"));
        var draft = Stories.loanDraft();
        draft.put("causeCode", "02.02.014");
        draft.put("claims", "请求判令原告与被告离婚。");
        draft.remove("claimAmountFen");
        var filing = court.drafted(draft);
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/fee-preview")
                        .text())
                .doesNotContain("baseFen");
        court.insist(filing);
        court.register(filing);

        decided(filing, "provincial-amount", Map.of("baseFen", 20_000, "document", "通知"));

        court.confirmFee(filing, 20_000);
        court.waitsAt(filing, "FEE_DUE");
    }

    static Stream<Arguments> checks() {
        return Stream.of(
                Arguments.of(
                        "required-materials",
                        "\"原告\"",
                        Map.of(
                                "item", "民事起诉状",
                                "kind", "COMPLAINT",
                                "level", "STATUTORY",
                                "who", "原告",
                                "alternative", "无",
                                "basis", BASIS)),
                Arguments.of(
                        "case-type-eligibility",
                        "\"ACCEPT\"",
                        Map.of("effect", "ACCEPT", "ground", "CLEAR", "text", "属于受理范围", "basis", BASIS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    @DisplayName("核对用的表没有算出结果：不影响当事人提交，人工认定后进入审查")
    void theChecks(String table, String cell, Map<String, Object> values) throws Exception {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        assertThat(file(table)).contains("<text>" + cell + "</text>");
        publishBroken(table, file(table).replace("<text>" + cell + "</text>", "<text>nobody</text>"));
        court.submit(filing).expecting(201);

        decided(filing, table, values);

        court.register(filing);
        court.waitsAt(filing, "REGISTERED");
    }

    @Test
    @DisplayName("诉讼费的表没有结论：人工认定数额后确认、交费、移送")
    void theFee() throws Exception {
        var filing = court.submitted();
        var values = ManualAnswers.fee(decisions);
        breakTable("litigation-fee");
        court.register(filing);

        decided(filing, "litigation-fee", values);

        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
    }

    static Stream<Arguments> beforePreserving() {
        return Stream.of(
                Arguments.of(
                        "review-clock",
                        Map.of(
                                "days", 48,
                                "unit", "HOUR",
                                "deadlineKind", "preservation.urgent",
                                "start", "RECEIPT",
                                "onExpiry", "ESCALATE",
                                "afterFailedCorrection", "JUDGE",
                                "basis", BASIS)),
                Arguments.of(
                        "required-materials",
                        Map.of(
                                "item", "保全申请书",
                                "kind", "COMPLAINT",
                                "level", "STATUTORY",
                                "who", "申请人",
                                "alternative", "无",
                                "basis", BASIS)),
                Arguments.of("litigation-fee", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforePreserving")
    @DisplayName("保全裁定以前的表没有结论：由法官认定，窗口看不到，然后照常裁定")
    void beforePreserving(String table, @Nullable Map<String, Object> values) throws Exception {
        var answer = values == null ? ManualAnswers.fee(decisions) : values;
        var filing = court.drafted(Preserved.draft("BEFORE_SUIT", "PROPERTY"));
        if (table.equals("required-materials")) {
            publishBroken(table, file(table).replace("<text>\"申请人\"</text>", "<text>nobody</text>"));
        } else {
            breakTable(table);
        }
        court.insist(filing);

        decidedByJudge(filing, answer);

        assertThat(court.taskFor(court.as("judge1"), filing, "RULE_ON_PRESERVATION"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, TRANSFERRED", "false, REFUSED"})
    @DisplayName("没有说保全种类的，裁定时由法官认定代字，编号以后照常送达")
    void theKindOfPreservation(boolean granted, String status) {
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "UNKNOWN");
        if (granted) {
            Preserved.grant(court, filing);
        } else {
            court.decideAs("judge1", filing, "RULE_ON_PRESERVATION", Preserved.DISMISS);
        }

        decidedByJudge(filing, ManualAnswers.caseCode("行保"));

        var ruled = court.waitsAt(filing, status);
        assertThat(ruled.get(granted ? "caseNumber" : "rulingNumber").asText()).contains("行保");
    }

    private void decidedByJudge(String filing, Map<String, Object> values) {
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "MANUAL_DECISION");
        assertThat(court.clerk
                        .get("/api/v1/tasks?filingId=" + filing)
                        .expecting(200)
                        .body()
                        .get("items"))
                .isEmpty();
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        judge.post("/api/v1/tasks/" + task + "/completion", ManualAnswers.completion(values))
                .expecting(204);
    }

    @Test
    @DisplayName("移送时承办部门的表没有结论：人工认定后移送")
    void theDivision() throws Exception {
        var filing = court.owing();
        breakTable("case-code");
        court.pay(filing);

        court.waitsAt(filing, "REGISTERED");
        assertThat(Visitor.browser(port, "zhangsan").get("/filings/" + filing).body())
                .as("who has paid is not asked to pay while the court decides")
                .contains("轮到法院：诉讼费已经交纳，正在移送")
                .doesNotContain("按撤诉处理");
        decided(filing, "case-code", ManualAnswers.caseCode("民初"));

        assertThat(court.waitsAt(filing, "TRANSFERRED").get("department").asText())
                .isEqualTo("民事审判第一庭");
    }

    @Test
    @DisplayName("申请撤诉还没有裁定就交了费、承办部门又没有结论：不准许撤诉的，不再叫交费")
    void paidBeforeTheRequestIsDenied() throws Exception {
        var filing = court.owing();
        var order = court.order(filing, "WECHAT");
        court.say(filing, "withdrawal", Map.of("reason", "再想想")).expecting(201);
        court.waitsAt(filing, "WITHDRAWAL_PENDING");
        breakTable("case-code");
        CourtClient.anonymous(port).post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"));
        court.task(filing, "MANUAL_DECISION");

        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "REFUSE", "reason", "损害他人权益"));

        court.waitsAt(filing, "REGISTERED");
        decided(filing, "case-code", ManualAnswers.caseCode("民初"));
        court.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("类型代字的表没有结论：人工认定后取得案号；认错的代字再次认定；移送时同样认定承办部门")
    void theNumber() throws Exception {
        var filing = court.submitted();
        breakTable("case-code");
        court.register(filing);

        decided(filing, "case-code", ManualAnswers.caseCode("没有这个字"));
        decided(filing, "case-code", ManualAnswers.caseCode("民初"));

        assertThat(court.waitsAt(filing, "REGISTERED").get("caseNumber").asText())
                .contains("京0199民初");
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        assertThat(court.waitsAt(filing, "TRANSFERRED").get("department").asText())
                .isEqualTo("民事审判第一庭");
    }

    @Test
    @DisplayName("交费义务的表没有结论：人工认定后确认诉讼费")
    void theObligation() throws Exception {
        var filing = court.submitted();
        breakTable("payment-obligation");
        court.register(filing);

        decided(
                filing,
                "payment-obligation",
                Map.of(
                        "dueNow", true,
                        "deadlineKind", "PAYMENT",
                        "onUnpaid", "DEEMED_WITHDRAWAL",
                        "timing", "NOW",
                        "basis", "诉讼费用交纳办法第二十二条"));

        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
    }

    @Test
    @DisplayName("人工认定用话问，不用代码；写明同样案由的案件以前怎样认定的")
    void askedInWords() throws Exception {
        var first = court.submitted();
        breakTable("payment-obligation");
        court.register(first);
        decided(
                first,
                "payment-obligation",
                Map.of(
                        "dueNow", true,
                        "deadlineKind", "SEVEN_DAYS_FROM_SERVICE",
                        "onUnpaid", "DEEMED_WITHDRAWAL",
                        "timing", "NOW",
                        "basis", "诉讼费用交纳办法第二十二条"));
        var second = court.submitted();
        court.register(second);

        var sheet = QuietBrowser.as(port, "clerk1")
                .get("/staff/tasks/" + court.task(second, "MANUAL_DECISION"))
                .expecting(200)
                .text();

        assertThat(sheet)
                .contains("对本案没有给出唯一结论", "本院认定过", "裁定按撤诉处理", "收到交费通知次日起七日")
                .contains("按本院同类的认定填写")
                .containsPattern("data-field=\"values.onUnpaid\" data-like=\"DEEMED_WITHDRAWAL\"")
                .containsPattern("data-field=\"values.dueNow\" data-like=\"true\"")
                .containsPattern("data-field=\"values.timing\" data-like=\"NOW\"")
                .containsPattern("data-field=\"basis\" data-like=\"[^\"]+\"")
                .containsPattern("data-field=\"reason\" data-like=\"与本院同样案由案件的认定一致（已认定 \\d+ 次")
                .doesNotContain("payment-obligation", ">DEEMED_WITHDRAWAL<", ">SEVEN_DAYS_FROM_SERVICE<");
        decided(
                second,
                "payment-obligation",
                Map.of(
                        "dueNow", true,
                        "deadlineKind", "SEVEN_DAYS_FROM_SERVICE",
                        "onUnpaid", "DEEMED_WITHDRAWAL",
                        "timing", "NOW",
                        "basis", "诉讼费用交纳办法第二十二条"));
    }

    @Test
    @DisplayName("不予受理文书的表没有结论：人工认定后裁定照样编号送达")
    void theRefusal() throws Exception {
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of("outcome", "REFUSE", "ground", "NO_DIRECT_INTEREST", "reason", "没有直接利害关系", "basis", BASIS));
        breakTable("refusal-form");
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));

        decided(
                filing,
                "refusal-form",
                Map.of(
                        "document", "民事裁定书",
                        "wording", "不予受理",
                        "signers", "审判员、书记员",
                        "remedyKind", "APPEAL",
                        "remedyDays", 10,
                        "remedyCourt", "UPPER",
                        "basis", BASIS));

        assertThat(court.waitsAt(filing, "REFUSED").get("rulingNumber").asText())
                .contains("民初");
    }

    @Test
    @DisplayName("人工认定要写明每一项结果、理由和依据；少一项就说少哪一项")
    void everyValueIsAsked() throws Exception {
        var filing = court.submitted();
        breakTable("case-code");
        court.register(filing);
        var task = court.task(filing, "MANUAL_DECISION");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var complete = ManualAnswers.completion(ManualAnswers.caseCode("民初"));

        for (var missing : Set.of("values", "reason", "basis")) {
            var less = new HashMap<>(complete);
            less.remove(missing);
            assertThat(court.clerk
                            .post("/api/v1/tasks/" + task + "/completion", less)
                            .expecting(422)
                            .text())
                    .contains("\"" + missing + "\"");
        }
        var lacking = new HashMap<>(ManualAnswers.caseCode("民初"));
        lacking.remove("department");
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + task + "/completion", ManualAnswers.completion(lacking))
                        .expecting(422)
                        .text())
                .contains("values.department", "承办部门");

        court.clerk.post("/api/v1/tasks/" + task + "/completion", complete).expecting(204);
        court.waitsAt(filing, "REGISTERED");
    }

    @Test
    @DisplayName("规则维护人员在工作台看到哪张表、哪一版、为什么，看不到当事人")
    void analystsAreTold() throws Exception {
        var filing = court.submitted();
        breakTable("case-code");
        court.register(filing);
        court.task(filing, "MANUAL_DECISION");

        var analyst = Visitor.browser(port, "analyst1");
        assertThat(analyst.get("/staff").body()).contains("规则没有给出结论，已转人工认定");
        assertThat(analyst.get("/workbench").body())
                .contains("等待修的表", "类型代字与承办部门", "第 " + inForce("case-code") + " 版", "没有一行命中")
                .doesNotContain("张三", "李四", filing);
    }

    @Test
    @DisplayName("草稿页写明对当时的事实答不答得出；能答的版本发布以后，通知自动消除")
    void repaired() throws Exception {
        breakTable("case-code");
        var filing = court.submitted();
        court.register(filing);
        court.task(filing, "MANUAL_DECISION");
        Predicate<UnclearDecisions.Notice> ofThe =
                notice -> notice.filing().toString().equals(filing);
        var author = CourtClient.as(port, "analyst1");
        var begun = author.post(
                        "/api/v1/rules/case-code/drafts", Map.of("reason", "补回各行", "legalBasis", "人民法院案件类型及其代字标准"))
                .expecting(201)
                .body()
                .get("id")
                .asText();
        var page = Visitor.browser(port, "analyst1");
        assertThat(page.get("/workbench/drafts/" + begun).body()).contains("仍没有结论：没有一行命中");

        author.put("/api/v1/rule-drafts/" + begun, Map.of("revision", 1, "xml", file("case-code")))
                .expecting(200);
        assertThat(page.get("/workbench/drafts/" + begun).body()).contains("这份草稿对这些事实有结论");
        author.post("/api/v1/rule-drafts/" + begun + "/approval-requests", Map.of())
                .expecting(201);
        CourtClient.as(port, "supervisor1")
                .post("/api/v1/rule-drafts/" + begun + "/approvals", Map.of("decision", "APPROVE"))
                .expecting(201);
        assertThat(unclear.openOf("case-code", 100)).filteredOn(ofThe).isNotEmpty();
        author.post("/api/v1/rule-drafts/" + begun + "/publications", Map.of()).expecting(201);

        until(() ->
                assertThat(unclear.openOf("case-code", 100)).filteredOn(ofThe).isEmpty());
        assertThat(court.task(filing, "MANUAL_DECISION"))
                .as("the person still decides")
                .isNotBlank();
    }

    @Test
    @DisplayName("不用改表的，写明怎样处理的；没写的不收，处理过的不能再处理")
    void settledByHand() throws Exception {
        breakTable("case-code");
        var filing = court.submitted();
        court.register(filing);
        court.task(filing, "MANUAL_DECISION");
        var notice = unclear.openOf("case-code", 1).get(0).id();
        var analyst = accounts.actorOf("analyst1");

        assertThatThrownBy(() -> unclear.settle(analyst, notice, " "))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请写明怎样处理");
        var page = Visitor.browser(port, "analyst1");
        page.submit("/workbench", "/workbench/repairs/" + notice, Map.of("reason", "事实填错，已更正"));

        assertThat(unclear.openOf("case-code", 100))
                .extracting(UnclearDecisions.Notice::id)
                .doesNotContain(notice);
        assertThatThrownBy(() -> unclear.settle(analyst, notice, "再来一次")).hasMessageContaining("已经处理过");
        assertThatThrownBy(() -> unclear.settle(analyst, Long.MAX_VALUE, "没有的")).isInstanceOf(Refusal.class);
    }

    private int inForce(String table) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    /** The person sees which table it is and what to fill in, and decides. */
    private void decided(String filing, String table, Map<String, Object> values) throws Exception {
        var task = court.task(filing, "MANUAL_DECISION");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var sheet = Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body();
        assertThat(sheet)
                .contains("人工认定", "“" + tables.nameOf(table) + "”对本案没有给出唯一结论", "法律依据")
                .containsPattern("没有对应一行的事实</dt>\\s*<dd[^>]*>(没有一行与这些事实都相符|这些事实得不出唯一的、可用的一行)：\\p{IsHan}[^<]* \\S+")
                .contains(">认定的依据</label>")
                .doesNotContain(">依据</label>")
                .contains(values.keySet().stream()
                        .map(name -> "data-name=\"values." + name + "\"")
                        .toList());
        court.clerk
                .post("/api/v1/tasks/" + task + "/completion", ManualAnswers.completion(values))
                .expecting(204);
    }

    private void assertRecorded(String filing, String table) {
        until(() -> assertThat(decisions.ofFiling(FilingId.of(filing)))
                .filteredOn(record -> record.decisionId().equals(table))
                .extracting(DecisionRecord::ruleIds)
                .anySatisfy(ids -> assertThat(ids).contains(ManualDecisions.MANUAL)));
    }

    /** Publishes the table without a row for civil matters, or any other. */
    private void breakTable(String id) throws IOException {
        publishBroken(
                id,
                Pattern.compile("<rule .*?</rule>", Pattern.DOTALL)
                        .matcher(file(id))
                        .replaceAll(""));
    }

    private void publishBroken(String id, String table) {
        broken = id;
        PublishedTables.publish(repository, id, table);
    }

    private static String file(String id) throws IOException {
        return Files.readString(Path.of("decisions", id + ".dmn"));
    }
}
