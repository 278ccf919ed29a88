package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.web.QuietBrowser;
import org.lian.web.Visitor;

/** 起诉状 from what was typed. */
class PleadingStoryTests extends CourtInTime {
    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @Test
    @DisplayName("没有上传起诉状的：提交时按填写的内容生成一份，写进回执，材料齐备的检查通过，审查人打得开")
    void theTypedComplaintIsHandedIn() {
        var court = time.at("2026-10-12T09:00");
        var filing = withoutComplaint(court, Stories.loanDraft());

        var receipt = court.submit(filing).expecting(201).body().get("receipt");
        court.task(filing, "REVIEW");

        var complaint = complaints(court, filing).get(0);
        assertThat(complaint.get("fileName").asText()).isEqualTo("民事起诉状.pdf");
        assertThat(receipt.get("materials").findValuesAsText("id"))
                .contains(complaint.get("id").asText());
        assertThat(receipt.get("materials").findValuesAsText("sha256"))
                .contains(complaint.get("sha256").asText());
        for (var finding : court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .body()
                .get("items")) {
            assertThat(finding.get("severity").asText()).as(finding.toString()).isNotEqualTo("BLOCKING");
        }
        var pdf = content(court.clerk, filing, complaint);
        Printed.picture("COMPLAINT", pdf);
        assertThat(Printed.text(pdf))
                .contains(
                        "民事起诉状",
                        "原告：张三，女，1985年3月12日出生，住北京市某某区一号，联系电话13800138000。",
                        "被告：李四，联系电话13900139000。",
                        "案由：民间借贷纠纷。",
                        "1．请求判令被告归还借款本金十万元。",
                        "本案请求的金额：100,000.00 元（人民币壹拾万元整）。",
                        "二〇二五年三月一日，被告向原告借款十万元",
                        "EVIDENCE.txt",
                        "此致",
                        "某某区人民法院",
                        "具状人：张三",
                        "二〇二六年十月十二日")
                .doesNotContain("11010519850312008X", "还没有提交");
    }

    @Test
    @DisplayName("生成的起诉状同样列在文书里，打开的是同一份；核验页不说它是法院出具的")
    void itStandsAmongTheDocuments() {
        var court = time.at("2026-10-12T09:00");
        var filing = withoutComplaint(court, Stories.loanDraft());
        court.submit(filing).expecting(201);

        var entry = documents(court, filing, "COMPLAINT").get(0);

        var path = "/api/v1/filings/" + filing + "/documents/" + entry.get("id").asText();
        var pdf = court.zhangsan.download(path, "application/pdf").body();
        assertThat(pdf)
                .isEqualTo(content(
                        court.zhangsan, filing, complaints(court, filing).get(0)));
        assertThat(court.zhangsan.get(path).body().get("text").asText()).contains("诉讼请求", "具状人：张三");
        QuietBrowser.stranger(port).get("/papers/" + entry.get("id").asText()).expecting(404);
        var consent = documents(court, filing, "ONLINE_CONSENT").get(0);
        assertThat(QuietBrowser.as(port, "zhangsan").get("/filings/" + filing).text())
                .as("the complaint among the materials, the rest among the papers")
                .contains(
                        "/filings/" + filing + "/materials/"
                                + complaints(court, filing).get(0).get("id").asText(),
                        "/filings/" + filing + "/papers/" + consent.get("id").asText())
                .doesNotContain("/papers/" + entry.get("id").asText());
    }

    @Test
    @DisplayName("法院打开当事人自己的文书，和打开材料一样留痕；当事人自己打开不留")
    void theCourtsReadingLeavesATrace() {
        var court = time.at("2026-10-12T09:00");
        var filing = withoutComplaint(court, Stories.loanDraft());
        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");
        var readings = "/api/v1/filings/" + filing + "/readings";
        var supervisor = court.as("supervisor1");
        for (var kind : List.of("COMPLAINT", "SERVICE_ADDRESS")) {
            var id = documents(court, filing, kind).get(0).get("id").asText();
            var path = "/api/v1/filings/" + filing + "/documents/" + id;
            court.zhangsan.get(path).expecting(200);
            assertThat(supervisor.get(readings).expecting(200).text()).doesNotContain(id);

            assertThat(court.clerk.download(path, "application/pdf").statusCode())
                    .isEqualTo(200);

            assertThat(supervisor.get(readings).expecting(200).text()).contains(id);
        }
    }

