package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 签署调解协议: set clause by clause, signed by each party in its own way, in effect with the last signature. */
class SettlementStoryTests extends CourtInTime {
    private static final Pattern LINK = Pattern.compile("/agreements/([\\w-]{20,})");
    private static final Pattern AGREEMENT = Pattern.compile("name=\"agreement\" value=\"([^\"]+)\"");

    @Autowired
    Papers papers;

    private QuietBrowser mediator;
    private String desk;

    @Test
    @DisplayName("调解员逐条拟定，申请人用密码在账号里签，对方凭链接签：最后一方签署就生效，诉讼外调解结案，协议写明各人签署的时间；三十天以后链接打不开")
    void signedByAll() {
        var court = time.at("2026-10-12T09:00");
        var filing = set(court);
        var filer = QuietBrowser.as(port, "zhangsan");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).contains("看协议，签署", "轮到您了：看调解协议，同意的签署");
        var page = filer.get("/filings/" + filing + "/agreement").expecting(200).text();
        assertThat(page).contains("偿还借款", "100,000.00 元", "人民币壹拾万元整", "还没有签署", "第十九条");

        assertThat(sign(filer, filing, "demo-wrong").expecting(422).text()).contains("密码不对");
        sign(filer, filing, "demo-zhangsan").expecting(302);
        sign(filer, filing, "demo-zhangsan").expecting(409);
        assertThat(TrackFilings.main(port, "/filings/" + filing)).doesNotContain("轮到您了：看调解协议");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("IN_MEDIATION");

        var token = hand("DEFENDANT_1", "110101199001011237");
        var stranger = QuietBrowser.stranger(port);
        var shown = stranger.get("/agreements/" + token).expecting(200);
        assertThat(shown.text()).contains("偿还借款").doesNotContain("110101199001011237", "138");
        assertThat(shown.header("Cache-Control")).contains("no-store");
        stranger.get("/agreements/" + token + "/paper").expecting(404);
        byLink(stranger, token, "李四", "110101199001011237").expecting(302);

