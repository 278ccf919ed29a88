package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 申请司法确认: both apply together; the same flow as a suit by other rows, without a fee and never by the clock. */
class ConfirmationStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告", "起诉状", "诉讼请求", "撤诉", "案由", "生效法律文书"};

    @Autowired
    Papers papers;

    @Test
    @DisplayName("申请司法确认：三日内决定、民特案号、不收费，移送民事审判庭；每一页、每一份文书都不叫原告被告")
    void registeredWithoutAFee() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text()).contains("申请司法确认", "调解组织主持调解的证明", "不收费");
        var curious = QuietBrowser.stranger(port);
        curious.submit(
                        "/rehearsal",
                        Map.of("_csrf", curious.token("/rehearsal"), "track", Track.JUDICIAL_CONFIRMATION.name()))
                .expecting(302);
        assertThat(curious.get("/rehearsal").expecting(200).text())
                .contains("调解组织主持调解的证明", "是双方一起申请的吗？", "司法确认不收费", "3 日以内")
                .doesNotContain("请到窗口");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.JUDICIAL_CONFIRMATION));
        TrackFilings.draftPages(port, filing).forEach((page, said) -> {
            if (!page.equals("questions/cause")) {
                assertThat(said).as(page).doesNotContain(OF_A_SUIT);
            }
        });
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("司法确认申请书", "申请人：张三", "另一方申请人：李四", "EFFECTIVE_DOCUMENT.txt", "MEDIATION_PROOF.txt")
                .doesNotContain(OF_A_SUIT);

        Joint.joined(port, filing);
        court.submit(filing).expecting(201);
        var task = court.task(filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-16T00:00:00+08:00");
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("由庭长当日决定")
                .doesNotContain(OF_A_SUIT);
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + task)
                        .expecting(200)
                        .text())
                .contains("另一方申请人", "届满仍未决定的，由庭长当日决定")
                .doesNotContain("届满仍未决定的，法院登记立案", "适用程序", "调解意见");
        court.register(filing);

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199民特\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("民事审判庭");
        assertThat(done.get("title").asText()).isEqualTo("张三 与 李四");
        assertThat(TrackFilings.papers(papers, filing).keySet())
                .noneMatch(document -> document.matches("(EVIDENCE_NOTICE|RIGHTS_NOTICE|FEE_NOTICE).*"));
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("受理案件通知书"))
                .singleElement()
                .satisfies(notice -> assertThat(notice).contains("张三与李四申请司法确认一案", "不交纳案件受理费"));
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("请另一方同意的链接三十天以内打得开，以后说已经到期、向谁要新的")
    void aLinkToJoinEnds() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.JUDICIAL_CONFIRMATION));
        var link = Joint.link(port, filing);

        time.at("2026-11-11T23:30");
        QuietBrowser.stranger(port).get("/joint/" + link).expecting(200);
        time.at("2026-11-12T00:10");
        assertThat(QuietBrowser.stranger(port)
                        .get("/joint/" + link)
                        .expecting(404)
                        .text())
                .contains("这个链接已经到期", "请向发给您链接的另一方申请人要新的链接");
    }

    @Test
    @DisplayName("缺少调解协议的，一次告知补正；补正事项和用词是司法确认的")
    void corrected() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.JUDICIAL_CONFIRMATION);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Stories.correction(7, "AGREEMENT_MISSING", "MEDIATION_PROOF_MISSING", "NOT_SIGNED_BY_BOTH"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/correction"))
                .contains("没有提交调解协议", "没有提交调解组织主持调解的证明", "不是双方当事人共同提出")
                .doesNotContain(OF_A_SUIT);
        for (var item = 0; item < 3; item++) {
            assertThat(TrackFilings.main(port, "/filings/" + filing + "/correction/" + item))
                    .doesNotContain(OF_A_SUIT);
        }
    }

    @Test
    @DisplayName("涉及物权确权的，裁定不予受理；裁定写明重新调解或者起诉，没有上诉；另一名法官审签")
    void refused() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.JUDICIAL_CONFIRMATION);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "RIGHTS_CONFIRMATION",
                        "reason", "协议约定某某小区的房屋归李四所有，属于物权确权",
                        "basis", "最高人民法院关于适用民事诉讼法的解释第三百五十五条第一款第五项"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        var ruling = TrackFilings.papers(papers, filing).values().stream()
                .filter(said -> said.contains("裁定如下"))
                .findFirst()
                .orElseThrow();
        assertThat(ruling)
                .startsWith("民事裁定书（不予受理）")
                .contains("对张三的申请司法确认，本院不予受理", "民特", "第三百五十五条")
                .doesNotContain("上诉");
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("裁定不予受理")
                .doesNotContain(OF_A_SUIT)
                .doesNotContain("上诉");
    }

    @Test
    @DisplayName("三日届满没有决定的，时钟不立案：届满前一日到庭长手里，由庭长决定")
    void neverByTheClock() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.JUDICIAL_CONFIRMATION);
        court.task(filing, "REVIEW");
        court = time.at("2026-10-15T00:01");
        court.taskFor(court.as("supervisor1"), filing, "DECIDE_AT_EXPIRY");
        court = time.at("2026-10-20T09:00");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(court.filing(filing).has("caseNumber")).isFalse();
        court.decideAs("supervisor1", filing, "DECIDE_AT_EXPIRY", Map.of("decision", "REGISTER"));
        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).contains("民特");
        assertThat(done.get("registeredByClock").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("另一方没有同意的，不能提交；他凭链接看申请、填写姓名和号码同意以后可以提交，申请书写明他怎样同意")
    void theOtherSideJoinsByALink() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.JUDICIAL_CONFIRMATION));
        var fault = court.submit(filing).expecting(422).body().get("errors").get(0);
        assertThat(fault.get("code").asText()).isEqualTo("JOINT_CONSENT_MISSING");
        assertThat(fault.get("message").asText()).contains("“李四”还没有同意共同申请", "各方都签了名的申请书");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/check")).contains("还没有同意共同申请");

        var token = Joint.link(port, filing);
        var page = QuietBrowser.stranger(port).get("/joint/" + token).expecting(200);
        assertThat(page.text())
                .contains("司法确认申请书", "另一方申请人：李四", "请求确认申请人张三、李四", "同意共同申请")
                .doesNotContain(Joint.NUMBER, "11010519850312008X", "13800138000", "北京市某某区一号");
        assertThat(page.header("Cache-Control")).contains("no-store");
        var shown = Joint.shown(port, token);
        assertThat(Joint.join(port, token, shown, "李五", Joint.NUMBER)
                        .expecting(422)
                        .text())
                .contains("不一致");
        Joint.join(port, token, shown, "李四", Joint.NUMBER).expecting(302);
        assertThat(QuietBrowser.stranger(port)
                        .get("/joint/" + token)
                        .expecting(200)
                        .text())
                .contains("您已经同意共同申请")
                .doesNotContain("name=\"number\"");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/together")).contains("已同意", "2026 年 10 月 12 日");
        assertThat(TrackFilings.ownPaper(court, filing)).contains("申请人：李四（2026 年 10 月 12 日", "同意共同申请");

        court.submit(filing).expecting(201);
        assertThat(QuietBrowser.stranger(port)
                        .get("/joint/" + token)
                        .expecting(200)
                        .text())
                .contains("申请已经提交法院");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + court.task(filing, "REVIEW"))
                        .expecting(200)
                        .text())
                .contains("凭链接核对姓名和证件号码以后同意共同申请");
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/timeline")
                        .expecting(200)
                        .text())
                .contains("另一方申请人看过申请，凭链接同意共同申请");
        Joint.hand(port, filing, "DEFENDANT_1").expecting(409);
    }

    @Test
    @DisplayName("同意以后申请改过的，请他再看；看的是旧内容的不算；新链接使旧链接作废，填错五次作废")
    void whatWasChangedIsReadAgain() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.JUDICIAL_CONFIRMATION);
        var filing = TrackFilings.drafted(court, draft);
        var first = Joint.link(port, filing);
        var stale = Joint.shown(port, first);
        Joint.join(port, first, stale, "李四", Joint.NUMBER).expecting(302);

        draft.put("revision", court.filing(filing).get("revision").asInt());
        draft.put("claims", "请求确认另一份协议有效。");
        court.zhangsan.put("/api/v1/filings/" + filing, draft).expecting(200);
        assertThat(court.submit(filing).expecting(422).text()).contains("同意以后，申请的内容改过");
        assertThat(Joint.join(port, first, stale, "李四", Joint.NUMBER)
                        .expecting(409)
                        .text())
                .contains("刚刚改过");
        var second = Joint.link(port, filing);
        QuietBrowser.stranger(port).get("/joint/" + first).expecting(404);
        var shown = Joint.shown(port, second);
        for (var time = 0; time < 5; time++) {
            Joint.join(port, second, shown, "李四", "110101199001011238").expecting(422);
        }
        assertThat(Joint.join(port, second, shown, "李四", Joint.NUMBER)
                        .expecting(409)
                        .text())
                .contains("错次数太多");
        Joint.joined(port, filing);
        court.submit(filing).expecting(201);
    }

    @Test
    @DisplayName("链接交出以后换了另一方的，原来的人打不开，也不能替新的一方同意")
    void aLinkIsForOnePersonAlone() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.JUDICIAL_CONFIRMATION);
        var filing = TrackFilings.drafted(court, draft);
        var token = Joint.link(port, filing);
        draft.put("revision", court.filing(filing).get("revision").asInt());
        draft.put(
                "defendants",
                List.of(Map.of("kind", "PERSON", "name", "王五", "idType", "RESIDENT_ID", "idNumber", Joint.NUMBER)));
        court.zhangsan.put("/api/v1/filings/" + filing, draft).expecting(200);
        assertThat(QuietBrowser.stranger(port)
                        .get("/joint/" + token)
                        .expecting(404)
                        .text())
                .contains("当事人改过");
    }

    @Test
    @DisplayName("调解时凭链接签过协议的，用调解员核对过的号码同意；递交人看不到这个号码，也不用再填")
    void whoWasCheckedByTheMediator() {
        var court = time.at("2026-10-12T09:00");
        var settled = Mediated.mediating(court);
        Settled.byLink(port, court, settled, Map.of("who", "李四", "what", "偿还借款"), "李四", Joint.NUMBER);
        court.waitsAt(settled, "SETTLED");
        var prepared = prepare(settled);
        assertThat(court.filing(prepared).toString()).doesNotContain(Joint.NUMBER);
        var token = Joint.link(port, prepared);
        var shown = Joint.shown(port, token);
        Joint.join(port, token, shown, "李四", "110101199001011238").expecting(422);
        Joint.join(port, token, shown, "李四", Joint.NUMBER).expecting(302);
        court.submit(prepared).expecting(201);
    }

    @Test
    @DisplayName("在纸上一起签了名的，上传申请书就可以提交，由法院核对签名；没有写号码的不能生成链接；坚持提交的一律接收")
    void onPaperOrInsisting() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.JUDICIAL_CONFIRMATION);
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "李四", "phone", "13900139000")));
        var onPaper = TrackFilings.drafted(court, draft);
        assertThat(Joint.hand(port, onPaper, "DEFENDANT_1").expecting(422).text())
                .contains("证件号码");
        assertThat(Joint.hand(port, onPaper, "DEFENDANT_7").expecting(422).text())
                .contains("请选择要请谁同意");
        court.zhangsan
                .upload("/api/v1/filings/" + onPaper + "/materials", "COMPLAINT", "申请书.txt", Stories.text("签了名"))
                .expecting(201);
        court.submit(onPaper).expecting(201);
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + court.task(onPaper, "REVIEW"))
                        .expecting(200)
                        .text())
                .contains("应当有他的签名或者盖章，由法院核对");

        var alone = TrackFilings.drafted(court, draft);
        court.insist(alone);
        court.task(alone, "REVIEW");
        QuietBrowser.as(port, "lisi").get("/filings/" + alone + "/together").expecting(404);
        QuietBrowser.stranger(port).get("/joint/AAAAAAAAAAAAAAAAAAAAAAAA").expecting(404);
    }

    @Test
    @DisplayName("调解成功的一键申请司法确认：双方、协议、经过、法院都填好，协议和调解的文书带过去；再点还是那一份")
    void preparedFromASettledFiling() {
        var court = time.at("2026-10-12T09:00");
        var settled = Mediated.mediating(court);
        Settled.signed(
                port, court, settled, Map.of("who", "李四", "what", "偿还借款", "until", "2026年12月31日以前", "amount", "10万"));
        court.waitsAt(settled, "SETTLED");
        var prepared = prepare(settled);
        assertThat(prepare(settled)).isEqualTo(prepared);

        var draft = court.filing(prepared).get("draft");
        assertThat(draft.get("track").asText()).isEqualTo("JUDICIAL_CONFIRMATION");
        assertThat(draft.get("courtCode").asText()).isEqualTo("京0199");
        assertThat(draft.get("claims").asText()).isEqualTo("请求确认张三、李四于2026年10月12日达成的调解协议有效。");
        assertThat(draft.get("facts").asText())
                .contains("民间借贷纠纷", "某某区人民法院委派调解", "调解员一号", "1. 李四，2026年12月31日以前，偿还借款", "自愿");
        assertThat(draft.get("claimAmountFen").asLong()).isEqualTo(10_000_000);
        assertThat(draft.get("defendants").get(0).get("name").asText()).isEqualTo("李四");
        assertThat(TrackFilings.main(port, "/filings/" + prepared)).contains("11 月 11 日");
        var materials = TrackFilings.main(port, "/filings/" + prepared + "/materials");
        assertThat(materials)
                .contains("调解协议.pdf", "委派调解函.pdf", "诉前调解终结记录.pdf", "PLAINTIFF_IDENTITY.txt")
                .doesNotContain("缺少");
        assertThat(TrackFilings.main(port, "/filings/" + settled))
                .contains("看司法确认申请")
                .doesNotContain("原告张三一");
        assertThat(TrackFilings.main(port, "/filings/" + prepared + "/check"))
                .contains("2026 年 11 月 11 日", "还没有同意共同申请");
        QuietBrowser.as(port, "lisi")
                .submit(
                        "/filings/" + settled + "/confirmation",
                        Map.of("_csrf", QuietBrowser.as(port, "lisi").token("/filings")))
                .expecting(403);
    }

    @Test
    @DisplayName("三十日过去以后不能再起草，写明条文；已经起草的，核对页写明已经过期，收下由法院决定；没有结案的不能申请")
    void onlyWithinThirtyDays() {
        var court = time.at("2026-10-12T09:00");
        var begun = Mediated.mediating(court);
        assertThat(preparing(begun).expecting(409).text()).contains("达成调解协议以后");
        Mediated.decide(
                court, begun, "MEDIATE", Map.of("decision", "AGREED", "document", "调解协议（演示）", "until", "2026-10-12"));
        court.waitsAt(begun, "SETTLED");
        var other = Mediated.mediating(court);
        Mediated.decide(
                court, other, "MEDIATE", Map.of("decision", "AGREED", "document", "调解协议（演示）", "until", "2026-10-12"));
        court.waitsAt(other, "SETTLED");
        var prepared = prepare(other);

        court = time.at("2026-11-11T23:59");
        assertThat(TrackFilings.main(port, "/filings/" + begun)).contains("双方可以共同申请");
        court = time.at("2026-11-12T00:01");
        assertThat(preparing(begun).expecting(409).text()).contains("2026 年 11 月 11 日", "民事诉讼法第二百零五条");
        assertThat(TrackFilings.main(port, "/filings/" + begun))
                .contains("已经过去")
                .doesNotContain("双方可以共同申请");
        assertThat(TrackFilings.main(port, "/filings/" + prepared + "/check")).contains("已经过去；照样提交的，由法院决定是否受理");
        court.insist(prepared);
        court.task(prepared, "REVIEW");
    }

    private QuietBrowser.Answer preparing(String settled) {
        var filer = QuietBrowser.as(port, "zhangsan");
        return filer.submit("/filings/" + settled + "/confirmation", Map.of("_csrf", filer.token("/filings")));
    }

    private String prepare(String settled) {
        var location = preparing(settled).expecting(302).header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    @DisplayName("回答不是双方一起申请、超过三十日的：机器写明条文，收下由法院决定")
    void whatTheTableSays() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.JUDICIAL_CONFIRMATION);
        draft.put("answers", Map.of("jointApplication", "NO", "within30Days", "NO"));
        var filing = TrackFilings.drafted(court, draft);
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/check"))
                .contains("司法确认由双方当事人共同申请", "超过调解协议生效之日起三十日", "民事诉讼法第二百零五条");
    }
}
