package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.story.CourtClock;
import org.lian.story.CourtInTime;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.lian.web.QuietBrowser.Answer;

/** 答复告知、坚持、撤回、撤诉、缓交 in the portal: consequence first, and a refusal leaves the words where they were typed. */
class WaysOutPagesTests extends CourtInTime {
    private static final Pattern OLDER = Pattern.compile("href=\"(/filings\\?offset=\\d+)\"");

    private Stories court;
    private QuietBrowser zhangsan;

    @BeforeEach
    void signIn() {
        at("2026-10-12T09:00");
    }

    @Test
    @DisplayName("不予受理：理由、条文、文号、救济途径和最后一天都在，第一张卡片通向裁定书")
    void aRefusalTellsTheRemedyAndItsLastDay() {
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        var number = court.waitsAt(filing, "REFUSED").get("rulingNumber").asText();
        CourtClock.until(() -> assertThat(page(filing)).contains("看裁定书"));

        // Served on the 12th; the tenth day from the 13th is the 22nd.
        assertThat(page(filing))
                .contains("法院的决定", "原告与本案没有直接利害关系", "民事诉讼法第一百二十二条第一项", number)
                .contains("上诉", "10 月 22 日 24:00", "民事裁定书", "/messages/")
                .doesNotContain("诉讼费（预计）", "补充证据", "/withdrawal");
    }

    @Test
    @DisplayName("答复告知：每种答复先说后果；不选、理由太长都留住写过的字；转交只在指明法院时可选")
    void anAdviceIsAnswered() {
        var filing = advised("ARBITRATION", null);
        assertThat(page(filing)).contains("去答复", "双方另有约定");
        assertThat(get(filing, "/reply").expecting(200).text())
                .contains("双方另有约定", "坚持在本院起诉", "撤回，按告知的途径解决")
                .doesNotContain("FORWARD");

        assertThat(post(filing, "/reply", Map.of("reason", "协议是伪造的"))
                        .expecting(422)
                        .text())
                .contains("请选择怎样答复", "answer-fault", "协议是伪造的");
        assertThat(post(filing, "/reply", Map.of("answer", "INSIST", "reason", "长".repeat(2001)))
                        .expecting(422)
                        .text())
                .contains("reason-fault", "理由不超过 2000 字", "长".repeat(2001));
        assertThat(post(filing, "/reply", Map.of("answer", "FORWARD", "reason", "转走"))
                        .expecting(409)
                        .text())
                .contains("没有指明其他法院", "转走");

        post(filing, "/reply", Map.of("answer", "INSIST", "reason", "协议是伪造的")).expecting(302);
        court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
        assertThat(page(filing)).contains("您的答复已经收到", "轮到法院");
        assertThat(post(filing, "/reply", Map.of("answer", "INSIST", "reason", "再说一次"))
                        .expecting(409)
                        .text())
                .contains("再说一次");
        assertThat(get(filing, "/reply").expecting(302).header("location")).endsWith("/filings/" + filing);
        assertThat(page(filing)).contains("没有等待答复的释明");
    }

    @Test
    @DisplayName("没有经过劳动仲裁的，释明以后写明去劳动人事争议仲裁委员会、电话和条文")
    void whoHasNotBeenToLabourArbitrationIsToldWhere() {
        assertThat(page(advised("LABOUR_ARBITRATION", null))).contains("劳动人事争议仲裁委员会", "12333", "劳动争议调解仲裁法第五条");
    }

    @Test
    @DisplayName("同意转交：收到以后显示接收的法院和首次提交日期不变")
    void forwarding() {
        var filing = advised("OTHER_COURT", "某某市第二人民法院");
        assertThat(get(filing, "/reply").text()).contains("同意转交", "某某市第二人民法院");
        post(filing, "/reply", Map.of("answer", "FORWARD")).expecting(302);
        court.decideAs("clerk1", filing, "FORWARDING", Map.of("decision", "DECLINED", "reason", "该院认为应由本院管辖"));
        CourtClock.until(() -> assertThat(page(filing)).contains("某某市第二人民法院没有接收，由本院继续审查", "该院认为应由本院管辖"));

        var accepted = advised("OTHER_COURT", "某某市第二人民法院");
        post(accepted, "/reply", Map.of("answer", "FORWARD")).expecting(302);
        court.decideAs("clerk1", accepted, "FORWARDING", Map.of("decision", "ACCEPTED", "until", "2026-10-12"));
        court.waitsAt(accepted, "FORWARDED");
        CourtClock.until(() -> assertThat(page(accepted)).contains("某某市第二人民法院", "首次提交的日期不变", "看转交通知"));
    }

    @Test
    @DisplayName("立案前撤回：先看后果再确定；撤回后可以带着填过的内容再次起诉")
    void withdrawnBeforeRegistration() {
        var filing = court.submitted();
        assertThat(page(filing)).contains("不想起诉了：撤回申请");
        assertThat(get(filing, "/withdrawal").expecting(200).text()).contains("不能恢复", "不收费", "确定撤回");
        assertThat(post(filing, "/withdrawal", Map.of("reason", "长".repeat(2001)))
                        .expecting(422)
                        .text())
                .contains("reason-fault");

        post(filing, "/withdrawal", Map.of("reason", "已经和解")).expecting(302);
        court.waitsAt(filing, "WITHDRAWN");
        assertThat(page(filing)).contains("申请已经撤回", "再次起诉").doesNotContain("/withdrawal");
        assertThat(post(filing, "/withdrawal", Map.of("reason", "又撤一次"))
                        .expecting(409)
                        .text())
                .contains("办结", "又撤一次");

        var renewed = post(filing, "/renewal", Map.of())
                .expecting(302)
                .header("location")
                .replaceFirst("^http://[^/]+", "");
        assertThat(zhangsan.get(renewed).expecting(200).text()).contains("填写清单", "张三 诉 李四");
    }

