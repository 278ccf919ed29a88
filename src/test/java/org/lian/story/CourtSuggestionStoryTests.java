package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 向哪个法院起诉: suggested where one chooses, doubted before one submits, never refused. */
@CourtTest
class CourtSuggestionStoryTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoMoreCourtsOpen() {
        open(true);
    }

    @AfterEach
    void asBefore() {
        open(false);
    }

    private void open(boolean open) {
        jdbc.sql("update court set self_service = ? where code in ('京0108', '京0105')")
                .param(open)
                .update();
    }

    @Test
    @DisplayName("被告写的是区、县、市、省人民政府的，不用再答是什么机关，就说由中级人民法院管（行诉法 15）；镇政府不是")
    void aGovernmentByItsName() {
        for (var name : List.of("北京市海淀区人民政府", "景德镇市人民政府", "某某县人民政府", "河北省人民政府")) {
            assertThat(levelOf(name)).as(name).contains("行政诉讼法第十五条");
        }
        for (var name : List.of("某某县某某镇人民政府", "某某区市场监督管理局", "某某市人民政府办公室")) {
            assertThat(levelOf(name)).as(name).doesNotContain("行政诉讼法第十五条");
        }
    }

    private String levelOf(String organ) {
        return CourtClient.anonymous(port)
                .post(
                        "/api/v1/jurisdiction-suggestions",
                        Map.of(
                                "track",
                                "ADMINISTRATIVE",
                                "causeCode",
                                "6004",
                                "courtCode",
                                "京0199",
                                "defendants",
                                List.of(Map.of("kind", "ORGANISATION", "name", organ, "address", "北京市海淀区一号"))))
                .expecting(200)
                .body()
                .toString();
    }

    @Test
    @DisplayName("选法院的页面按案由问地方，归房屋所在地的不说“一般向被告住的地方”，写了地方就给出法院和依据；没有开通的法院写明到哪里去")
    void thePageSuggests() {
        var filing = new Stories(port).drafted(draft("04.10.116.02", "北京市朝阳区建国路 1 号", "京0199"));
        var browser = QuietBrowser.as(port, "zhangsan");
        var address = "/filings/" + filing + "/questions/court";

        assertThat(browser.get(address).expecting(200).text())
                .contains("不知道选哪个法院", "房屋、土地所在地", "民事诉讼法第三十四条第一项")
                .doesNotContain("按您写的地方找到的法院", "一般向被告住的地方");
        assertThat(browser.get(address + "?place.REAL_ESTATE=" + encoded("北京市海淀区"))
                        .text())
                .containsSubsequence("按您写的地方找到的法院", "value=\"京0108\"", "房屋、土地所在地");
        assertThat(browser.get(address + "?place.REAL_ESTATE=" + encoded("江苏省昆山市"))
                        .text())
                .contains("昆山市人民法院", "这个法院没有开通自助立案");
        assertThat(browser.get(address + "?place.REAL_ESTATE=" + encoded("月球")).text())
                .contains("没有认出是哪个区、县");
        var divorce = new Stories(port).drafted(draft("02.02.014", "北京市朝阳区建国路 1 号", "京0199"));
        assertThat(browser.get("/filings/" + divorce + "/questions/court").text())
                .contains("一般向被告住的地方的基层人民法院起诉");
    }

    @Test
    @DisplayName("所有地方都知道、都不归所选的法院管的，提交以前提醒，写明归哪个法院和依据；不影响提交")
    void aWrongCourtIsDoubted() {
        var court = new Stories(port);
        var wrong = court.drafted(draft("02.02.014", "北京市海淀区中关村", "京0105"));
        var right = court.drafted(draft("02.02.014", "北京市朝阳区建国路", "京0105"));

        assertThat(doubts(court, wrong)).singleElement().satisfies(doubt -> {
            assertThat(doubt.get("severity").asText()).isEqualTo("WARNING");
            assertThat(doubt.get("message").asText()).contains("北京市海淀区人民法院").doesNotContain("不予受理");
            assertThat(doubt.get("basis").asText()).isEqualTo("民事诉讼法第二十二条");
        });
        assertThat(doubts(court, right)).isEmpty();
    }

    @Test
    @DisplayName("还有地方不知道的，不说选错了")
    void unknownIsNoDoubt() {
        var court = new Stories(port);

        assertThat(doubts(court, court.drafted(draft("04.10.108.03", "北京市海淀区中关村", "京0105"))))
                .isEmpty();
        assertThat(doubts(court, court.drafted(draft("02.02.014", "幸福里 3 号", "京0105"))))
                .isEmpty();
    }

    @Test
    @DisplayName("标的额够中级人民法院的，建议中级人民法院；一方在外省的一亿元就够；住所地不知道的，问，不猜；海事案件写明归海事法院")
    void levelsAndSpecialCourts() {
        assertThat(suggested("04.10.108.04", "北京市朝阳区", "北京市海淀区中关村", 60_000_000_000L))
                .contains("北京市第三中级人民法院", "法发〔2021〕27号")
                .doesNotContain("北京市朝阳区人民法院");
        assertThat(suggested("04.10.108.04", "北京市朝阳区", "北京市海淀区中关村", 20_000_000_000L))
                .contains("北京市朝阳区人民法院")
                .doesNotContain("北京市第三中级人民法院");
        assertThat(suggested("04.10.108.04", "北京市朝阳区", "江苏省昆山市", 20_000_000_000L))
                .contains("北京市第三中级人民法院", "1 亿元以上");
        assertThat(suggested("04.10.108.04", "北京市朝阳区", "幸福里 3 号", 20_000_000_000L))
                .contains("北京市朝阳区人民法院", "请写明各方的地址");
        assertThat(suggested("04.10.108.01", "北京市朝阳区", "北京市海淀区", 60_000_000_000L))
                .contains("\"prevails\":\"DESIGNATED\"", "北京金融法院")
                .doesNotContain("中级人民法院\",\"level");
        assertThat(suggested("06.18.202", "北京市朝阳区", "北京市海淀区", 100L)).contains("北京互联网法院", "法释〔2025〕14号");
        assertThat(suggested("08.22.228", "天津市滨海新区", "北京市海淀区", 100L)).contains("海事法院", "海事诉讼特别程序法第四条");
    }

    private String suggested(String cause, String defendant, String plaintiff, long fen) {
        return CourtClient.anonymous(port)
                .post(
                        "/api/v1/jurisdiction-suggestions",
                        Map.of(
                                "track",
                                "CIVIL",
                                "causeCode",
                                cause,
                                "claimAmountFen",
                                fen,
                                "plaintiffs",
                                List.of(Map.of("kind", "PERSON", "name", "甲", "address", plaintiff)),
                                "defendants",
                                List.of(Map.of("kind", "PERSON", "name", "乙", "address", defendant))))
                .expecting(200)
                .text();
    }

    @Test
    @DisplayName("应由中级人民法院、海事法院管的选了基层人民法院：提交以前提醒，写明依据，不影响提交；页面也写明")
    void aWrongLevelIsDoubted() {
        var court = new Stories(port);
        var large = draft("02.02.014", "北京市朝阳区建国路", "京0105");
        large.put("claimAmountFen", 60_000_000_000L);
        assertThat(doubts(court, court.drafted(large)))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.get("message").asText()).contains("北京市第三中级人民法院"));
        var maritime = court.drafted(draft("08.22.228", "北京市朝阳区建国路", "京0105"));
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + maritime + "/checks")
                        .expecting(200)
                        .text())
                .contains("COURT_TO_BE_CHECKED", "海事海商案件由海事法院管", "海事诉讼特别程序法第四条");
        assertThat(QuietBrowser.as(port, "zhangsan")
                        .get("/filings/" + maritime + "/questions/court")
                        .text())
                .contains("海事海商案件由海事法院管")
                .doesNotContain("写出地方，系统帮您找", "一般向被告住的地方");
    }

    @Test
    @DisplayName("借款没有写明在哪里还：问收钱的一方在哪里，那里的法院也列出；问法院归不归管用大白话说地方；选了自己这边的法院，不说不属于本院")
    void theLendersOwnCourt() {
        var court = new Stories(port);
        var loan = draft("04.10.108.03", "北京市朝阳区建国路", "京0108");
        loan.put("answers", Map.of("performancePlaceAgreed", "NO", "defendantSituation", "ORDINARY"));
        var filing = court.drafted(loan);
        var browser = QuietBrowser.as(port, "zhangsan");

        assertThat(browser.get("/filings/" + filing + "/questions/court?place.RECEIVER_PLACE=" + encoded("北京市海淀区"))
                        .text())
                .contains("接收货币一方所在地", "第十八条第二款", "value=\"京0108\"", "value=\"京0105\"")
                .doesNotContain("合同履行地：");
        assertThat(browser.get("/filings/" + filing + "/questions/facts").text())
                .contains("对方住的地方，该收钱的一方所在的地方，有一个归您选的法院管吗？");

        var own = draft("04.10.108.03", "北京市朝阳区建国路", "京0105");
        own.put("answers", Map.of("courtJurisdiction", "NO"));
        var contradicted = court.drafted(own);
        assertThat(checks(court, contradicted)).doesNotContain("OTHER_COURT", "不属于本院");
        assertThat(browser.get("/filings/" + contradicted + "/questions/facts").text())
                .doesNotContain("有一个归您选的法院管吗");
    }

    @Test
    @DisplayName("仲裁裁决的执行选了基层法院：写明由中级人民法院执行和条文，不拦；劳动争议的裁决不说")
    void anAwardAtABasicCourt() {
        var court = new Stories(port);
        var draft = TrackFilings.draft(Track.ENFORCEMENT);
        draft.put("courtCode", "京0108");
        draft.put("answers", Map.of("enforcedDocument", "AWARD"));
        var award = court.drafted(draft);
        draft.put("answers", Map.of("enforcedDocument", "AWARD", "enforcedAward", "LABOUR"));
        var labour = court.drafted(draft);

        assertThat(checks(court, award)).contains("COURT_TO_BE_CHECKED", "由中级人民法院执行", "法释〔2018〕5号");
        assertThat(checks(court, labour)).doesNotContain("由中级人民法院执行");
    }

    @Test
    @DisplayName("没有行的，说没有行、待窗口核对，不说由专门的法院管；支付令有行")
    void noRowSaysSo() {
        var client = CourtClient.anonymous(port);

        assertThat(client.post(
                                "/api/v1/jurisdiction-suggestions",
                                Map.of("track", "SPECIAL_PROCEDURE", "causeCode", "11.44.456"))
                        .expecting(200)
                        .text())
                .contains("待窗口核对")
                .doesNotContain("由专门的法院管");
        assertThat(client.post("/api/v1/jurisdiction-suggestions", Map.of("track", "PAYMENT_ORDER"))
                        .expecting(200)
                        .text())
                .contains("债务人住所地", "第二十三条");
    }

    private static String checks(Stories court, String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .expecting(200)
                .text();
    }

    private static List<JsonNode> doubts(Stories court, String filing) {
        var checks = court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .expecting(200)
                .body()
                .get("items");
        return StreamSupport.stream(checks.spliterator(), false)
                .filter(check -> check.get("code").asText().equals("COURT_DOUBTFUL"))
                .toList();
    }

    private static Map<String, Object> draft(String cause, String address, String court) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("causeCode", cause);
        draft.put("courtCode", court);
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "李四", "address", address)));
        return draft;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
