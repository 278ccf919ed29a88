package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.web.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 还有几个问题: what a draft is asked, what the answers do, and who sees them. */
@CourtTest
class FilingQuestionsStoryTests {
    private static final String DIVORCE = "02.02.014";

    @LocalServerPort
    private int port;

    private Stories court;

    @BeforeEach
    void arrive() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("只问有关的：借款不问离婚、仲裁裁决、工资；离婚问六个月；自然人之间不问行政机关")
    void onlyWhatMatters() {
        assertThat(asked(court.drafted(Stories.loanDraft())))
                .contains("arbitrationAgreement", "courtJurisdiction", "minor", "urgent", "foreignElement")
                .doesNotContain(
                        "divorceWithinSixMonths",
                        "newCircumstances",
                        "labourArbitrated",
                        "wageClaim",
                        "administrativeMatter",
                        "organisationDissolved",
                        "sumDueAndCertain",
                        "effectiveDocument",
                        "sensitiveMatter",
                        "definiteDefendant")
                .hasSizeLessThan(15);
        assertThat(asked(court.drafted(with("causeCode", DIVORCE))))
                .contains("divorceWithinSixMonths", "prohibitedPeriod", "maintenanceClaim")
                .doesNotContain("newCircumstances", "labourArbitrated");
        assertThat(asked(court.drafted(with("causeCode", "07.19.206")))).contains("labourArbitrated", "wageClaim");
        assertThat(asked(court.drafted(with("causeCode", "07.19.205.05"))))
                .contains("labourArbitrated")
                .doesNotContain("wageClaim");
        assertThat(asked(court.drafted(with("defendants", List.of(Map.of("kind", "ORGANISATION", "name", "某某局"))))))
                .contains("administrativeMatter");
        assertThat(asked(court.drafted(with("plaintiffs", List.of(Map.of("kind", "ORGANISATION", "name", "某某公司"))))))
                .contains("organisationDissolved");
    }

    @Test
    @DisplayName("对方是单位的，名称像机关、说到机关才问是不是不服政府机关的决定；公司、商店不问")
    void organsAlone() {
        for (var name : List.of("某某区住房和城乡建设局", "某某县人民政府", "某某街道办事处", "某某市公安局某某派出所")) {
            assertThat(asked(court.drafted(with("defendants", List.of(Map.of("kind", "ORGANISATION", "name", name))))))
                    .as(name)
                    .contains("administrativeMatter");
        }
        var company = Map.of("kind", "ORGANISATION", "name", "北京某某电子商务有限公司");
        assertThat(asked(court.drafted(with("defendants", List.of(company))))).doesNotContain("administrativeMatter");
        var told = with("defendants", List.of(company));
        told.put("facts", "街道办叫这家公司把我家房子强拆了。");
        assertThat(asked(court.drafted(told))).contains("administrativeMatter");
    }

    @Test
    @DisplayName("劳动争议不问合同里有没有仲裁条款，只问去过劳动仲裁没有")
    void aLabourDisputeNeedsNoClause() {
        assertThat(asked(court.drafted(with("causeCode", "07.19.206"))))
                .contains("labourArbitrated")
                .doesNotContain("arbitrationAgreement");
    }

    @Test
    @DisplayName("离婚、分家产不问仲裁协议；什么案子都不问过了几年")
    void whatNoDivorceNeeds() {
        assertThat(asked(court.drafted(with("causeCode", DIVORCE))))
                .contains("courtJurisdiction", "effectiveJudgment")
                .doesNotContain("arbitrationAgreement", "limitationExpired");
        assertThat(asked(court.drafted(with("causeCode", "02.02.015"))))
                .doesNotContain("limitationExpired", "arbitrationAgreement");

        var draft = with("causeCode", DIVORCE);
        draft.put("answers", Map.of("arbitrationAgreement", "YES"));
        assertThat(grounds(court.drafted(draft))).doesNotContain("ELIGIBILITY_ARBITRATION");
    }

    @Test
    @DisplayName("追索劳动报酬问有没有工资欠条：有的可以直接起诉，不叫先去劳动仲裁，也不要裁决书；去过仲裁的不问")
    void aNoteOfWages() {
        var draft = with("causeCode", "07.19.205.05");
        draft.put("answers", Map.of("labourArbitrated", "NO"));
        var filing = court.drafted(draft);
        assertThat(asked(filing)).contains("wageNote");
        assertThat(grounds(filing)).contains("ELIGIBILITY_LABOUR_ARBITRATION", "MATERIALS_EFFECTIVE_DOCUMENT");

        draft.put("answers", Map.of("labourArbitrated", "NO", "wageNote", "YES"));
        assertThat(grounds(court.drafted(draft)))
                .contains("ELIGIBILITY_WAGE_NOTE")
                .doesNotContain("ELIGIBILITY_LABOUR_ARBITRATION", "MATERIALS_EFFECTIVE_DOCUMENT");

        draft.put("answers", Map.of("labourArbitrated", "YES"));
        assertThat(asked(court.drafted(draft))).doesNotContain("wageNote");
        assertThat(asked(court.drafted(with("causeCode", "07.19.206")))).doesNotContain("wageNote");
    }