    @Test
    @DisplayName("立案后申请撤诉：写明需要裁定、减半后的金额和退还的金额；没有准许的写明理由")
    void withdrawalAfterRegistration() {
        var filing = owing();
        assertThat(page(filing)).contains("去交费", "不想继续了：申请撤诉");
        assertThat(get(filing, "/withdrawal").expecting(200).text()).contains("需要法院裁定", "1,150.00", "第一百四十八条", "第十五条");

        post(filing, "/withdrawal", Map.of("reason", "被告已还款")).expecting(302);
        assertThat(page(filing)).contains("撤诉待裁定", "申请撤诉的请求已经收到");
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "REFUSE", "reason", "损害他人权益"));
        court.waitsAt(filing, "FEE_DUE");
        assertThat(page(filing)).contains("没有准许撤诉", "损害他人权益", "去交费");

        post(filing, "/withdrawal", Map.of()).expecting(302);
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        CourtClock.until(() -> assertThat(page(filing)).contains("裁定准许撤诉", "民事裁定书（准许撤诉）", "去交费", "再次起诉"));
    }

    @Test
    @DisplayName("逾期未交费：仍然可以交；按撤诉处理以后可以再次起诉")
    void overdue() {
        var filing = owing();
        at("2026-10-20T00:00:30");
        court.waitsAt(filing, "FEE_OVERDUE");
        assertThat(page(filing)).contains("现在仍可以交", "去交费");
        at("2026-10-22T00:00:30");
        court.decideAs("judge1", filing, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "DEEMED_WITHDRAWN");
        CourtClock.until(() -> assertThat(page(filing)).contains("裁定按撤诉处理", "第二百一十三条", "看裁定书", "再次起诉"));
    }

    @Test
    @DisplayName("缓减免：情形和理由缺一不可，写过的字都在；提交后显示待决定，没有准许的写明理由")
    void deferral() {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        var revision = court.filing(filing).get("revision").asText();
        var form = Map.of("revision", revision, "consentOnline", "true");
        assertThat(get(filing, "/check").expecting(200).text()).contains("申请缓交、减交、免交");
        assertThat(post(filing, "/submission", with(form, "feeRelief.statement", "正在接受法律援助"))
                        .expecting(422)
                        .text())
                .contains("feeRelief.ground-fault", "正在接受法律援助");
        assertThat(post(filing, "/submission", with(form, "feeRelief.ground", "DEFERRAL_LEGAL_AID"))
                        .expecting(422)
                        .text())
                .contains("feeRelief.statement-fault", "请写明理由");

        post(
                        filing,
                        "/submission",
                        with(with(form, "feeRelief.ground", "DEFERRAL_LEGAL_AID"), "feeRelief.statement", "正在接受法律援助"))
                .expecting(302);
        assertThat(page(filing)).contains("缓减免待决定");
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "REFUSE", "reason", "材料不能证明确有困难", "days", 10));
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        assertThat(page(filing)).contains("没有准许缓交、减交、免交", "材料不能证明确有困难", "去交费");
    }

    @Test
    @DisplayName("文书怎样送达写在页面上：同意的电子送达，不同意的送纸质文书到收件地址")
    void howDocumentsAreServed() {
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        assertThat(page(court.submitted(draft))).contains("纸质文书", "北京市某某区一号", "签收");
        assertThat(page(court.submitted())).contains("您同意电子送达");
    }

    @Test
    @DisplayName("列表：轮到当事人的在前，写明状态和还有几天")
    void whatWaitsForTheFilerComesFirst() {
        var waiting = advised("ARBITRATION", null);
        var later = court.submitted();

        var list = wholeList();
        assertThat(list).contains("已释明待答复", "轮到您了：答复法院的告知，还有 3 天");
        assertThat(list.indexOf(waiting)).isPositive().isLessThan(list.indexOf(later));
    }

    /** All pages of the list, one behind the other. */
    private String wholeList() {
        var pages = new StringBuilder();
        var next = Optional.of("/filings");
        while (next.isPresent()) {
            var page = zhangsan.get(next.get()).expecting(200).text();
            pages.append(page);
            next = OLDER.matcher(page).results().map(link -> link.group(1)).findFirst();
        }
        return pages.toString();
    }

    private void at(String local) {
        court = time.at(local);
        zhangsan = QuietBrowser.as(port, "zhangsan");
    }

    private String page(String filing) {
        return get(filing, "").expecting(200).text();
    }

    private Answer get(String filing, String below) {
        return zhangsan.get("/filings/" + filing + below);
    }

    private Answer post(String filing, String below, Map<String, String> form) {
        return zhangsan.submit("/filings/" + filing + below, with(form, "_csrf", zhangsan.token("/filings")));
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        var more = new HashMap<>(form);
        more.put(field, value);
        return more;
    }

    private String advised(String ground, String competentCourt) {
        var filing = court.submitted();
        var completion = new HashMap<String, Object>(Map.of(
                "outcome", "ADVISE",
                "ground", ground,
                "reason", "双方另有约定",
                "basis", "民事诉讼法第一百二十七条"));
        if (competentCourt != null) {
            completion.put("competentCourt", competentCourt);
        }
        court.decideAs("clerk1", filing, "REVIEW", completion);
        court.waitsAt(filing, "ADVISED");
        return filing;
    }

    private String owing() {
        var filing = court.submitted();
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }
}
