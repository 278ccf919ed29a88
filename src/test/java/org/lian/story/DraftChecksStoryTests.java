package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.web.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a draft is asked for before it is submitted, by its own facts. */
@CourtTest
class DraftChecksStoryTests {
    @LocalServerPort
    private int port;

    private Stories court;

    @BeforeEach
    void arrive() {
        court = new Stories(port);
    }

    @ParameterizedTest
    @CsvSource({
        "LAWYER, POWER_OF_ATTORNEY LAWYER_LICENCE",
        "LEGAL_WORKER, POWER_OF_ATTORNEY LAWYER_LICENCE",
        "RELATIVE, POWER_OF_ATTORNEY RELATIONSHIP_PROOF",
        "EMPLOYEE, POWER_OF_ATTORNEY RELATIONSHIP_PROOF",
        "RECOMMENDED, POWER_OF_ATTORNEY RELATIONSHIP_PROOF",
        ", POWER_OF_ATTORNEY"
    })
    @DisplayName("有代理人的，要授权委托书和该类代理人的证明；没有写明身份的，只要授权委托书")
    void anAgentProvesHisPowers(String kind, String asked) {
        var findings = checks(court.drafted(withAgents(agent("MANDATE", kind))));

        assertThat(severities(findings))
                .containsAllEntriesOf(java.util.Arrays.stream(asked.split(" "))
                        .collect(java.util.stream.Collectors.toMap(one -> "MATERIALS_" + one, one -> "BLOCKING")));
        assertThat(materials(findings)).hasSize(3 + asked.split(" ").length);
    }

    @Test
    @DisplayName("没有代理人的、只有法定代理人的，不要授权委托书")
    void whoFilesHimselfNeedsNoMandate() {
        assertThat(materials(checks(court.drafted(Stories.loanDraft())))).doesNotContain("POWER_OF_ATTORNEY");
        assertThat(materials(checks(court.drafted(withAgents(agent("STATUTORY", null))))))
                .doesNotContain("POWER_OF_ATTORNEY");
    }

    @Test
    @DisplayName("选的是一类案由的总称（第一级、第二级）的，提醒选具体的；第三级、第四级的不提醒；不拦提交")
    void aHeadingIsNoCause() {
        for (var heading : List.of("03", "04.10")) {
            assertThat(severities(checks(court.drafted(withCause(heading)))))
                    .as(heading)
                    .containsEntry("CAUSE_TOO_GENERAL", "WARNING");
        }
        for (var cause : List.of("04.10.108", "04.10.108.03")) {
            assertThat(severities(checks(court.drafted(withCause(cause)))))
                    .as(cause)
                    .doesNotContainKey("CAUSE_TOO_GENERAL");
        }
    }

    @Test
    @DisplayName("原告是单位、没有填写法定代表人的，提醒；填了的、原告是个人的，不提醒；不拦提交")
    void aCompanyNamesItsRepresentative() {
        var draft = Stories.loanDraft();
        var company =
                new HashMap<String, Object>(Map.of("kind", "ORGANISATION", "name", "某某商贸有限公司", "address", "北京市某某区一号"));
        draft.put("plaintiffs", List.of(company));
        assertThat(severities(checks(court.drafted(draft)))).containsEntry("LEGAL_REPRESENTATIVE_MISSING", "WARNING");

        company.put("representedBy", List.of(Map.of("kind", "LEGAL_REPRESENTATIVE", "name", "王五")));
        assertThat(severities(checks(court.drafted(draft)))).doesNotContainKey("LEGAL_REPRESENTATIVE_MISSING");
        assertThat(severities(checks(court.drafted(Stories.loanDraft()))))
                .doesNotContainKey("LEGAL_REPRESENTATIVE_MISSING");
    }

    @Test
    @DisplayName("原告不满十八周岁、没有法定代理人的，提醒由监护人代为起诉；填了的要监护关系的证明；成年人、单位不提醒")
    void aChildHasAGuardian() {
        assertThat(severities(checks(court.drafted(born("2010-05-01", List.of())))))
                .containsEntry("GUARDIAN_MISSING", "WARNING");
        var guarded = checks(court.drafted(born("2010-05-01", List.of(Map.of("kind", "STATUTORY", "name", "张父")))));
        assertThat(severities(guarded)).doesNotContainKey("GUARDIAN_MISSING");
        assertThat(materials(guarded)).contains("RELATIONSHIP_PROOF");
        assertThat(severities(checks(court.drafted(born("1985-03-12", List.of())))))
                .doesNotContainKey("GUARDIAN_MISSING");
        assertThat(severities(checks(court.drafted(Stories.loanDraft())))).doesNotContainKey("GUARDIAN_MISSING");
    }