    @Test
    @DisplayName("自己上传了起诉状的，不再生成")
    void anOwnComplaintStands() {
        var court = time.at("2026-10-12T09:00");

        var filing = court.submitted();

        assertThat(complaints(court, filing))
                .singleElement()
                .satisfies(one -> assertThat(one.get("fileName").asText()).isEqualTo("COMPLAINT.txt"));
        assertThat(documents(court, filing, "COMPLAINT")).isEmpty();
    }

    @Test
    @DisplayName("提交以前可以先看：每一页标明还没有提交，什么也不存；提交以后没有预览")
    void thePreviewIsNoPaper() {
        var court = time.at("2026-10-12T09:00");
        var filing = withoutComplaint(court, Stories.loanDraft());
        var page = QuietBrowser.as(port, "zhangsan");

        assertThat(page.get("/filings/" + filing + "/check").text())
                .contains("先看一看起诉状", "提交就是您的签名", "/filings/" + filing + "/complaint-preview.pdf");
        assertThat(page.get("/filings/" + filing + "/complaint-preview.pdf")
                        .expecting(200)
                        .text())
                .startsWith("%PDF");
        assertThat(complaints(court, filing)).isEmpty();

        court.submit(filing).expecting(201);
        page.get("/filings/" + filing + "/complaint-preview.pdf").expecting(409);
    }

