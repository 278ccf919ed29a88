package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.rules.PublishedTables;
import org.lian.web.QuietBrowser;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sheet of each kind of task: what it rests on, the answers, and the fields of each. */
class WorkSheetStoryTests extends CourtInTime {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    RepositoryService repository;

    /** The id of a table or of its row. */
    private static final Pattern FEE_CODE = Pattern.compile("\\bfee-[a-z]");

    private static final Map<String, Object> REFUSE = Map.of(
            "outcome", "REFUSE",
            "ground", "NO_DIRECT_INTEREST",
            "reason", "原告不是合同当事人",
            "basis", "民事诉讼法第一百二十二条第一项");

    @Test
    @DisplayName("审查：四种结论；材料齐全的预备登记立案，缺法定材料的预备补正并勾好缺的那项")
    void review() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var whole = sheet(court, "clerk1", court.submitted(), "REVIEW");
        assertThat(whole)
                .contains("登记立案", "要求补正", "释明", "建议不予受理", "全部无问题", "材料模糊、残缺或者无法打开")
                .contains("属于行政诉讼的受案范围", "原告与本案没有直接利害关系")
                .containsPattern("value=\"REGISTER\" checked");

        var lacking = court.drafted(Stories.loanDraft());
        court.insist(lacking);
        assertThat(sheet(court, "clerk1", lacking, "REVIEW"))
                .containsPattern("value=\"CORRECT\" checked")
                .containsPattern("value=\"MATERIALS_PLAINTIFF_IDENTITY\" checked");
    }

    @Test
    @DisplayName("没有认领的和别人承办的：看得见，不能填")
    void onlyTheHolderFillsIn() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");

        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body())
                .contains("请先点“认领”", "disabled=\"disabled\"")
                .doesNotContain("data-decide", "回避本案");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(Visitor.browser(port, "clerk2").get("/staff/tasks/" + task).body())
                .contains("您可以查看，不能办理")
                .doesNotContain("data-decide", "data-put-back");
        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body())
                .contains("由您承办", "data-put-back", "放回");
        court.clerk.post("/api/v1/tasks/" + task + "/release", Map.of()).expecting(204);
        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body())
                .contains("请先点“认领”")
                .doesNotContain("data-put-back");
    }

    @Test
    @DisplayName("相同当事人、相同案由的申请：列出三件，其余收起来，写明还有几件；每一件点得到它的案件页")
    void manyAlikeFold() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put(
                "defendants", List.of(Map.of("kind", "PERSON", "name", "被告" + System.nanoTime(), "address", "某某区二号")));
        var alike = Stream.generate(() -> court.submitted(draft)).limit(4).toList();
        var page = sheet(court, "clerk1", court.submitted(draft), "REVIEW");

        var folded = page.indexOf("还有 1 件");
        assertThat(folded).isPositive();
        assertThat(page.substring(0, folded).split("民间借贷纠纷，待审查", -1)).hasSize(4);
        assertThat(page.substring(folded).split("民间借贷纠纷，待审查", -1)).hasSize(2);
        assertThat(alike).allSatisfy(one -> assertThat(page).containsOnlyOnce("href=\"/staff/filings/" + one + "\""));
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + alike.get(0))
                        .expecting(200)
                        .text())
                .contains("收到立案申请");
    }

    @Test
    @DisplayName("审查先看机器发现的问题，再看当事人，再看其他；对立案条件的回答收起来")
    void whatSpeaksAgainstItComesFirst() throws Exception {
        var draft = Stories.loanDraft();
        draft.put("answers", Map.of("arbitrationAgreement", "YES"));
        var page = sheet(
                time.at("2026-10-12T09:00"),
                "clerk1",
                time.at("2026-10-12T09:00").submitted(draft),
                "REVIEW");

        assertThat(page).containsSubsequence("机器检查", "请核对", "原告</dt>", "收到时间</dt>", "<details", "对立案条件的回答");
    }

    @Test
    @DisplayName("审查看得到谁用自己的账号提交的，和申请人没有回答的问题；都回答了就不列")
    void unanswered() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var silent = court.submitted();
        assertThat(sheet(court, "clerk1", silent, "REVIEW"))
                .containsPattern("提交人</dt>\\s*<dd[^>]*>张三（账号姓名）")
                .containsPattern("申请人没有回答</dt>\\s*<dd[^>]*>[^<]*属于本院管辖");

        var draft = Stories.loanDraft();
        draft.put("answers", Map.of("courtJurisdiction", "YES"));
        assertThat(sheet(court, "clerk1", court.submitted(draft), "REVIEW"))
                .containsPattern("申请人回答“是”</dt>\\s*<dd[^>]*>[^<]*属于本院管辖");
    }

    @Test
    @DisplayName("审查看得到申请了缓交、有没有证明，送达地址，提交的人不是当事人，几名当事人写了同一个证件号码；交来的材料写“已提交”，不说机检通过")
    @SuppressWarnings("unchecked")
    void whatAReviewerMustKnow() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = court.askingForDeferral();
        assertThat(sheet(court, "clerk1", filing, "REVIEW"))
                .containsPattern("申请司法救助</dt>\\s*<dd[^>]*>缓交诉讼费：[^<]*正在接受法律援助；没有交司法救助证明[^<]*由法官审批")
                .containsPattern("送达地址</dt>\\s*<dd[^>]*>北京市某某区一号，电话 138\\*\\*\\*\\*8000")
                .contains(">已提交<")
                .doesNotContain("机检通过", "请核对授权", "证件号码相同");

        var others = Stories.loanDraft();
        var one = new HashMap<>(((List<Map<String, Object>>) others.get("plaintiffs")).get(0));
        one.put("name", "钱一");
        var two = new HashMap<>(one);
        two.put("name", "钱二");
        others.put("plaintiffs", List.of(one, two));
        var strange = court.drafted(others);
        court.insist(strange);
        assertThat(sheet(court, "clerk1", strange, "REVIEW"))
                .containsPattern("提交人</dt>\\s*<dd[^>]*>张三（账号姓名），不是申请人，也没有填写为代理人、代表人：请核对授权")
                .contains("填写的证件号码相同：原告 钱一、原告 钱二")
                .doesNotContain("11010519850312008X");
    }

    @Test
    @DisplayName("紧急的申请，办理页的最上面写“紧急”，和办理列表的那一行一样；不紧急的不写")
    void urgencyIsSaidOnTop() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var urgent =
                sheet(court, "judge1", Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY"), "RULE_ON_PRESERVATION");
        assertThat(urgent.substring(urgent.indexOf("<header"), urgent.indexOf("</header>")))
                .contains(">紧急<");
        var usual = sheet(court, "clerk1", court.submitted(), "REVIEW");
        assertThat(usual.substring(usual.indexOf("<header"), usual.indexOf("</header>")))
                .doesNotContain("紧急");
    }

    @Test
    @DisplayName("审签：看得到谁提出、事由、理由和依据，预备签发，裁定书照送达的样子可以先看；再次审查的表单不再预备补正")
    void signature() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", REFUSE);
        var sheet = sheet(court, "judge1", filing, "SIGN_REFUSAL");
        assertThat(sheet)
                .contains("提出建议", "立案窗口一号（演示）", "原告与本案没有直接利害关系", "原告不是合同当事人", "民事诉讼法第一百二十二条第一项")
                .contains("签发裁定", "退回审查", "登记立案")
                .containsPattern("value=\"SIGN\" checked")
                .containsSubsequence("提出建议", "原告不是合同当事人", "签发裁定", "机器检查", "原告</dt>", "材料", "将要送达的裁定");
        var ruling = Pattern.compile("action=\"(/staff/tasks/[^\"]+/ruling)\"").matcher(sheet);
        assertThat(ruling.find())
                .as("the way to the ruling as it will be served")
                .isTrue();
        assertThat(Printed.text(QuietBrowser.as(port, "judge1").download(ruling.group(1)))
                        .replaceAll("\\s", ""))
                .contains("不予受理", "原告不是合同当事人", "上诉");
    }

    @Test
    @DisplayName("补正后再审：补正已回；再次要求补正写明只能由庭长")
    void reviewAgain() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = corrected(court);
        court.say(filing, "correction", Map.of("claims", "判令被告归还借款本金十万元及利息。")).expecting(201);
        assertThat(sheet(court, "clerk1", filing, "REVIEW")).contains("再次要求补正", "只能由庭长写明理由");
    }

    @Test
    @DisplayName("审批延期：看得到事由和现在的期限")
    void extension() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = corrected(court);
        court.say(filing, "extension", Map.of("reason", "住院治疗")).expecting(201);
        assertThat(sheet(court, "judge1", filing, "EXTENSION"))
                .contains("住院治疗", "至 2026-10-19", "准许延期", "不准许", "延长到哪一天");
    }

    @Test
    @DisplayName("办理转交：转往哪个法院、首次提交时间，登记对方收到的日期")
    void forwarding() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "competentCourt", "某某市第二人民法院",
                        "reason", "被告住所地不在本院辖区",
                        "basis", "民事诉讼法第一百二十七条第四项"));
        court.waitsAt(filing, "ADVISED");
        court.say(filing, "reply", Map.of("answer", "FORWARD")).expecting(201);
        assertThat(sheet(court, "clerk1", filing, "FORWARDING"))
                .contains("某某市第二人民法院", "2026-10-12", "对方已接收", "对方不接收", "对方收到的日期");
    }

    @Test
    @DisplayName("审查缓减免、裁定撤诉：看得到当事人的理由")
    void requestsOfTheFiler() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var asking = court.askingForDeferral();
        court.register(asking);
        assertThat(sheet(court, "judge1", asking, "DEFERRAL")).contains("正在接受法律援助", "缓交诉讼费", "准许的救助和情形", "不准许");

        var owing = court.submitted();
        court.register(owing);
        court.confirmFee(owing, 230_000);
        court.waitsAt(owing, "FEE_DUE");
        court.say(owing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        assertThat(sheet(court, "judge1", owing, "RULE_ON_WITHDRAWAL")).contains("已经和解", "准许撤诉", "减半收取");
    }

    @Test
    @DisplayName("审签按撤诉处理：应交数额、期限、已经查询过；可以另行指定期限")
    void deemedWithdrawal() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        time.at("2026-10-20T00:00:30").waitsAt(filing, "FEE_OVERDUE");
        var later = time.at("2026-10-22T00:00:30");
        assertThat(sheet(later, "judge1", filing, "SIGN_DEEMED_WITHDRAWAL"))
                .contains("2,300.00", "至 2026-10-19", "没有查到款项", "裁定按撤诉处理", "另行指定交费期限");
    }

    @Test
    @DisplayName("登记送达回证：文书全文可以打印")
    void paperService() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", "13800138000", "electronic", false));
        var filing = court.submitted(draft);
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        assertThat(sheet(court, "clerk1", filing, "PAPER_SERVICE")).contains("补正通知书", "诉讼请求不具体", "签收日期", "送达回证或者邮件的编号");
    }

    @Test
    @DisplayName("第十条标记：表单上可以标记和取消；期满由庭长当日决定，看得到标记的理由")
    void sensitive() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        assertThat(sheet(court, "clerk1", filing, "REVIEW")).contains("标记为第十条情形", "届满仍未决定的，法院登记立案");
        court.clerk
                .post("/api/v1/filings/" + filing + "/sensitivity", Map.of("sensitive", true, "reason", "涉及第十条情形"))
                .expecting(204);
        var task = court.task(filing, "REVIEW");
        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body())
                .contains("取消标记", "由庭长当日决定");
        var expired = time.at("2026-10-20T00:00:30");
        assertThat(sheet(expired, "supervisor1", filing, "DECIDE_AT_EXPIRY"))
                .contains("请在今天决定", "涉及第十条情形", "登记立案", "不予受理");
    }

    @Test
    @DisplayName("改派：只有庭长看得到，名单是本院能承办这项任务的人")
    void assignment() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var task = court.task(court.submitted(), "REVIEW");
        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body())
                .doesNotContain("改派给");
        assertThat(Visitor.browser(port, "supervisor1")
                        .get("/staff/tasks/" + task)
                        .body())
                .contains("改派给", "立案窗口二号（演示）")
                .doesNotContain("外院立案窗口（演示）", "立案法官一号（演示）");
    }

    @Test
    @DisplayName("上级指令：庭长按回执号、裁定书案号（全角、半角）、当事人找到已被不予受理的申请，登记后直接立案；没填的指明哪一项")
    void higherCourtOrder() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", REFUSE);
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        var refused = court.waitsAt(filing, "REFUSED");
        var receipt = refused.get("receipt").get("number").asText();
        var supervisor = Visitor.browser(port, "supervisor1");
        var ruling = jdbc.sql("select ruling_number from filing where id = cast(? as uuid)")
                .param(filing)
                .query(String.class)
                .single();
        for (var words : List.of(ruling, ruling.replace('（', '(').replace('）', ')'))) {
            assertThat(supervisor
                            .get("/staff/orders?number=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                            .body())
                    .as(words)
                    .contains(receipt, "登记指令，立即立案", "/staff/filings/" + filing);
        }
        assertThat(supervisor
                        .get("/staff/orders?number=" + URLEncoder.encode("李四", StandardCharsets.UTF_8))
                        .body())
                .contains(receipt);

        assertThat(supervisor.get("/staff/orders?number=" + receipt).body()).contains("不予受理", receipt, "登记指令，立即立案");
        assertThat(supervisor
                        .submit("/staff/orders", "/staff/orders", Map.of("filing", filing, "court", "某某市中级人民法院"))
                        .body())
                .contains("请写明上级法院裁定的案号");
        var unknown = supervisor.get("/staff/orders?number=S0");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("没有找到不予受理或者已退回的申请");
        var registered = supervisor.submit(
                "/staff/orders",
                "/staff/orders",
                Map.of("filing", filing, "court", "某某市中级人民法院", "rulingNumber", "（2026）京01民终1号"));

        assertThat(registered.statusCode()).isEqualTo(302);
        assertThat(court.waitsAt(filing, "REGISTERED").get("ordered").asBoolean())
                .isTrue();
    }

    private static String corrected(Stories court) {
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        return filing;
    }

    /** The page of the filing's task of that kind, held by the person. */
    @Test
    @DisplayName("审查：提示法律排除的程序和条文；有核实过的年平均工资，才提示标的额够不够小额；选什么都由人定")
    void procedures() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var divorce = new HashMap<>(Stories.loanDraft());
        divorce.put("causeCode", "02.02.014");
        assertThat(sheet(court, "clerk1", court.submitted(divorce), "REVIEW"))
                .contains(">不适用<", "人身关系案件不适用小额诉讼程序", "民事诉讼法第一百六十六条第一项");
        assertThat(sheet(court, "clerk1", court.submitted(), "REVIEW")).doesNotContain("年平均工资");

        var row = """
                <rule id="wage"><inputEntry id="in-1"><text>"京"</text></inputEntry>
                <inputEntry id="in-2"><text>&gt;= date("2026-01-01")</text></inputEntry>
                <outputEntry id="out-1"><text>20000000</text></outputEntry>
                <outputEntry id="out-2"><text>"统计公报"</text></outputEntry></rule></decisionTable>""";
        var shipped = Files.readString(Path.of("decisions/small-claims-limit.dmn"));
        try {
            PublishedTables.publish(repository, "small-claims-limit", shipped.replace("</decisionTable>", row));
            assertThat(sheet(court, "clerk1", court.submitted(), "REVIEW"))
                    .contains("标的额不超过上年度就业人员年平均工资的百分之五十", "民事诉讼法第一百六十五条第一款")
                    .containsPattern("value=\"ORDINARY\"[^>]* selected");

            // One fen of wage less, and the sum is more than a half of it.
            PublishedTables.publish(
                    repository,
                    "small-claims-limit",
                    shipped.replace("</decisionTable>", row.replace("20000000", "19999999")));
            assertThat(sheet(court, "clerk1", court.submitted(), "REVIEW"))
                    .contains("双方约定适用的，可以适用小额诉讼程序", "民事诉讼法第一百六十五条第二款");
        } finally {
            PublishedTables.publish(repository, "small-claims-limit", shipped);
        }
    }

    @Test
    @DisplayName("确认诉讼费：幅度以内本院通常收多少、依据哪份文件，已经填好；没有这样的规定就空着；没有分项就没有空表，不写表和行的代码")
    void theUsualFee() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("causeCode", "02.02.014");
        draft.put("claims", "请求判令原告与被告离婚。");
        draft.remove("claimAmountFen");
        var without = court.drafted(draft);
        court.insist(without);
        court.register(without);
        assertThat(sheet(court, "clerk1", without, "CONFIRM_FEE"))
                .contains("50.00 元至 300.00 元", "计算依据：", "案由收费类别表第")
                .doesNotContain("本院通常：", "<th scope=\"col\">项目</th>", "cause-fee-class", "litigation-fee")
                .doesNotContainPattern(FEE_CODE)
                .doesNotContainPattern("id=\"confirmed\"[^>]*value=\"[^\"]");

        var row = """
                <rule id="divorce"><inputEntry id="in-1"><text>"京0199"</text></inputEntry>
                <inputEntry id="in-2"><text>"DIVORCE"</text></inputEntry>
                <inputEntry id="in-3"><text>&gt;= date("2026-01-01")</text></inputEntry>
                <outputEntry id="out-1"><text>15000</text></outputEntry>
                <outputEntry id="out-2"><text>"本院审判委员会纪要第3号"</text></outputEntry></rule></decisionTable>""";
        var shipped = Files.readString(Path.of("decisions/usual-amount.dmn"));
        try {
            PublishedTables.publish(repository, "usual-amount", shipped.replace("</decisionTable>", row));
            var filing = court.drafted(draft);
            court.insist(filing);
            court.register(filing);

            assertThat(sheet(court, "clerk1", filing, "CONFIRM_FEE"))
                    .contains("本院通常：<b>150.00 元</b>", "本院审判委员会纪要第3号", "可以改", "本院通常数额表第")
                    .doesNotContain("usual-amount")
                    .doesNotContainPattern(FEE_CODE)
                    .containsPattern("id=\"confirmed\"[^>]*value=\"150.00\"")
                    .containsPattern("id=\"basis\"[^>]*value=\"本院审判委员会纪要第3号\"");
        } finally {
            PublishedTables.publish(repository, "usual-amount", shipped);
        }
    }

    private String sheet(Stories court, String username, String filing, String kind) throws Exception {
        var person = court.as(username);
        var task = court.taskFor(person, filing, kind);
        person.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        return Visitor.browser(port, username).get("/staff/tasks/" + task).body();
    }
}