    @Test
    @DisplayName("原告十人以上的，提示推选诉讼代表人，不拦提交；九人不提示")
    void tenChooseWhoSpeaks() {
        assertThat(names(many(10))).contains("推选诉讼代表人的证明，由被代表的原告签名");
        assertThat(names(many(9))).doesNotContain("推选诉讼代表人");
    }

    @Test
    @DisplayName("在境内没有住所的：外国组织的证明文件、寄来的授权委托书要公证、认证，外文材料要翻译；各种证件都能选，居住证核对校验码")
    void fromAbroad() {
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind",
                        "ORGANISATION",
                        "name",
                        "ABC Trading Ltd.",
                        "foreignDomicile",
                        true,
                        "representedBy",
                        List.of(Map.of("kind", "MANDATE", "name", "王五", "agentKind", "LAWYER")))));
        assertThat(names(draft))
                .contains("代表人有权参加诉讼的证明", "从境外寄交、托交的授权委托书", "外文材料的中文翻译件")
                .contains("第五百二十一条", "民事诉讼法第二百七十五条", "第五百二十五条");
        assertThat(names(Stories.loanDraft())).doesNotContain("境外", "翻译件");

        for (var type : List.of("HK_MACAO_PERMIT", "TAIWAN_PERMIT", "FOREIGN_PERMANENT_RESIDENCE")) {
            assertThat(severities(checks(court.drafted(with(type, "H12345678")))))
                    .doesNotContainKey("ID_NUMBER_DOUBTFUL");
        }
        assertThat(severities(checks(court.drafted(with("HMT_RESIDENCE_PERMIT", "810000199408230022")))))
                .containsKey("ID_NUMBER_DOUBTFUL");
    }

    @Test
    @DisplayName("被告住在国外、香港、澳门、台湾的，提醒送达的办法和时间，各按各的规定；住在内地的不提醒")
    void whoIsServedAbroad() {
        assertThat(servedAbroad(Map.of("foreignDomicile", true)))
                .contains("条约、外交途径", "公告的满六十日", "民事诉讼法第二百八十三条")
                .doesNotContain("香港");
        assertThat(servedAbroad(Map.of("region", "HONG_KONG")))
                .contains("公告的满三个月", "涉港澳民商事案件司法文书送达问题若干规定第五条")
                .doesNotContain("外交途径");
        assertThat(servedAbroad(Map.of("region", "TAIWAN"))).contains("涉台民事诉讼文书送达的若干规定第三条");
        assertThat(servedAbroad(Map.of())).isEmpty();
    }

    private String servedAbroad(Map<String, Object> where) {
        var draft = Stories.loanDraft();
        var defendant = new HashMap<String, Object>(Map.of("kind", "PERSON", "name", "李四", "address", "某街 1 号"));
        defendant.putAll(where);
        draft.put("defendants", List.of(defendant));
        var told = new StringBuilder();
        for (var check : checks(court.drafted(draft))) {
            if (check.get("code").asText().equals("SERVED_ABROAD")) {
                assertThat(check.get("severity").asText()).isEqualTo("WARNING");
                told.append(check.get("message").asText())
                        .append(check.get("basis").asText());
            }
        }
        return told.toString();
    }

    @Test
    @DisplayName("外币的请求：金额按写的汇率折合成人民币，诉讼费照它算，请求里写明；提醒按受理之日的汇率更正；没有写全的不折算；写错的指明哪一格")
    void foreignMoney() {
        var dollars = new HashMap<String, Object>(Map.of(
                "currency", "USD",
                "amount", "10,000",
                "rate", "7.1",
                "on", "2026-11-20",
                "source", "中国人民银行公布"));
        var filing = court.filing(court.drafted(owed(dollars)));
        assertThat(filing.get("draft").get("claimAmountFen").asLong()).isEqualTo(7_100_000L);
        assertThat(filing.get("draft").get("claims").asText())
                .contains("金额 10,000.00 美元，按 2026年11月20日中国人民银行公布的汇率（1 美元合人民币 7.1 元）折合人民币 71,000.00 元");
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing.get("id").asText() + "/fee-preview")
                        .expecting(200)
                        .text())
                .contains("157500");
        assertThat(severities(checks(filing.get("id").asText()))).containsEntry("FOREIGN_SUM", "WARNING");

        dollars.remove("source");
        var half = court.drafted(owed(dollars));
        assertThat(court.filing(half).get("draft").hasNonNull("claimAmountFen")).isFalse();
        assertThat(severities(checks(half))).containsKey("FOREIGN_SUM_INCOMPLETE");

        dollars.put("currency", "RMB");
        assertThat(court.zhangsan
                        .post("/api/v1/filings", owed(dollars))
                        .expecting(422)
                        .text())
                .contains("claimItems[0].foreign.currency", "三个字母");
    }

    private static Map<String, Object> owed(Map<String, Object> foreign) {
        var draft = Stories.loanDraft();
        draft.remove("claims");
        draft.remove("claimAmountFen");
        draft.put("claimItems", List.of(Map.of("text", "支付货款", "foreign", foreign)));
        return draft;
    }

    private static Map<String, Object> with(String idType, String number) {
        var draft = Stories.loanDraft();
        draft.put("plaintiffs", List.of(Map.of("kind", "PERSON", "name", "陈某", "idType", idType, "idNumber", number)));
        return draft;
    }

    private static Map<String, Object> born(String day, List<Map<String, String>> representedBy) {
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind",
                        "PERSON",
                        "name",
                        "张小",
                        "personal",
                        Map.of("born", day),
                        "representedBy",
                        representedBy)));
        return draft;
    }

    private static Map<String, Object> many(int plaintiffs) {
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                IntStream.range(0, plaintiffs)
                        .mapToObj(n -> Map.of("kind", "PERSON", "name", "业主" + n))
                        .toList());
        return draft;
    }

    /** The names and articles of what the rehearsal asks for. */
    private String names(Map<String, Object> draft) {
        return court.zhangsan
                .post("/api/v1/material-lists", draft)
                .expecting(200)
                .text();
    }

    @Test
    @DisplayName("写了而没有意义的，提交以前就说，通到那一页；写对了的不说；都只是提醒，不拦提交")
    void whatMakesNoSenseIsSaid() throws Exception {
        var good = court.drafted(Stories.loanDraft());
        assertThat(severities(checks(good)).keySet())
                .doesNotContain(
                        "ADDRESS_DOUBTFUL",
                        "PHONE_DOUBTFUL",
                        "PLAINTIFF_ADDRESS_MISSING",
                        "DEFENDANT_NAME_DOUBTFUL",
                        "CLAIM_VAGUE",
                        "CLAIM_SUM_DIFFERS",
                        "FACTS_SUM_DIFFERS",
                        "FACTS_SHORT",
                        "ABUSIVE_WORDS");

        var draft = Stories.loanDraft();
        draft.put("plaintiffs", List.of(Map.of("kind", "PERSON", "name", "张三", "address", "就住俺们村东头", "phone", "没有手机")));
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "王老板", "phone", "一三九零零一三九零零零")));
        draft.remove("claims");
        draft.put("claimItems", List.of(Map.of("text", "请求被告还我三万块", "amountFen", 30_000_000)));
        draft.put("claimAmountFen", 30_000_000);
        draft.put("facts", "这个王八蛋去年借了我三万元，说好年底还，到现在没有还。");
        var filing = court.drafted(draft);
        assertThat(severities(checks(filing)))
                .containsEntry("ADDRESS_DOUBTFUL", "WARNING")
                .containsEntry("PHONE_DOUBTFUL", "WARNING")
                .containsEntry("DEFENDANT_NAME_DOUBTFUL", "WARNING")
                .containsEntry("DEFENDANT_PLACE_MISSING", "WARNING")
                .containsEntry("CLAIM_SUM_DIFFERS", "WARNING")
                .containsEntry("FACTS_SUM_DIFFERS", "WARNING")
                .containsEntry("ABUSIVE_WORDS", "WARNING");
        assertThat(finding(checks(filing), "CLAIM_SUM_DIFFERS").get("message").asText())
                .contains("30,000.00 元", "300,000.00 元");
        var browser = Visitor.browser(port, "zhangsan");
        assertThat(browser.get("/filings/" + filing + "/check").body())
                .contains("就住俺们村东头", "/parties/plaintiffs/0", "解释第二百一十条");
        assertThat(browser.get("/filings/" + filing + "/parties/defendants/0").body())
                .contains("找不到对方、不知道真名或者住址怎么办", "公告三十日", "value=\"13900139000\"");
    }

    @Test
    @DisplayName("一名律师和一名近亲属同时代理：两种证明都要，授权委托书只列一次")
    void eachKindOfAgentIsAskedForItsPapers() {
        var filing = court.drafted(withAgents(agent("MANDATE", "RELATIVE"), agent("MANDATE", "LAWYER")));

        assertThat(materials(checks(filing)))
                .containsOnlyOnce("POWER_OF_ATTORNEY", "LAWYER_LICENCE", "RELATIONSHIP_PROOF", "EVIDENCE");
    }

    @Test
    @DisplayName("材料清单接口与草稿的检查，对同样的事实要求同样的材料")
    void theRehearsalAndTheCheckAskForTheSame() {
        var drafts = new ArrayList<Map<String, Object>>();
        drafts.add(Stories.loanDraft());
        for (var kind : new String[] {"LAWYER", "RELATIVE", null}) {
            drafts.add(withAgents(agent("MANDATE", kind)));
        }
        drafts.add(withAgents(agent("MANDATE", "LAWYER"), agent("MANDATE", "EMPLOYEE")));
        drafts.add(withCause("07.19.205.05"));
        drafts.add(withCause("02.02.014"));
        for (var draft : drafts) {
            var listed = texts(
                    CourtClient.anonymous(port)
                            .post("/api/v1/material-lists", draft)
                            .expecting(200)
                            .body()
                            .get("items"),
                    "kind");

            assertThat(materials(checks(court.drafted(draft)))).isEqualTo(listed);
        }
    }

    @Test
    @DisplayName("起诉状在网上填写的就算提交：不用上传、不用坚持提交，审查人看得到说明，也不预备要求补正")
    void aTypedComplaintIsAComplaint() throws Exception {
        var filing = court.drafted(Stories.loanDraft());
        upload(filing, "PLAINTIFF_IDENTITY");
        upload(filing, "EVIDENCE");
        assertThat(severities(checks(filing))).containsEntry("MATERIALS_COMPLAINT", "PASSED");

        court.submit(filing).expecting(201);

        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body())
                .contains("民事起诉状：以在线填写的当事人、诉讼请求、事实和理由提交，没有另外上传", "人民法院在线诉讼规则第十一条")
                .containsPattern("value=\"REGISTER\" checked")
                .doesNotContain("value=\"MATERIALS_COMPLAINT\"");
    }

    @Test
    @DisplayName("诉讼请求或者事实没有填，又没有上传起诉状的，仍须补齐；上传的起诉状也算")
    void whatIsNotWrittenIsStillMissing() {
        var draft = Stories.loanDraft();
        draft.put("facts", " ");
        var filing = court.drafted(draft);
        assertThat(severities(checks(filing))).containsEntry("MATERIALS_COMPLAINT", "BLOCKING");

        upload(filing, "COMPLAINT");

        assertThat(severities(checks(filing)))
                .containsEntry("MATERIALS_COMPLAINT", "PASSED")
                .containsEntry("FACTS_MISSING", "BLOCKING");
    }

    @ParameterizedTest
    @CsvSource({"07.19.205.05, 工资欠条, 第十五条", "07.19.205.06, 逾期没有决定受理或者没有裁决, 第四十三条"})
    @DisplayName("劳动争议没有仲裁文书：不拦提交，写明可以改交什么，并提醒审查人")
    void aMissingAwardIsAReminder(String cause, String instead, String article) throws Exception {
        var filing = court.drafted(withCause(cause));
        upload(filing, "PLAINTIFF_IDENTITY");
        upload(filing, "EVIDENCE");
        var award = finding(checks(filing), "MATERIALS_EFFECTIVE_DOCUMENT");
        assertThat(award.get("severity").asText()).isEqualTo("WARNING");
        assertThat(award.get("message").asText()).contains("可以改为提交", instead);
        assertThat(award.get("basis").asText()).contains(article);

        court.submit(filing).expecting(201);

        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body())
                .contains("还没有仲裁裁决书", instead)
                .containsPattern("value=\"MATERIALS_EFFECTIVE_DOCUMENT\">")
                .doesNotContain("value=\"MATERIALS_EFFECTIVE_DOCUMENT\" checked");
    }

    @Test
    @DisplayName("答了有工资欠条的：别的证据不算欠条，要传工资欠条；传了欠条的，证据也就有了，审查人看得到是哪一份")
    void aNoteOfWagesIsThePaperItself() {
        var draft = withCause("07.19.205.05");
        draft.put("answers", Map.of("labourArbitrated", "NO", "wageNote", "YES"));
        var filing = court.drafted(draft);
        upload(filing, "EVIDENCE");
        var missing = finding(checks(filing), "MATERIALS_WAGE_NOTE");
        assertThat(missing.get("severity").asText()).isEqualTo("BLOCKING");
        assertThat(missing.get("message").asText()).contains("缺少用人单位写的工资欠条");

        var noted = court.drafted(draft);
        upload(noted, "WAGE_NOTE");

        assertThat(severities(checks(noted)))
                .containsEntry("MATERIALS_WAGE_NOTE", "PASSED")
                .containsEntry("MATERIALS_EVIDENCE", "PASSED");
        assertThat(finding(checks(noted), "MATERIALS_EVIDENCE").get("message").asText())
                .startsWith("已提交：");
    }

    @Test
    @DisplayName("“其他材料”是一个抽屉：机器不说里面有结婚证，请审查人查看")
    void whatLiesInTheDrawerIsNotClaimed() {
        var filing = court.drafted(withCause("02.02.014"));
        upload(filing, "OTHER");

        assertThat(finding(checks(filing), "MATERIALS_OTHER").get("message").asText())
                .contains("里面有没有结婚证", "请查看");
    }

    @Test
    @DisplayName("答了交诉讼费有困难：证明只是建议，不拦提交，也不预备要求补正；核对页展开申请缓减免，写明还没有申请")
    void hardshipStopsNobodyFromFiling() throws Exception {
        var draft = Stories.loanDraft();
        draft.put("answers", Map.of("feeRelief", "YES"));
        var filing = court.drafted(draft);
        upload(filing, "PLAINTIFF_IDENTITY");
        upload(filing, "EVIDENCE");
        var proof = finding(checks(filing), "MATERIALS_RELIEF_PROOF");
        assertThat(proof.get("severity").asText()).isEqualTo("WARNING");
        assertThat(proof.get("message").asText()).contains("没有也不影响立案");
        assertThat(proof.get("basis").asText()).contains("诉讼费用交纳办法第四十八条");
        var browser = Visitor.browser(port, "zhangsan");
        assertThat(browser.get("/filings/" + filing + "/check").body())
                .containsPattern("<details open[^>]*>\\s*<summary>交诉讼费有困难：申请缓交、减交、免交")
                .contains("但还没有申请");
        assertThat(browser.get("/filings/" + court.drafted(Stories.loanDraft()) + "/check")
                        .body())
                .containsPattern("<details>\\s*<summary>交诉讼费有困难：申请缓交、减交、免交")
                .doesNotContain("但还没有申请");

        court.submit(filing).expecting(201);

        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body())
                .containsPattern("value=\"REGISTER\" checked")
                .doesNotContain("value=\"MATERIALS_RELIEF_PROOF\"");
    }

    @Test
    @DisplayName("借款等其他案件从不要求仲裁文书；法定材料缺少的仍须补齐或者坚持提交")
    void otherCasesNeedNoAward() {
        var findings = checks(court.drafted(Stories.loanDraft()));

        assertThat(materials(findings)).containsExactly("COMPLAINT", "PLAINTIFF_IDENTITY", "EVIDENCE");
        assertThat(severities(findings))
                .containsEntry("MATERIALS_PLAINTIFF_IDENTITY", "BLOCKING")
                .containsEntry("MATERIALS_EVIDENCE", "BLOCKING");
    }

    private static Map<String, Object> withCause(String cause) {
        var draft = Stories.loanDraft();
        draft.put("causeCode", cause);
        return draft;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Map<String, Object> withAgents(Map<String, Object>... agents) {
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "PERSON", "name", "张三", "address", "北京市某某区一号", "representedBy", List.of(agents))));
        return draft;
    }

    private static Map<String, Object> agent(String kind, String agentKind) {
        var agent = new HashMap<String, Object>(Map.of("kind", kind, "name", "王五"));
        if (agentKind != null) {
            agent.put("agentKind", agentKind);
        }
        return agent;
    }

    private void upload(String filing, String kind) {
        court.zhangsan
                .upload(
                        "/api/v1/filings/" + filing + "/materials",
                        kind,
                        kind + ".txt",
                        kind.getBytes(StandardCharsets.UTF_8))
                .expecting(201);
    }

    private JsonNode checks(String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .expecting(200)
                .body()
                .get("items");
    }

    private static JsonNode finding(JsonNode findings, String code) {
        return StreamSupport.stream(findings.spliterator(), false)
                .filter(finding -> finding.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> materials(JsonNode findings) {
        return StreamSupport.stream(findings.spliterator(), false)
                .filter(finding -> finding.hasNonNull("material"))
                .map(finding -> finding.get("material").asText())
                .toList();
    }

    private static Map<String, String> severities(JsonNode findings) {
        var severities = new HashMap<String, String>();
        findings.forEach(finding -> severities.put(
                finding.get("code").asText(), finding.get("severity").asText()));
        return severities;
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field).asText())
                .toList();
    }
}
