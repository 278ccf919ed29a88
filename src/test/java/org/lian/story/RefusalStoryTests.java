package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.filing.Forwardings;
import org.lian.rules.PublishedTables;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 释明、转交、不予受理、指令立案: nobody is refused without reason, article, a second person and a remedy. */
class RefusalStoryTests extends CourtInTime {
    private static final Map<String, Object> REFUSE = Map.of(
            "outcome", "REFUSE",
            "ground", "NO_DIRECT_INTEREST",
            "reason", "原告与本案没有直接利害关系",
            "basis", "民事诉讼法第一百二十二条第一项");

    @Autowired
    RepositoryService repository;

    @Autowired
    Forwardings forwardings;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("不予受理：另一名法官签发，文号取自同一序列，写明理由、条文、上诉期限和法院，并送达")
    void aRefusalIsSignedNumberedAndServed() {
        var court = time.at("2026-10-12T09:00");
        var before = court.submitted();
        court.register(before);
        var last = serial(court.waitsAt(before, "REGISTERED").get("caseNumber").asText());
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", REFUSE);

        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        var refused = court.waitsAt(filing, "REFUSED");
        assertThat(refused.get("statusText").asText()).isEqualTo("不予受理");
        assertThat(serial(refused.get("rulingNumber").asText())).isEqualTo(last + 1);
        assertThat(refused.has("caseNumber")).isFalse();
        assertThat(refused.get("outcome").get("reason").asText()).isEqualTo("原告与本案没有直接利害关系");
        assertThat(refused.get("outcome").get("basis").asText()).isEqualTo("民事诉讼法第一百二十二条第一项");
        assertThat(refused.get("outcome").get("remedy").asText()).contains("10 日内", "上诉于北京市第一中级人民法院");
        until(() -> assertThat(timeline(court, filing)).contains("裁定不予受理", "文书已电子送达"));

        var next = court.submitted();
        court.register(next);
        assertThat(serial(court.waitsAt(next, "REGISTERED").get("caseNumber").asText()))
                .isEqualTo(last + 2);
    }

    @Test
    @DisplayName("不管人写什么，裁定依照的总是事由那一行的条文；另写的条文加在后面，审签的人可以去掉")
    void theArticleOfTheGroundStands() {
        var court = time.at("2026-10-12T09:00");
        var row = "最高人民法院关于适用民事诉讼法的解释第二百四十七条";
        var other = "民法典第一条";
        assertThat(basisOf(court, null, null)).isEqualTo(row);
        assertThat(basisOf(court, other, null)).isEqualTo(row + "；" + other);
        assertThat(basisOf(court, "民诉解释第二百四十七条；" + other, row)).isEqualTo(row);
        assertThat(basisOf(court, other, "无")).isEqualTo(row);
    }

    /** As it is printed of a refusal of a suit brought twice; what proposer and judge typed, null where nothing. */
    private static String basisOf(Stories court, @Nullable String proposed, @Nullable String signed) {
        var filing = court.submitted();
        var proposal = new java.util.HashMap<String, Object>(REFUSE);
        proposal.put("ground", "REPEATED");
        proposal.put("basis", proposed);
        proposal.values().removeIf(Objects::isNull);
        court.decideAs("clerk1", filing, "REVIEW", proposal);
        court.decideAs(
                "judge1",
                filing,
                "SIGN_REFUSAL",
                signed == null ? Map.of("decision", "SIGN") : Map.of("decision", "SIGN", "basis", signed));
        return court.waitsAt(filing, "REFUSED").get("outcome").get("basis").asText();
    }

