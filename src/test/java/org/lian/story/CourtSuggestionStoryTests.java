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
    @DisplayName("选法院的页面按案由问地方，写了地方就给出法院和依据；没有开通的法院写明到哪里去")
    void thePageSuggests() {
        var filing = new Stories(port).drafted(draft("04.10.116.02", "北京市朝阳区建国路 1 号", "京0199"));
        var browser = QuietBrowser.as(port, "zhangsan");
        var address = "/filings/" + filing + "/questions/court";

        assertThat(browser.get(address).expecting(200).text())
                .contains("不知道选哪个法院", "房屋、土地所在地", "民事诉讼法第三十四条第一项")
                .doesNotContain("按您写的地方找到的法院");
        assertThat(browser.get(address + "?place.REAL_ESTATE=" + encoded("北京市海淀区"))
                        .text())
                .containsSubsequence("按您写的地方找到的法院", "value=\"京0108\"", "房屋、土地所在地");
        assertThat(browser.get(address + "?place.REAL_ESTATE=" + encoded("江苏省昆山市"))
                        .text())
                .contains("昆山市人民法院", "这个法院没有开通自助立案");
        assertThat(browser.get(address + "?place.REAL_ESTATE=" + encoded("月球")).text())
                .contains("没有认出是哪个区、县");
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
                .contains("海事海商案件由海事法院管");
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