    @Test
    @DisplayName("字体没有的字：提交以前告诉当事人上传或者到窗口，照样收件，不生成有空格的起诉状")
    void aRareNameIsTold() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "李\uD883\uDEDE", "phone", "13900139000")));
        var filing = withoutComplaint(court, draft);

        var check = QuietBrowser.as(port, "zhangsan")
                .get("/filings/" + filing + "/check")
                .text();
        assertThat(check).contains("系统的字体印不出来", "拍照上传").doesNotContain("先看一看起诉状");

        court.submit(filing).expecting(201);
        assertThat(complaints(court, filing)).isEmpty();
    }

    @Test
    @DisplayName("补正改了填写的内容：另外生成一份，原来的一份一个字节也不变")
    void aCorrectionMakesAnother() {
        var court = time.at("2026-10-12T09:00");
        var filing = withoutComplaint(court, Stories.loanDraft());
        court.submit(filing).expecting(201);
        var first = complaints(court, filing).get(0);
        var before = content(court.zhangsan, filing, first);
        court.decide(
                court.task(filing, "REVIEW"),
                Stories.correctionOf(Map.of("field", "claims", "code", "CLAIMS_NOT_SPECIFIC", "text", "请写明利息")));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        court = time.at("2026-10-14T09:00");

        court.say(filing, "correction", Map.of("claims", "1、归还本金十万元\n2、支付利息三千元", "claimAmountFen", 10_300_000))
                .expecting(201);

        var both = complaints(court, filing);
        assertThat(both).hasSize(2);
        assertThat(both.get(1).get("fileName").asText()).isEqualTo("民事起诉状（补正后）.pdf");
        assertThat(content(court.zhangsan, filing, both.get(0))).isEqualTo(before);
        assertThat(Printed.text(content(court.zhangsan, filing, both.get(1))))
                .contains("1．归还本金十万元；", "2．支付利息三千元。", "二〇二六年十月十四日")
                .contains("本案请求的金额：103,000.00 元");
        assertThat(documents(court, filing, "COMPLAINT")).hasSize(2);
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + court.task(filing, "REVIEW"))
                        .text())
                .containsOnlyOnce("补正后重新生成，以后一份为准");
        assertThat(QuietBrowser.as(port, "zhangsan").get("/filings/" + filing).text())
                .as("a complaint stands among the materials, once")
                .containsOnlyOnce(">民事起诉状（补正后）");
    }

    @Test
    @DisplayName("诉讼请求逐条写，各有金额：请求的金额是它们的和，起诉状逐条写明金额和大写；另填了金额的，以填的为准并提醒")
    void claimsAreWrittenOneByOne() {
        var court = time.at("2026-10-12T09:00");
        var filing = withoutComplaint(court, threeClaims());

        var draft = court.filing(filing).get("draft");
        assertThat(draft.get("claimAmountFen").asLong()).isEqualTo(10_300_050);
        assertThat(draft.get("claims").asText())
                .isEqualTo("1. 判令被告归还借款本金，金额 100,000.00 元；\n2. 判令被告支付利息，金额 3,000.50 元；\n3. 本案诉讼费由被告承担。");
        court.submit(filing).expecting(201);
        assertThat(Printed.text(content(
                        court.zhangsan, filing, complaints(court, filing).get(0))))
                .contains(
                        "1．判令被告归还借款本金，金额 100,000.00 元（人民币壹拾万元整）；",
                        "2．判令被告支付利息，金额 3,000.50 元（人民币叁仟元伍角整）；",
                        "3．本案诉讼费由被告承担。",
                        "本案请求的金额：103,000.50 元（人民币壹拾万零叁仟元伍角整）");

        var other = threeClaims();
        other.put("claimAmountFen", 9_000_000);
        var differing = withoutComplaint(court, other);
        assertThat(court.filing(differing).get("draft").get("claimAmountFen").asLong())
                .isEqualTo(9_000_000);
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + differing + "/checks")
                        .text())
                .contains("AMOUNT_DIFFERS", "103,000.50 元");
        assertThat(court.zhangsan.get("/api/v1/filings/" + filing + "/checks").text())
                .doesNotContain("AMOUNT_DIFFERS");
    }

    @Test
    @DisplayName("逐条的请求和整段的请求写得不一样：退回，说明只写一种")
    void twoTellingsAreRefused() {
        var court = time.at("2026-10-12T09:00");
        var draft = threeClaims();
        draft.put("claims", "另一种请求");

        var refused = court.zhangsan.post("/api/v1/filings", draft).expecting(422);

        assertThat(refused.text()).contains("CONTRADICTS", "只写一种");
    }

    @Test
    @DisplayName("页面上逐条填写，不用脚本也能再加一条；金额跟着加起来，改过的金额不再跟着变")
    void thePageTakesOneMore() {
        var court = time.at("2026-10-12T09:00");
        var old = Stories.loanDraft();
        old.remove("claimAmountFen");
        old.put("claims", "1. 归还本金\n2. 承担诉讼费");
        var filing = court.drafted(old);
        var page = QuietBrowser.as(port, "zhangsan");
        var address = "/filings/" + filing + "/questions/claims";

        var asked = page.get(address).text();
        assertThat(asked).contains(">归还本金<", ">承担诉讼费<", "再加一条").doesNotContain("claimItems[2].text");
        var form = new HashMap<String, String>();
        form.put("claimItems[0].text", "归还本金");
        form.put("claimItems[0].amountFen", "10万");
        form.put("claimItems[1].text", "支付利息");
        form.put("claimItems[1].amountFen", "3000.5");
        form.put("facts", "借款未还");
        form.put("seen", seen(asked));
        form.put("then", "more");
        form.put("_csrf", page.token(address));
        var answer = page.submit(address, form).expecting(302);
        assertThat(answer.header("Location")).contains("/questions/claims?more");
        var more = page.get(address + "?more").text();
        assertThat(more).contains("claimItems[2].text").doesNotContain("claimItems[3].text");
        assertThat(court.filing(filing).get("draft").get("claimAmountFen").asLong())
                .isEqualTo(10_300_050);
        assertThat(page.get("/filings/" + filing + "/questions/amount").text()).contains("103,000.50");

        page.submit(
                        "/filings/" + filing + "/questions/amount",
                        Map.of(
                                "claimAmountFen", "90000",
                                "_csrf", page.token(address),
                                "seen",
                                        seen(page.get("/filings/" + filing + "/questions/amount")
                                                .text())))
                .expecting(302);
        form.put("claimItems[2].text", "赔偿损失");
        form.put("claimItems[2].amountFen", "1");
        form.put("seen", seen(more));
        form.put("then", "next");
        page.submit(address, form).expecting(302);
        var draft = court.filing(filing).get("draft");
        assertThat(draft.get("claimItems")).hasSize(3);
        assertThat(draft.get("claimAmountFen").asLong()).isEqualTo(9_000_000);

        form.put("claimItems[2].text", "");
        form.put("seen", seen(page.get(address).text()));
        assertThat(page.submit(address, form).expecting(422).text()).contains("请写明第 3 条请求要求什么");
    }

    @Test
    @DisplayName("常用案由问到的要素都是选填：填了的印在起诉状的案件要素里，换了案由的不印，不填也照样提交")
    void elementsAreAHelp() {
        var court = time.at("2026-10-12T09:00");
        var filing = withoutComplaint(court, Stories.loanDraft());
        var page = QuietBrowser.as(port, "zhangsan");
        var address = "/filings/" + filing + "/questions/claims";

        var asked = page.get(address).text();
        assertThat(asked)
                .contains("法官常问到的", ">说好的利息是多少（年利率或者月利率）？没有说过的写“没有”<", ">还过吗？还了多少，从哪一天起没有还？<")
                .doesNotContain(">证据清单<");
        var form = new HashMap<String, String>();
        form.put("claimItems[0].text", "归还本金");
        form.put("facts", "借款未还");
        form.put("element.9", "年利率百分之六\n按月支付");
        form.put("seen", seen(asked));
        form.put("_csrf", page.token(address));
        page.submit(address, form).expecting(302);
        assertThat(page.get("/filings/" + filing + "/check").text()).contains("借款利率", "年利率百分之六");
        court.submit(filing).expecting(201);
        var pdf = content(court.zhangsan, filing, complaints(court, filing).get(0));
        Printed.picture("elements", pdf);
        assertThat(Printed.text(pdf)).contains("案件要素", "借款利率 年利率百分之六 按月支付").doesNotContain("还款方式");

        var divorce = Stories.loanDraft();
        divorce.put("causeCode", "02.02.014");
        divorce.put("elements", Map.of("借款利率", "年利率百分之六", "自己加的一项", "自己写的"));
        var other = court.drafted(divorce);
        court.insist(other);
        assertThat(Printed.text(
                        content(court.zhangsan, other, complaints(court, other).get(0))))
                .contains("自己加的一项 自己写的")
                .doesNotContain("借款利率");
    }

    @Test
    @DisplayName("利息、定期支付、对哪个被告提：在请求那一页写，金额算到今天，起诉状、审查单写得一样；不写的什么也不多问")
    void whatALawyerWouldAsk() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.remove("claims");
        draft.remove("claimAmountFen");
        draft.put("claimItems", List.of(Map.of("text", "归还借款", "amountFen", 10_000_000)));
        draft.put(
                "defendants",
                List.of(
                        Map.of("kind", "PERSON", "name", "李四", "address", "某某市某某路二号"),
                        Map.of("kind", "PERSON", "name", "王五", "address", "某某市某某路三号")));
        var filing = court.drafted(draft);
        var page = QuietBrowser.as(port, "zhangsan");
        var address = "/filings/" + filing + "/questions/claims";
        var asked = page.get(address).text();
        assertThat(asked)
                .contains("这一条对谁提", "是连带责任保证人")
                .doesNotContain("这一条由谁提")
                .doesNotContainPattern(OPENED);
        var form = new HashMap<String, String>();
        form.put("claimItems[0].text", "归还借款和利息");
        form.put("claimItems[0].amountFen", "100000");
        form.put("claimItems[0].interest.rate", "6");
        form.put("claimItems[0].interest.from", "2026-01-01");
        form.put("claimItems[0].against[0]", "OWN");
        form.put("claimItems[0].against[1]", "JOINT_GUARANTOR");
        form.put("claimItems[1].text", "支付抚养费");
        form.put("claimItems[1].periodic.eachFen", "2000");
        form.put("claimItems[1].periodic.every", "MONTH");
        form.put("facts", "借款未还");
        form.put("seen", seen(asked));
        form.put("_csrf", page.token(address));
        page.submit(address, form).expecting(302);

        assertThat(court.filing(filing).get("draft").get("claimAmountFen").asLong())
                .isEqualTo(10_466_849L);
        assertThat(page.get(address).text()).contains("value=\"2026-01-01\"").containsPattern(OPENED);
        court.insist(filing);
        assertThat(Printed.text(
                        content(court.clerk, filing, complaints(court, filing).get(0))))
                .containsIgnoringWhitespaces(
                        "按年利率6%，自2026年1月1日起计算至实际清偿之日止（暂计至2026年10月12日为4,668.49元）",
                        "由王五作为连带责任保证人承担保证责任", "每月支付2,000.00元");
        var task = court.taskFor(court.as("clerk1"), filing, "REVIEW");
        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body())
                .contains("计算至实际清偿之日止");
    }

    @Test
    @DisplayName("请求没有写全的、指着不在案里的人的、利息不是算到今天的，都提醒，不拦提交")
    void halfSaid() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.remove("claims");
        draft.put(
                "claimItems",
                List.of(
                        Map.of(
                                "text", "付息",
                                "interest", Map.of("rate", "6"),
                                "periodic", Map.of("eachFen", 1),
                                "against", List.of(Map.of("name", "没有这个人"))),
                        Map.of(
                                "text",
                                "付息",
                                "interest",
                                Map.of("rate", "6", "from", "2026-01-01", "countedTo", "2026-10-01"))));
        var filing = court.drafted(draft);
        assertThat(court.zhangsan.get("/api/v1/filings/" + filing + "/checks").text())
                .contains("INTEREST_INCOMPLETE", "PERIODIC_INCOMPLETE", "CLAIM_OF_NO_PARTY", "INTEREST_OF_ANOTHER_DAY");

        draft.put("claimItems", List.of(Map.of("text", "付息", "interest", Map.of("rate", "6", "from", "去年"))));
        assertThat(court.zhangsan.post("/api/v1/filings", draft).expecting(422).text())
                .contains("claimItems[0].interest.from");
    }

    /** A claim's row with its interest and parties shown. */
    private static final String OPENED = "<details open[^>]*>\\s*<summary>有利息";

    static String seen(String page) {
        var found = java.util.regex.Pattern.compile("id=\"seen\" name=\"seen\" value=\"([^\"]*)\"")
                .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    @DisplayName("送达地址确认书、在线办理同意书、证据目录在提交时生成，写的是填写和选择的；没有证据的没有证据目录")
    void thePromisedPapersAreThere() {
        var court = time.at("2026-10-12T09:00");
        var filing = withoutComplaint(court, Stories.loanDraft());
        court.submit(filing).expecting(201);

        assertThat(text(court, filing, "SERVICE_ADDRESS"))
                .contains("送达地址确认书", "北京市某某区一号", "13800138000", "同意。", "填写人：张三", "二〇二六年十月十二日");
        assertThat(text(court, filing, "ONLINE_CONSENT")).contains("在线办理同意书", "张三同意在线办理本次立案（民事起诉）");
        assertThat(text(court, filing, "EVIDENCE_LIST")).contains("证据目录", "EVIDENCE.txt");
        assertThat(complaints(court, filing)).hasSize(1);

        var bare = Stories.loanDraft();
        bare.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", "13800138000", "electronic", false));
        var other = court.drafted(bare);
        court.insist(other);
        assertThat(text(court, other, "SERVICE_ADDRESS"))
                .contains("不同意。邮寄或者当面送达纸质文书")
                .doesNotContain("电子邮箱");
        assertThat(documents(court, other, "EVIDENCE_LIST")).isEmpty();
        assertThat(Printed.text(
                        content(court.zhangsan, other, complaints(court, other).get(0))))
                .contains("提交本状时没有附证据材料。");
    }

    @Test
    @DisplayName("几位原告由一个人提交：起诉状写明由谁提交，没有签名的留空；交了授权委托书、推选书的，写明谁代为签名；只提示，不拦")
    void whoSigned() {
        var court = time.at("2026-10-12T09:00");

        var open = court.drafted(suing(Map.of("name", "张三"), Map.of("name", "李四光"), Map.of("name", "王小明")));
        assertThat(signatures(court, open))
                .contains("WARNING", "李四光、王小明还没有签名", "由张三提交", "不影响提交", "授权委托书", "推选书", "第五十六条");
        assertThat(complaintOf(court, open))
                .contains(
                        "具状人：张三", "具状人：李四光（待签名：", "具状人：王小明（待签名：", "本状由张三在“自助立案”逐项填写并提交", "提交即为张三的签名；李四光、王小明没有签名，签名处留空")
                .doesNotContain("张三（待签名", "具状人或者其代理人");

        var strangers = court.drafted(suing(Map.of("name", "李四光"), Map.of("name", "王小明")));
        assertThat(complaintOf(court, strangers)).contains("由张三在“自助立案”", "提交不是具状人的签名，签名处留空");

        var agent = Map.<String, Object>of(
                "name",
                "李四光",
                "representedBy",
                List.of(Map.of("kind", "MANDATE", "name", "张三", "authority", "GENERAL")));
        var unproven = court.drafted(suing(Map.of("name", "张三"), agent));
        assertThat(signatures(court, unproven)).contains("李四光还没有签名");
        var mandated = court.drafted(suing(Map.of("name", "张三"), agent));
        mandate(court, mandated);
        assertThat(signatures(court, mandated)).isEmpty();
        assertThat(complaintOf(court, mandated)).contains("具状人：李四光（委托诉讼代理人张三代为签名）", "本状由具状人或者其代理人在“自助立案”", "提交即为签名");

        var elected = court.drafted(suing(
                Map.of("name", "张三", "elected", true), Map.of("name", "李四光", "elected", true), Map.of("name", "王小明")));
        mandate(court, elected);
        assertThat(signatures(court, elected)).isEmpty();
        assertThat(complaintOf(court, elected)).contains("具状人：王小明（诉讼代表人张三代为签名）");
    }

    @Test
    @DisplayName("没有签名的共同原告用提交人给的链接、自己的账号签名：另有一份签了名的起诉状，只签一次，不看过不能签")
    void aCoPlaintiffSigns() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.drafted(
                suing(Map.of("name", "张三"), Map.of("name", "李四", "idType", "RESIDENT_ID", "idNumber", Joined.LISI)));
        court.insist(filing);
        var lisi = QuietBrowser.as(port, "lisi");
        Joined.join(lisi, Joined.link(port, filing, "PLAINTIFF_2"), Joined.LISI).expecting(302);
        var page = "/joined/" + filing;
        assertThat(lisi.get(page).expecting(200).text()).contains("起诉状上还没有您的签名");
        var sheet = "/staff/tasks/" + court.task(filing, "REVIEW");
        assertThat(QuietBrowser.as(port, "clerk1").get(sheet).expecting(200).text())
                .contains("李四还没有签名");

        assertThat(lisi.submit(page + "/signature", Map.of("_csrf", lisi.token(page)))
                        .expecting(422)
                        .text())
                .contains("请先看以您的名义提出的请求");
        lisi.submit(page + "/signature", Map.of("_csrf", lisi.token(page), "read", "true"))
                .expecting(302);

        assertThat(lisi.get(page).text()).doesNotContain("还没有您的签名");
        assertThat(QuietBrowser.as(port, "clerk1").get(sheet).expecting(200).text())
                .doesNotContain("还没有签名");
        var made = complaints(court, filing);
        assertThat(made).hasSize(2);
        assertThat(made.stream()
                        .map(one -> Printed.text(content(court.zhangsan, filing, one))
                                .replace("\n", ""))
                        .toList())
                .anySatisfy(text -> assertThat(text).contains("具状人：李四（待签名"))
                .anySatisfy(text -> assertThat(text).contains("具状人：李四（2026年10月12日用本人的账号签名）", "提交即为签名"));
        assertThat(lisi.submit(page + "/signature", Map.of("_csrf", lisi.token(page), "read", "true"))
                        .status())
                .isEqualTo(409);
        assertThat(QuietBrowser.as(port, "zhangsan").get("/filings/" + filing).text())
                .contains("用自己的账号在起诉状上签名");
    }

    @SafeVarargs
    private static Map<String, Object> suing(Map<String, Object>... plaintiffs) {
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                Stream.of(plaintiffs)
                        .map(one -> {
                            var party = new HashMap<String, Object>(one);
                            party.put("kind", "PERSON");
                            return party;
                        })
                        .toList());
        return draft;
    }

    private static void mandate(Stories court, String filing) {
        court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "POWER_OF_ATTORNEY", "书.txt", Stories.text("书"))
                .expecting(201);
    }

    /** What the check says of the signatures. */
    private static String signatures(Stories court, String filing) {
        for (var item : court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .body()
                .get("items")) {
            if (item.get("code").asText().equals("PLAINTIFF_SIGNATURE_OPEN")) {
                return item.toString();
            }
        }
        return "";
    }

    private static String complaintOf(Stories court, String filing) {
        court.insist(filing);
        var pdf = content(court.zhangsan, filing, complaints(court, filing).get(0));
        Printed.picture("signed-" + filing, pdf);
        return Printed.text(pdf).replace("\n", "");
    }

    private static String text(Stories court, String filing, String kind) {
        var path = "/api/v1/filings/" + filing + "/documents/"
                + documents(court, filing, kind).get(0).get("id").asText();
        var pdf = court.zhangsan.download(path, "application/pdf").body();
        Printed.picture(kind, pdf);
        assertThat(court.zhangsan.download(path, "application/pdf").body()).isEqualTo(pdf);
        return Printed.text(pdf);
    }

    static Map<String, Object> threeClaims() {
        var draft = Stories.loanDraft();
        draft.remove("claims");
        draft.remove("claimAmountFen");
        draft.put(
                "claimItems",
                List.of(
                        Map.of("text", "判令被告归还借款本金", "amountFen", 10_000_000),
                        Map.of("text", "判令被告支付利息；", "amountFen", 300_050),
                        Map.of("text", "本案诉讼费由被告承担")));
        return draft;
    }

    static String withoutComplaint(Stories court, Map<String, Object> draft) {
        var filing = court.drafted(new HashMap<>(draft));
        for (var kind : List.of("PLAINTIFF_IDENTITY", "EVIDENCE")) {
            court.zhangsan
                    .upload("/api/v1/filings/" + filing + "/materials", kind, kind + ".txt", Stories.text(kind))
                    .expecting(201);
        }
        return filing;
    }

    static List<JsonNode> complaints(Stories court, String filing) {
        return kind(
                court.zhangsan.get("/api/v1/filings/" + filing + "/materials").body(), "COMPLAINT");
    }

    static List<JsonNode> documents(Stories court, String filing, String kind) {
        return kind(
                court.zhangsan.get("/api/v1/filings/" + filing + "/documents").body(), kind);
    }

    private static List<JsonNode> kind(JsonNode list, String kind) {
        var found = new ArrayList<JsonNode>();
        list.get("items").forEach(item -> {
            if (item.get("kind").asText().equals(kind)) {
                found.add(item);
            }
        });
        return found;
    }

    static byte[] content(CourtClient reader, String filing, JsonNode material) {
        return reader.download(
                        "/api/v1/filings/" + filing + "/materials/"
                                + material.get("id").asText() + "/content",
                        "*/*")
                .body();
    }
}