        court.waitsAt(filing, "SETTLED");
        assertThat(stranger.get("/agreements/" + token).expecting(200).text()).contains("协议已经生效");
        stranger.get("/agreements/" + token + "/paper").expecting(200);
        var documents = court.zhangsan
                .get("/api/v1/filings/" + filing + "/documents")
                .expecting(200)
                .text();
        assertThat(documents).contains("调解协议", "诉前调解终结记录");
        assertThat(papers.all(FilingId.of(filing)).stream()
                        .filter(paper -> paper.document().equals("SETTLEMENT_AGREEMENT"))
                        .map(Paper::text)
                        .toList())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("1. 李四，2026年12月31日以前，偿还借款", "人民币壹拾万元整", "2026 年 10 月 12 日", "第二百零五条")
                        .contains("原告张三", "在立案人的账号里用密码签署", "被告李四", "凭签署链接签署", "调解员一号"));
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/timeline")
                        .expecting(200)
                        .text())
                .contains("调解员拟定调解协议并签署", "原告签署调解协议", "被告签署调解协议", "诉讼外调解结案");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).contains("11 月 11 日", "司法确认");
        stranger.submit("/agreements/" + token, Map.of()).expecting(403);
        assertThat(court.as("supervisor1")
                        .get("/api/v1/filings/" + filing + "/readings")
                        .expecting(200)
                        .text())
                .contains("mediator1", "FACTS");

        time.at("2026-11-11T23:30");
        QuietBrowser.stranger(port).get("/agreements/" + token).expecting(200);
        time.at("2026-11-12T00:10");
        for (var part : List.of("", "/paper")) {
            assertThat(QuietBrowser.stranger(port)
                            .get("/agreements/" + token + part)
                            .expecting(404)
                            .text())
                    .contains("这个签署链接已经到期", "请联系调解员");
        }
    }

    @Test
    @DisplayName("凭链接签署的，姓名和号码要与调解员核对过的一致；填错五次作废，换一个新链接")
    void onlyWhoWasChecked() {
        var court = time.at("2026-10-12T09:00");
        set(court);
        assertThat(mediator.submit(
                                desk + "/link",
                                Map.of("_csrf", mediator.token(desk), "party", "DEFENDANT_1", "number", "12<b>"))
                        .expecting(422)
                        .text())
                .contains("value=\"12&lt;b&gt;\"")
                .doesNotContain("12<b>");
        var tooLong = "页".repeat(1001);
        assertThat(mediator.submit(
                                desk + "/paper",
                                Map.of("_csrf", mediator.token(desk), "party", "DEFENDANT_1", "proof", tooLong))
                        .expecting(422)
                        .text())
                .contains("value=\"" + tooLong + "\"");
        var first = hand("DEFENDANT_1", "110101199001011237");
        var token = hand("DEFENDANT_1", "110101199001011237");
        var stranger = QuietBrowser.stranger(port);
        stranger.get("/agreements/" + first).expecting(404);
        stranger.get("/agreements/AAAAAAAAAAAAAAAAAAAAAAAA").expecting(404);
        for (var time = 0; time < 5; time++) {
            assertThat(byLink(stranger, token, time % 2 == 0 ? "李五" : "李四", "110101199001011238")
                            .expecting(422)
                            .text())
                    .contains("不一致");
        }
        assertThat(byLink(stranger, token, "李四", "110101199001011237")
                        .expecting(409)
                        .text())
                .contains("错次数太多");
        var fresh = hand("DEFENDANT_1", "110101199001011237");
        byLink(stranger, fresh, " 李 四 ", "110101199001011237").expecting(302);
    }

    @Test
    @DisplayName("重新拟定的，原来的签署和链接都不算数；看的是旧协议的，请他重新看")
    void setAnew() {
        var court = time.at("2026-10-12T09:00");
        var filing = set(court);
        var filer = QuietBrowser.as(port, "zhangsan");
        var stale = agreementOf(filer, filing);
        var token = hand("DEFENDANT_1", "110101199001011237");
        byLink(QuietBrowser.stranger(port), token, "李四", "110101199001011237").expecting(302);
        setAgreement("分三期偿还借款");
        QuietBrowser.stranger(port).get("/agreements/" + token).expecting(404);
        assertThat(filer.submit(
                                "/filings/" + filing + "/agreement",
                                Map.of(
                                        "_csrf",
                                        filer.token("/filings/" + filing + "/agreement"),
                                        "agreement",
                                        stale,
                                        "agreed",
                                        "true",
                                        "password",
                                        "demo-zhangsan"))
                        .expecting(409)
                        .text())
                .contains("重新拟定");
        sign(filer, filing, "demo-zhangsan").expecting(302);
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("IN_MEDIATION");
        assertThat(filer.get("/filings/" + filing + "/agreement").text()).contains("分三期偿还借款", "还没有签署");
    }

    @Test
    @DisplayName("调解期满没有签齐的，调解终结、登记立案，链接随之失效")
    void expired() {
        var court = time.at("2026-10-12T09:00");
        var filing = set(court);
        var token = hand("DEFENDANT_1", "110101199001011237");
        sign(QuietBrowser.as(port, "zhangsan"), filing, "demo-zhangsan").expecting(302);
        court = time.at("2026-11-12T00:01");
        court.waitsAt(filing, "REGISTERED");
        assertThat(QuietBrowser.stranger(port)
                        .get("/agreements/" + token)
                        .expecting(404)
                        .text())
                .contains("已经终结");
    }

    @Test
    @DisplayName("在纸质协议上签名的，由调解员写明保存在哪里并登记；没有写的、不是主持人的，不能登记")
    void onPaper() {
        var court = time.at("2026-10-12T09:00");
        var filing = set(court);
        sign(QuietBrowser.as(port, "zhangsan"), filing, "demo-zhangsan").expecting(302);
        var path = desk + "/paper";
        assertThat(mediator.submit(path, Map.of("_csrf", mediator.token(desk), "party", "DEFENDANT_1"))
                        .expecting(422)
                        .text())
                .contains("保存在哪里");
        QuietBrowser.as(port, "mediator2").get(desk).expecting(404);
        QuietBrowser.as(port, "clerk1").get(desk).expecting(404);
        mediator.submit(path, Map.of("_csrf", mediator.token(desk), "party", "DEFENDANT_1", "proof", "一式三份，存调解卷"))
                .expecting(302);
        court.waitsAt(filing, "SETTLED");
        assertThat(mediator.get(desk).expecting(409).text()).contains("已经办结");
    }

    @Test
    @DisplayName("协议要逐条写明由谁做、做什么；空的、写不成金额的，请他改，写过的还在")
    void clausesAreComplete() {
        var court = time.at("2026-10-12T09:00");
        begun(court);
        assertThat(setting(Map.of("what", "")).expecting(422).text()).contains("逐条写明");
        assertThat(setting(Map.of("who", "李四", "what", "还钱", "amount", "很多"))
                        .expecting(422)
                        .text())
                .contains("金额请写数字", "还钱");
        assertThat(setting(Map.of("who", "", "what", "还钱")).expecting(422).text())
                .contains("由谁做");
    }

    private String begun(Stories court) {
        var filing = Mediated.mediating(court);
        mediator = QuietBrowser.as(port, "mediator1");
        desk = "/staff/tasks/" + court.taskFor(court.as("mediator1"), filing, "MEDIATE") + "/agreement";
        return filing;
    }

    private String set(Stories court) {
        var filing = begun(court);
        setAgreement("偿还借款");
        return filing;
    }

    private void setAgreement(String what) {
        setting(Map.of("who", "李四", "what", what, "until", "2026年12月31日以前", "amount", "10万"))
                .expecting(302);
    }

    private QuietBrowser.Answer setting(Map<String, String> clause) {
        var form = new HashMap<>(clause);
        form.put("_csrf", mediator.token(desk));
        return mediator.submit(desk, form);
    }

    private String hand(String party, String number) {
        var page = mediator.submit(
                        desk + "/link", Map.of("_csrf", mediator.token(desk), "party", party, "number", number))
                .expecting(200)
                .text();
        return found(LINK, page);
    }

    private static String agreementOf(QuietBrowser filer, String filing) {
        return found(
                AGREEMENT,
                filer.get("/filings/" + filing + "/agreement").expecting(200).text());
    }

    private QuietBrowser.Answer sign(QuietBrowser filer, String filing, String password) {
        var page = filer.get("/filings/" + filing + "/agreement").expecting(200).text();
        var known = AGREEMENT.matcher(page);
        return filer.submit(
                "/filings/" + filing + "/agreement",
                Map.of(
                        "_csrf",
                        filer.token("/filings"),
                        "agreement",
                        known.find() ? known.group(1) : "00000000-0000-0000-0000-000000000000",
                        "agreed",
                        "true",
                        "password",
                        password));
    }

    private static QuietBrowser.Answer byLink(QuietBrowser browser, String token, String name, String number) {
        return browser.submit(
                "/agreements/" + token,
                Map.of(
                        "_csrf",
                        browser.token("/agreements/" + token),
                        "name",
                        name,
                        "number",
                        number,
                        "agreed",
                        "true"));
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }
}