    @Test
    @DisplayName("急事选“是”的：问题旁和核对页都说先送法官、等不了的现在打电话、能申请什么、依据哪一条；选“否”的不说")
    void whatAnUrgentFilerDoesNow() throws Exception {
        var browser = Visitor.browser(port, "zhangsan");
        var urgent = court.drafted(with("answers", Map.of("urgent", "YES")));
        assertThat(browser.get("/filings/" + urgent + "/questions/facts").body())
                .contains("选“是”的：", "先送法官审查", "人身安全保护令", "反家庭暴力法第二十三条");
        assertThat(browser.get("/filings/" + urgent + "/check").body())
                .contains("现在就可以做的", "打电话", "申请保全", "民事诉讼法第八十四条", "某某区人民法院诉讼服务中心：");

        var calm = court.drafted(with("answers", Map.of("urgent", "NO")));
        assertThat(browser.get("/filings/" + calm + "/check").body()).doesNotContain("现在就可以做的");

        var waiting = Stories.loanDraft();
        waiting.put("answers", Map.of("urgent", "YES"));
        var submitted = court.drafted(waiting);
        court.materials(submitted);
        court.zhangsan
                .post("/api/v1/filings/" + submitted + "/submission", Map.of("consentOnline", true))
                .expecting(201);
        assertThat(browser.get("/filings/" + submitted).body())
                .as("also while the court has not decided")
                .contains("现在就可以做的", "打电话");
        court.decideAs("judge1", submitted, "REVIEW", Map.of("outcome", "REGISTER"));
        assertThat(browser.get("/filings/" + submitted).body()).doesNotContain("现在就可以做的");
    }

    @Test
    @DisplayName("核对页列出没有回答的问题，点了就到那一题；答完就不再列")
    void whatIsStillOpen() throws Exception {
        var browser = Visitor.browser(port, "zhangsan");
        var filing = court.drafted(with("answers", Map.of("urgent", "NO")));
        assertThat(browser.get("/filings/" + filing + "/check").body())
                .contains(
                        "个问题没有回答",
                        "href=\"/filings/" + filing + "/questions/facts?back=check#answers.courtJurisdiction\"",
                        "不回答也可以提交")
                .doesNotContain("#answers.urgent");

        var answers = new HashMap<String, String>();
        asked(filing).forEach(fact -> answers.put(fact, "UNKNOWN"));
        assertThat(browser.get("/filings/" + court.drafted(with("answers", answers)) + "/check")
                        .body())
                .doesNotContain("个问题没有回答");
    }

    @Test
    @DisplayName("凭回答提出的提醒，说是您选的、如果确实如此，能回去改；凭填写的内容提出的，直接说")
    void aTickIsNotTheLaw() throws Exception {
        var draft = with("causeCode", DIVORCE);
        draft.put(
                "answers",
                Map.of("courtJurisdiction", "NO", "divorceWithinSixMonths", "YES", "newCircumstances", "NO"));
        var filing = court.drafted(draft);

        assertThat(texts(checks(filing), "message"))
                .contains(
                        "“属于本院管辖”您选了“否”；如果确实如此，不属于本院管辖，应当向有管辖权的人民法院起诉",
                        "“判决不准离婚等后六个月内又起诉”您选了“是”，“有新情况、新理由”您选了“否”；如果确实如此，没有新情况、新理由，六个月内又起诉");
        assertThat(Visitor.browser(port, "zhangsan")
                        .get("/filings/" + filing + "/check")
                        .body())
                .contains("href=\"/filings/" + filing + "/questions/facts?back=check#answers.courtJurisdiction\"");
        assertThat(texts(checks(court.drafted(with("defendants", List.of(Map.of("kind", "PERSON"))))), "message"))
                .noneMatch(message -> message.contains("您选了"));
    }

    @Test
    @DisplayName("一个答案引出下一个问题；改了案由，无关的答案不再起作用")
    void oneLeadsToTheNext() {
        var draft = with("causeCode", DIVORCE);
        draft.put("answers", Map.of("divorceWithinSixMonths", "YES"));
        var filing = court.drafted(draft);
        assertThat(asked(filing)).contains("divorceWithinSixMonths", "newCircumstances");

        draft.put("answers", Map.of("divorceWithinSixMonths", "YES", "newCircumstances", "NO"));
        assertThat(grounds(court.drafted(draft))).contains("ELIGIBILITY_SIX_MONTHS");

        draft.put("causeCode", "04.10.108.03");
        assertThat(grounds(court.drafted(draft))).doesNotContain("ELIGIBILITY_SIX_MONTHS");
    }