    @Test
    @DisplayName("建议不予受理必须有事由和理由；条文随事由")
    void aProposalNeedsGroundAndReason() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        for (var missing : List.of("ground", "reason")) {
            var completion = new java.util.HashMap<>(REFUSE);
            completion.remove(missing);
            assertThat(court.clerk
                            .post("/api/v1/tasks/" + task + "/completion", completion)
                            .expecting(422)
                            .text())
                    .contains("\"" + missing + "\"");
        }
    }

    @Test
    @DisplayName("提出建议的人不能签发，认领和改派都不行")
    void theProposerNeverSigns() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var supervisor = court.as("supervisor1");
        var review = court.taskFor(court.clerk, filing, "REVIEW");
        // A judge takes the review by a supervisor's hand and proposes the refusal.
        supervisor
                .post("/api/v1/tasks/" + review + "/assignment", Map.of("username", "supervisor1", "reason", "疑难"))
                .expecting(200);
        supervisor.post("/api/v1/tasks/" + review + "/completion", REFUSE).expecting(204);

        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "SIGN_REFUSAL");
        assertThat(supervisor
                        .post("/api/v1/tasks/" + task + "/claim", Map.of())
                        .expecting(403)
                        .text())
                .contains("不能审签");
        assertThat(supervisor
                        .post(
                                "/api/v1/tasks/" + task + "/assignment",
                                Map.of("username", "supervisor1", "reason", "人手不足"))
                        .expecting(403)
                        .text())
                .contains("不能审签");
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + task + "/claim", Map.of())
                        .status())
                .isIn(403, 404);
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
    }

    @Test
    @DisplayName("审签退回审查，审查后仍可登记立案")
    void theJudgeGivesItBack() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", REFUSE);
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "RETURN", "reason", "利害关系已有证据"));
        court.register(filing);
        court.waitsAt(filing, "REGISTERED");
    }

    @Test
    @DisplayName("审签时登记立案")
    void theJudgeRegistersAfterAll() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", REFUSE);
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "REGISTER"));
        assertThat(court.waitsAt(filing, "REGISTERED").get("registeredByClock").asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("审签没有在期限内完成：期限届满先行立案")
    void theClockOvertakesTheSignature() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", REFUSE);
        court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
        court = time.at("2026-10-20T00:00:30");
        assertThat(court.waitsAt(filing, "REGISTERED").get("registeredByClock").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("释明不停止审查期限；不答复的转法官，期限届满前决定")
    void silenceGoesToTheJudgeBeforeTheLimit() {
        var court = time.at("2026-10-12T09:00");
        var filing = advised(court, "ADMINISTRATIVE_SUIT", null);
        var view = court.waitsAt(filing, "ADVISED");
        assertThat(view.get("outcome").get("reason").asText()).contains("行政诉讼");
        assertThat(view.get("outcome").get("remedy").asText()).contains("坚持起诉");
        // The court's period ends on the 19th; two working days before that the answer is due.
        assertThat(view.get("dueAt").asText()).isEqualTo("2026-10-16T00:00:00+08:00");

        court = time.at("2026-10-16T00:00:30");
        court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
        assertThat(timeline(court, filing)).contains("没有答复释明，转法官决定");
        assertThat(court.waitsAt(filing, "UNDER_REVIEW").get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
    }

    @Test
    @DisplayName("因为不归本院管而不予受理的，说明去有管辖权的法院；再次起诉带着内容，法院要重新选；因为别的理由的，法院不变")
    void refusedForAnotherCourt() {
        var court = new Stories(port);
        for (var ground : List.of("OTHER_COURT", "NO_DIRECT_INTEREST")) {
            var filing = court.submitted();
            court.decideAs(
                    "clerk1",
                    filing,
                    "REVIEW",
                    Map.of("outcome", "REFUSE", "ground", ground, "reason", "不予受理的理由", "basis", "民事诉讼法第一百二十二条"));
            court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
            court.waitsAt(filing, "REFUSED");
            var elsewhere = ground.equals("OTHER_COURT");
            var page =
                    QuietBrowser.as(port, "zhangsan").get("/filings/" + filing).text();
            assertThat(page.contains("有管辖权的法院")).as(page).isEqualTo(elsewhere);
            var renewed = court.say(filing, "renewal", Map.of()).expecting(201).get("id");
            var draft = court.filing(renewed).get("draft");
            assertThat(draft.get("claims").asText()).isNotBlank();
            assertThat(draft.path("courtCode").asText("")).isEqualTo(elsewhere ? "" : "京0199");
        }
    }

    @Test
    @DisplayName("释明后坚持起诉：转法官审签")
    void insistingAfterAnAdvice() {
        var court = time.at("2026-10-12T09:00");
        var filing = advised(court, "ARBITRATION", null);
        court.waitsAt(filing, "ADVISED");
        assertThat(court.say(filing, "reply", Map.of("answer", "FORWARD"))
                        .expecting(409)
                        .text())
                .contains("没有指明其他法院");
        assertThat(court.say(filing, "reply", Map.of()).expecting(422).text()).contains("answer");
        court.say(filing, "reply", Map.of("answer", "INSIST", "reason", "仲裁协议无效"))
                .expecting(201);
        court.decideAs(
                "judge1",
                filing,
                "SIGN_REFUSAL",
                Map.of(
                        "decision", "SIGN",
                        "ground", "ARBITRATION",
                        "reason", "双方有书面仲裁协议",
                        "basis", "民事诉讼法第一百二十七条第二项"));
        court.waitsAt(filing, "REFUSED");
    }

    @Test
    @DisplayName("没有人提出建议时，法官签发须自己写明理由代码、理由和条文")
    void aJudgeWithoutAProposalWritesTheGrounds() {
        var court = time.at("2026-10-12T09:00");
        var filing = advised(court, "ARBITRATION", null);
        court.waitsAt(filing, "ADVISED");
        court.say(filing, "insistence", Map.of()).expecting(201);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "SIGN_REFUSAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "SIGN"))
                        .expecting(422)
                        .text())
                .contains("\"ground\"");
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", Map.of())
                        .expecting(422)
                        .text())
                .contains("\"decision\"");
    }

    @Test
    @DisplayName("不属于本院管辖必须指明法院；同意转交并由对方接收：已转交，首次提交日期不变")
    void forwardedWithConsent() {
        var court = time.at("2026-10-12T09:00");
        var bare = court.submitted();
        var task = court.task(bare, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(court.clerk
                        .post(
                                "/api/v1/tasks/" + task + "/completion",
                                Map.of(
                                        "outcome", "ADVISE",
                                        "ground", "OTHER_COURT",
                                        "reason", "被告住所地不在本院辖区",
                                        "basis", "民事诉讼法第一百二十七条第四项"))
                        .expecting(422)
                        .text())
                .contains("competentCourt");

        var filing = advised(court, "OTHER_COURT", "某某市第二人民法院");
        court.waitsAt(filing, "ADVISED");
        assertThat(CasePapers.printed(court, filing, "ADVICE")).contains("同意转交某某市第二人民法院");
        court.say(filing, "reply", Map.of("answer", "FORWARD")).expecting(201);
        court = time.at("2026-10-14T09:00");
        court.decideAs("clerk1", filing, "FORWARDING", Map.of("decision", "ACCEPTED", "until", "2026-10-14"));
        var forwarded = court.waitsAt(filing, "FORWARDED");
        assertThat(forwarded.get("firstSubmittedAt").asText()).startsWith("2026-10-12");
        assertThat(forwarded.get("outcome").get("court").asText()).isEqualTo("某某市第二人民法院");
        var now = court;
        until(() -> assertThat(timeline(now, filing)).contains("2026 年 10 月 14 日 收到"));
    }

    @Test
    @DisplayName("释明的告知书写明答复的最后一刻，和页面上的一样；法院写代字的，文书和页面都写名称")
    void theAdviceSaysByWhenAndNamesTheCourt() {
        var court = time.at("2026-10-12T09:00");
        var filing = advised(court, "OTHER_COURT", "京0198");
        var due = court.waitsAt(filing, "ADVISED").get("dueAt").asText();
        assertThat(due).isEqualTo("2026-10-16T00:00:00+08:00");
        assertThat(CasePapers.printed(court, filing, "ADVICE"))
                .contains("请在2026年10月15日24时前答复", "同意转交某某区第二人民法院（演示）")
                .doesNotContain("京0198");
        for (var page : List.of("/filings/" + filing, "/filings/" + filing + "/reply")) {
            assertThat(CasePapers.page(court, page))
                    .as(page)
                    .contains("10 月 15 日 24:00", "某某区第二人民法院（演示）")
                    .doesNotContain("京0198");
        }

        var late = court.submitted();
        court.taskFor(court.clerk, late, "REVIEW");
        court = time.at("2026-10-19T09:00");
        court.decideAs(
                "clerk1",
                late,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "reason", "被告住所地不在本院辖区",
                        "basis", "民事诉讼法第一百二十七条第四项",
                        "competentCourt", "京0197"));
        var left =
                OffsetDateTime.parse(court.waitsAt(late, "ADVISED").get("dueAt").asText());
        // Half of what is left, to the minute of the page; a code of no court is a text like any other.
        assertThat(CasePapers.printed(court, late, "ADVICE"))
                .contains("请在2026年10月19日" + left.getHour() + "时" + left.getMinute() + "分前答复", "转交京0197");
    }

    @Test
    @DisplayName("同意转到本系统的法院：材料、首次提交日期、调解意愿、缓交申请都到那里，另有收件回执；那里的期限从到达次日起算，只到一次")
    void forwardingArrives() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        var filing = court.drafted(draft);
        court.materials(filing);
        court.zhangsan
                .post(
                        "/api/v1/filings/" + filing + "/submission",
                        Map.of(
                                "consentOnline", true,
                                "mediationConsent", true,
                                "feeRelief", Map.of("ground", "DEFERRAL_LEGAL_AID", "statement", "正在接受法律援助")))
                .expecting(201);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "reason", "被告住所地不在本院辖区",
                        "basis", "民事诉讼法第一百二十七条第四项",
                        "competentCourt", "某某区第二人民法院（演示）"));
        court.waitsAt(filing, "ADVISED");
        court = time.at("2026-10-14T09:00");
        court.say(filing, "reply", Map.of("answer", "FORWARD")).expecting(201);
        var old = court.waitsAt(filing, "FORWARDED");
        var arrived = court.filing(old.get("forwardedTo").asText());
        var id = arrived.get("id").asText();

        assertThat(arrived.get("forwardedFrom").asText()).isEqualTo(filing);
        assertThat(arrived.get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(arrived.get("draft").get("courtCode").asText()).isEqualTo("京0198");
        assertThat(arrived.get("draft").get("facts")).isEqualTo(old.get("draft").get("facts"));
        assertThat(arrived.get("firstSubmittedAt")).isEqualTo(old.get("firstSubmittedAt"));
        assertThat(arrived.get("courtReceivedAt").asText()).startsWith("2026-10-14");
        assertThat(arrived.get("mediation").get("consents").asBoolean()).isTrue();
        assertThat(arrived.get("relief").get("state").asText()).isEqualTo("PENDING");
        assertThat(arrived.get("receipt").get("number").asText())
                .isNotEqualTo(old.get("receipt").get("number").asText());
        assertThat(hashes(arrived)).containsAll(hashes(old));
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + id + "/materials")
                        .expecting(200)
                        .text())
                .contains("EVIDENCE.txt");
        assertThat(timeline(court, id)).contains("收到某某区人民法院经申请人同意转交的立案申请");
        assertThat(timeline(court, filing)).contains("已转到某某区第二人民法院（演示），该院于 2026 年 10 月 14 日 收到");
        assertThat(court.zhangsan
                        .get("/api/v1/receipts/"
                                + old.get("receipt").get("number").asText())
                        .expecting(200)
                        .body()
                        .get("valid")
                        .asBoolean())
                .isTrue();
        court.taskFor(court.as("clerk3"), id, "REVIEW");
        assertThat(court.waitsAt(id, "UNDER_REVIEW").get("dueAt").asText()).isEqualTo("2026-10-22T00:00:00+08:00");
        assertThat(court.clerk.get("/api/v1/filings/" + id).status()).isEqualTo(404);

        assertThat(court.inbox(id).toString())
                .contains(
                        "材料已转到某某区第二人民法院（演示）",
                        arrived.get("receipt").get("number").asText());
        assertThat(CasePapers.printed(court, filing, "RECEIPT")).doesNotContain("转交");
        assertThat(CasePapers.printed(court, id, "RECEIPT"))
                .contains("本申请由某某区人民法院经申请人同意转交", "首次提交的日期是2026年10月12日")
                .contains(old.get("receipt").get("number").asText());
        assertThat(CasePapers.printed(court, filing, "FORWARDING_NOTICE"))
                .contains("转交某某区第二人民法院（演示）", "于2026年10月14日收到");
        assertThat(CasePapers.kinds(court, id)).contains("ONLINE_CONSENT", "SERVICE_ADDRESS");
        assertThat(QuietBrowser.as(court.port(), "clerk3")
                        .get("/staff/filings/" + id)
                        .text())
                .contains("转交来源", "某某区人民法院，首次提交 2026-10-12");
        assertThat(QuietBrowser.as(court.port(), "clerk1")
                        .get("/staff/filings/" + filing)
                        .text())
                .contains("已转到", "某某区第二人民法院（演示），2026-10-14");

        assertThat(forwardings.arrive(FilingId.of(filing))).hasToString(id);
        assertThat(jdbc.sql("select count(*) from filing where forwarded_from = ?")
                        .param(UUID.fromString(filing))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        court.decideAs("clerk3", id, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(id, "CORRECTION_REQUIRED");
    }

    private static List<String> hashes(com.fasterxml.jackson.databind.JsonNode filing) {
        return filing.get("receipt").get("materials").findValuesAsText("sha256");
    }

    @Test
    @DisplayName("对方法院不接收：回到审查，期限照走")
    void theOtherCourtDeclines() {
        var court = time.at("2026-10-12T09:00");
        var filing = advised(court, "OTHER_COURT", "某某市第二人民法院");
        court.waitsAt(filing, "ADVISED");
        court.say(filing, "reply", Map.of("answer", "FORWARD")).expecting(201);
        court.decideAs("clerk1", filing, "FORWARDING", Map.of("decision", "DECLINED", "reason", "该院认为应由本院管辖"));
        court.task(filing, "REVIEW");
        assertThat(court.waitsAt(filing, "UNDER_REVIEW").get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
    }

    @Test
    @DisplayName("上级法院指令立案：只有庭长能登记，只对不予受理或者已退回的申请；直接登记立案")
    void orderedByTheHigherCourt() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var supervisor = court.as("supervisor1");
        var order = Map.<String, Object>of("court", "某某市中级人民法院", "rulingNumber", "（2026）京01民终9号");
        assertThat(supervisor
                        .post("/api/v1/filings/" + filing + "/orders", order)
                        .expecting(409)
                        .text())
                .contains("审查结论");
        court.decideAs("clerk1", filing, "REVIEW", REFUSE);
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");

        court.clerk.post("/api/v1/filings/" + filing + "/orders", order).expecting(403);
        court.zhangsan.post("/api/v1/filings/" + filing + "/orders", order).expecting(403);
        assertThat(supervisor
                        .post("/api/v1/filings/" + filing + "/orders", Map.of("court", "某某市中级人民法院"))
                        .expecting(422)
                        .text())
                .contains("rulingNumber");
        supervisor.post("/api/v1/filings/" + filing + "/orders", order).expecting(201);
        var registered = court.waitsAt(filing, "REGISTERED");
        assertThat(registered.get("ordered").asBoolean()).isTrue();
        assertThat(registered.get("caseNumber").asText())
                .isNotEqualTo(registered.get("rulingNumber").asText());
    }

    @Test
    @DisplayName("涉及第十条情形：期限届满不自动立案，庭长当日决定登记立案")
    void aSensitiveFilingIsDecidedByThePresidingJudge() {
        var court = time.at("2026-10-12T09:00");
        var filing = sensitive(court);
        court = time.at("2026-10-20T00:00:30");
        var supervisor = court.as("supervisor1");
        court.taskFor(supervisor, filing, "DECIDE_AT_EXPIRY");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        court.decideAs("supervisor1", filing, "DECIDE_AT_EXPIRY", Map.of("decision", "REGISTER"));
        assertThat(court.waitsAt(filing, "REGISTERED").get("registeredByClock").asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("期满后不予受理：庭长提出，另一名法官签发")
    void refusedAtExpiry() {
        var court = time.at("2026-10-12T09:00");
        var filing = sensitive(court);
        court = time.at("2026-10-20T00:00:30");
        court.decideAs(
                "supervisor1",
                filing,
                "DECIDE_AT_EXPIRY",
                Map.of("decision", "REFUSE", "ground", "SENSITIVE", "reason", "属于第十条情形", "basis", "登记立案规定第十条"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
    }

    @Test
    @DisplayName("期满后签发，不予受理文书的表没有结论：由人认定文书和救济，裁定照样编号送达，不变成立案，也不丢失")
    void refusedAtExpiryWithoutAForm() throws IOException {
        var court = time.at("2026-10-12T09:00");
        var filing = sensitive(court);
        court = time.at("2026-10-20T00:00:30");
        court.decideAs(
                "supervisor1",
                filing,
                "DECIDE_AT_EXPIRY",
                Map.of("decision", "REFUSE", "ground", "SENSITIVE", "reason", "属于第十条情形", "basis", "登记立案规定第十条"));
        var form = Files.readString(Path.of("decisions/refusal-form.dmn"));
        PublishedTables.publish(repository, "refusal-form", form.replaceAll("(?s)<rule .*?</rule>", ""));
        try {
            court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));

            court.decideAs(
                    "clerk1",
                    filing,
                    "MANUAL_DECISION",
                    ManualAnswers.completion(Map.of(
                            "document", "民事裁定书",
                            "wording", "不予受理",
                            "signers", "审判员、书记员",
                            "remedyKind", "APPEAL",
                            "remedyDays", 10,
                            "remedyCourt", "UPPER",
                            "basis", "民事诉讼法第一百二十六条")));
        } finally {
            PublishedTables.publish(repository, "refusal-form", form);
        }

        assertThat(court.waitsAt(filing, "REFUSED").get("rulingNumber").asText())
                .contains("民初");
    }

    @Test
    @DisplayName("期满后法官不签发：登记立案")
    void notSignedAtExpiry() {
        var court = time.at("2026-10-12T09:00");
        var filing = sensitive(court);
        court = time.at("2026-10-20T00:00:30");
        court.decideAs(
                "supervisor1",
                filing,
                "DECIDE_AT_EXPIRY",
                Map.of("decision", "REFUSE", "ground", "SENSITIVE", "reason", "属于第十条情形", "basis", "登记立案规定第十条"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "RETURN", "reason", "不属于第十条情形"));
        court.waitsAt(filing, "REGISTERED");
    }

    @Test
    @DisplayName("回避：退回任务的人不能再承办本案，别人可以")
    void whoRecusedTakesNoTaskOfTheFiling() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + task + "/release", Map.of("recusal", true))
                        .expecting(422)
                        .text())
                .contains("reason");
        court.clerk
                .post("/api/v1/tasks/" + task + "/release", Map.of("recusal", true, "reason", "与被告是亲属"))
                .expecting(204);
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + task + "/claim", Map.of())
                        .expecting(403)
                        .text())
                .contains("回避");
        court.as("clerk2").post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
    }

    @Test
    @DisplayName("改派：只有庭长，写明理由，对方须是本院能办的人")
    void onlyASupervisorAssigns() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var path = "/api/v1/tasks/" + task + "/assignment";
        court.as("clerk2")
                .post(path, Map.of("username", "clerk2", "reason", "我来"))
                .expecting(403);
        var supervisor = court.as("supervisor1");
        assertThat(supervisor
                        .post(path, Map.of("username", "clerk2"))
                        .expecting(422)
                        .text())
                .contains("reason");
        assertThat(supervisor
                        .post(path, Map.of("reason", "忙闲不均"))
                        .expecting(422)
                        .text())
                .contains("username");
        assertThat(supervisor
                        .post(path, Map.of("username", "clerk3", "reason", "忙闲不均"))
                        .expecting(403)
                        .text())
                .contains("不属于您所在的法院");
        assertThat(supervisor
                        .post(path, Map.of("username", "clerk2", "reason", "忙闲不均"))
                        .expecting(200)
                        .get("assignee"))
                .isEqualTo("clerk2");
    }

    private static String sensitive(Stories court) {
        var filing = court.submitted();
        assertThat(court.clerk
                        .post("/api/v1/filings/" + filing + "/sensitivity", Map.of("sensitive", true))
                        .expecting(422)
                        .text())
                .contains("reason");
        court.clerk
                .post("/api/v1/filings/" + filing + "/sensitivity", Map.of("sensitive", true, "reason", "涉及第十条情形"))
                .expecting(204);
        return filing;
    }

    private static String advised(Stories court, String ground, String competentCourt) {
        var filing = court.submitted();
        var completion = new java.util.HashMap<String, Object>(Map.of(
                "outcome", "ADVISE",
                "ground", ground,
                "reason", "属于行政诉讼、仲裁或者其他法院管辖的情形",
                "basis", "民事诉讼法第一百二十七条"));
        if (competentCourt != null) {
            completion.put("competentCourt", competentCourt);
        }
        court.decideAs("clerk1", filing, "REVIEW", completion);
        return filing;
    }

    private static int serial(String number) {
        return Integer.parseInt(number.replaceAll(".*民初(\\d+)号", "$1"));
    }

    private static String timeline(Stories court, String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/timeline")
                .expecting(200)
                .text();
    }
}
