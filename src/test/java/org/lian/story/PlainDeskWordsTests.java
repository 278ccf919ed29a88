package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.filing.Draft;
import org.lian.filing.OtherDesks;
import org.lian.reference.DeskWords;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people look for among the suits that is none: they are told what it is, whether it goes online, and where. */
@CourtTest
class PlainDeskWordsTests {
    @LocalServerPort
    int port;

    @Autowired
    DeskWords words;

    @Autowired
    OtherDesks desks;

    @Autowired
    Suggestions suggestions;

    @ParameterizedTest(name = "{0}：{1}")
    @CsvSource(textBlock = """
            申请强制执行, 申请执行, 申请执行书
            判决了不给钱, 申请执行, 可以在网上办
            老赖, 申请执行, 诉讼服务中心
            官司赢了拿不到钱, 申请执行, 生效法律文书副本
            调解书不履行怎么办, 申请执行, 窗口
            派出所罚款, 行政起诉, 行政起诉状
            行政处罚, 行政起诉, 可以在网上办
            被交警罚款了, 行政起诉, 窗口
            行政拘留, 行政起诉, 窗口
            告政府, 行政起诉, 窗口
            强拆, 行政起诉, 窗口
            被骗钱, 向公安机关报案, 拨打 110
            网上刷单被骗, 向公安机关报案, 刑法第六十四条
            电信诈骗, 向公安机关报案, 公安机关立案
            手机被偷, 向公安机关报案, 报案
            诽谤罪, 刑事自诉, 刑事自诉状
            重婚, 刑事自诉, 窗口
            劳动仲裁, 申请劳动仲裁, 十五日内起诉
            不服判决, 上诉, 原审法院
            申请再审, 申请再审, 六个月
            协议离婚, 到婚姻登记机关办理离婚登记, 婚姻登记机关
            法律援助, 申请法律援助, 12348
            12315, 向市场监管部门投诉, 12315
            老公打我, 申请人身安全保护令, 110
            冻结银行卡, 申请诉前财产保全, 四十八小时
            人失踪了, 申请宣告自然人失踪, 窗口
            承认与执行外国法院裁判, 承认与执行外国法院裁判审查, 中级人民法院
            强制医疗复议, 强制医疗复议, 上一级人民法院
            """)
    @DisplayName("不是民事起诉的说法：说这是什么、网上收不收、去哪里；接口和页面一样")
    void isAnswered(String q, String name, String word) {
        var encoded = URLEncoder.encode(q, StandardCharsets.UTF_8);
        var found = CourtClient.anonymous(port)
                .get("/api/v1/causes?track=CIVIL&q=" + encoded)
                .expecting(200)
                .body()
                .get("elsewhere");
        assertThat(StreamSupport.stream(found.spliterator(), false)
                        .filter(desk -> desk.get("name").asText().contains(name)))
                .singleElement()
                .satisfies(desk -> assertThat(said(desk)).contains(word));
        assertThat(found)
                .allSatisfy(desk -> assertThat(desk.get("basis").asText()).matches(".*第.+条.*"));

        var filing = new Stories(port).drafted(Map.of("track", "CIVIL", "courtCode", "京0199"));
        assertThat(QuietBrowser.as(port, "zhangsan")
                        .get("/filings/" + filing + "/questions/cause?q=" + encoded)
                        .expecting(200)
                        .text())
                .contains(name, word)
                .doesNotContain("没听懂");
    }

    @ParameterizedTest(name = "{0}：{1}")
    @CsvSource({
        "恢复执行, RESUMED_ENFORCEMENT",
        "申请恢复执行, RESUMED_ENFORCEMENT",
        "执行异议, ENFORCEMENT_OBJECTION",
        "案外人异议, ENFORCEMENT_OBJECTION",
        "法院把我的车查封了，可我不欠钱，车是我的, ENFORCEMENT_OBJECTION",
        "执行法官扣了我的车，车不是他的, ENFORCEMENT_OBJECTION",
        "法院拍卖的房子是我的, ENFORCEMENT_OBJECTION",
        "我弟弟欠钱，法院把我的存款冻结了, ENFORCEMENT_OBJECTION",
        "老公喝醉了就打我和孩子, PROTECTION_ORDER"
    })
    @DisplayName("说得出名字的那一种排在第一；同一种不列两遍")
    void theNamedOneIsFirst(String q, String track) {
        WarmModel.await(suggestions);
        var told = Suggestions.told(q);
        var found = desks.found(told, suggestions.of(told, 5).desks(), Draft.of(Track.CIVIL, null));

        assertThat(found.get(0).online()).isEqualTo(Track.valueOf(track));
        assertThat(found)
                .extracting(OtherDesks.Desk::online)
                .filteredOn(Objects::nonNull)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"保全", "仲裁", "支付令"})
    @DisplayName("不在网上收的案由很多时只点几个名；每个答复都说去哪里、打什么电话")
    void noWallOfNames(String q) {
        var found = CourtClient.anonymous(port)
                .get("/api/v1/causes?track=CIVIL&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                .expecting(200)
                .body()
                .get("elsewhere");
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(desk -> assertThat(desk.get("name").asText()).hasSizeLessThan(90));
        assertThat(found)
                .filteredOn(desk -> !desk.get("causes").isEmpty())
                .allSatisfy(desk -> assertThat(desk.get("text").asText()).contains("诉讼服务中心", "12368"));

        var filing = new Stories(port).drafted(Map.of("track", "CIVIL", "courtCode", "京0199"));
        assertThat(QuietBrowser.as(port, "zhangsan")
                        .get("/filings/" + filing + "/questions/cause?q="
                                + URLEncoder.encode(q, StandardCharsets.UTF_8))
                        .expecting(200)
                        .text())
                .contains("诉讼服务中心", "电话");
    }

    @ParameterizedTest
    @CsvSource({"借钱不还", "离婚", "执行异议之诉", "工伤", "保证合同", "网购假货"})
    @DisplayName("普通的说法没有多余的告知")
    void ordinaryWordsAreLeftAlone(String q) {
        assertThat(words.found(q)).isEmpty();
    }

    @Test
    @DisplayName("每个说法只指一处，别的机关办的都写明去处和依据")
    void theFileIsSound() {
        var seen = new HashSet<String>();
        assertThat(words.all()).isNotEmpty().allSatisfy(desk -> {
            assertThat(desk.words())
                    .allSatisfy(word -> assertThat(seen.add(word)).as(word).isTrue());
            if (desk.track() == null) {
                assertThat(desk.text()).isNotBlank();
                assertThat(desk.basis()).contains("第", "条");
            } else {
                assertThat(desk.text() + desk.basis()).isEmpty();
            }
        });
    }

    private static String said(JsonNode desk) {
        return desk.get("text").asText() + desk.get("basis").asText();
    }
}