    @Test
    @DisplayName("当事人里已经写明的不再问：有人在境外没有住所的，不问涉外；由法官审查")
    void whatIsKnownIsNotAsked() {
        var draft = with(
                "plaintiffs",
                List.of(Map.of("kind", "PERSON", "name", "张三", "address", "伦敦", "foreignDomicile", true)));

        assertThat(asked(court.drafted(draft))).doesNotContain("foreignElement");
    }

    @Test
    @DisplayName("答“我不知道”或者不答，检查的结果一样，都能提交")
    void notKnowingRefusesNothing() {
        var silent = court.drafted(Stories.loanDraft());
        var answers = new HashMap<String, String>();
        asked(silent).forEach(fact -> answers.put(fact, "UNKNOWN"));
        var unsure = court.drafted(with("answers", answers));

        assertThat(checks(unsure)).isEqualTo(checks(silent));
        court.materials(unsure);
        court.submit(unsure).expecting(201);
    }

    @Test
    @DisplayName("没有的问题、答错的值，指出是哪一项、能答什么")
    void wrongAnswersAreNamed() {
        var fault = court.zhangsan
                .post("/api/v1/filings", with("answers", Map.of("urgent", "MAYBE")))
                .expecting(422)
                .body()
                .get("errors")
                .get(0);
        assertThat(fault.get("field").asText()).isEqualTo("answers.urgent");
        assertThat(fault.get("message").asText()).contains("情况紧急", "YES（是）");
        assertThat(court.zhangsan
                        .post("/api/v1/filings", with("answers", Map.of("sensitiveMatter", "YES")))
                        .expecting(422)
                        .body()
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asText())
                .isEqualTo("answers.sensitiveMatter");
    }

    @Test
    @DisplayName("门户上一页答完，不用脚本；答案存在草稿里，核对页、审查人都看得到")
    void onThePortal() throws Exception {
        var filing = court.drafted(with("causeCode", DIVORCE));
        court.materials(filing);
        var browser = Visitor.browser(port, "zhangsan");
        var path = "/filings/" + filing + "/questions/facts";
        var page = browser.get(path).body();
        assertThat(page)
                .contains("还有几个问题", "我不知道", "name=\"answers.divorceWithinSixMonths\"")
                .doesNotContain("name=\"answers.newCircumstances\"");

        var form = new LinkedHashMap<String, String>();
        form.put("answers.divorceWithinSixMonths", "YES");
        form.put("answers.urgent", "UNKNOWN");
        form.put("seen", hidden(page, "seen"));
        form.put("shown", hidden(page, "shown"));
        form.put("then", "next");
        assertThat(location(browser.submit(path, path, form))).endsWith(path + "?more#answers.newCircumstances");
        page = browser.get(path).body();
        assertThat(page)
                .contains("name=\"answers.newCircumstances\"")
                .containsPattern("name=\"answers.urgent\" value=\"UNKNOWN\" checked");

        form.put("answers.newCircumstances", "YES");
        form.put("seen", hidden(page, "seen"));
        form.put("shown", hidden(page, "shown"));
        assertThat(location(browser.submit(path, path, form))).endsWith("/materials");
        assertThat(browser.get("/filings/" + filing + "/check").body()).contains("上次以后，有新的情况或者新的理由吗？");

        form.put("answers.urgent", "PERHAPS");
        form.put("seen", hidden(browser.get(path).body(), "seen"));
        var refused = browser.submit(path, path, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("“情况紧急”请回答");

        court.submit(filing).expecting(201);
        var task = court.task(filing, "REVIEW");
        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body())
                .contains("申请人回答“是”", "有新情况、新理由", "申请人回答“我不知道”");
    }

    @Test
    @DisplayName("答了情况紧急的，由法官先审，优先级照表")
    void urgentGoesFirst() {
        var draft = with("answers", Map.of("urgent", "YES"));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.submit(filing).expecting(201);

        assertThat(court.taskFor(court.as("judge1"), filing, "REVIEW")).isNotNull();
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String hidden(String page, String field) {
        var found = java.util.regex.Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"")
                .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private List<String> asked(String filing) {
        return texts(
                court.zhangsan
                        .get("/api/v1/filings/" + filing + "/questions")
                        .expecting(200)
                        .body()
                        .get("items"),
                "fact");
    }

    private JsonNode checks(String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .expecting(200)
                .body()
                .get("items");
    }

    private List<String> grounds(String filing) {
        return texts(checks(filing), "code");
    }

    private static Map<String, Object> with(String field, Object value) {
        var draft = Stories.loanDraft();
        draft.put(field, value);
        return draft;
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field).asText())
                .toList();
    }
}
