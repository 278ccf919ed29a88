package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;

/** What the pages of the procedures without a defendant, and of those beside the suits, say in their own words. */
class NewProceduresWordsTests extends CourtInTime {
    @Test
    @DisplayName("特别程序没有写申请说的是谁：清单上是未完成，核对页算在还缺的里面，继续不是大按钮；财产无主的不用写")
    void whomItIsAbout() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.SPECIAL_PROCEDURE);
        draft.remove("defendants");
        var filing = TrackFilings.drafted(court, draft);

        assertThat(TrackFilings.main(port, "/filings/" + filing + "/check")).contains("请填写申请涉及的人");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).containsPattern("申请涉及的人\\s*未完成");
        var page = QuietBrowser.as(port, "zhangsan")
                .get("/filings/" + filing + "/parties/defendants")
                .expecting(200)
                .text();
        assertThat(page).contains("填写申请涉及的人").doesNotContain(">继续</a>");
        court.submit(filing).expecting(422);

        draft.put("causeCode", "11.40.446");
        assertThat(TrackFilings.main(port, "/filings/" + TrackFilings.drafted(court, draft) + "/check"))
                .doesNotContain("请填写申请涉及的人");
    }

    @Test
    @DisplayName("还有几个问题：答了一部分的，说还有几个，不说已完成")
    void questionsAreCounted() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.SPECIAL_PROCEDURE);
        draft.put("answers", Map.of("urgent", "NO"));
        assertThat(TrackFilings.main(port, "/filings/" + TrackFilings.drafted(court, draft)))
                .containsPattern("还有几个问题\\s*还有 \\d+ 个");
    }

    @Test
    @DisplayName("父亲那一页不说公司、个体工商户、找到对方；事实的提示只有这一类的")
    void aFatherIsNoCompany() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.SPECIAL_PROCEDURE));
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/parties/defendants/0"))
                .contains("知道他的证件号码")
                .doesNotContain("对方", "个体工商户", "公司");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/questions/claims"))
                .contains("宣告失踪、死亡的：")
                .doesNotContain("财产无主的：", "监护的：", "11.37@", "对方");
        for (var page : List.of("/questions/facts", "/check", "/materials", "/questions/court")) {
            assertThat(QuietBrowser.as(port, "zhangsan")
                            .get("/filings/" + filing + page)
                            .expecting(200)
                            .text())
                    .as(page)
                    .doesNotContain("对方");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Track.class,
            names = {"PAYMENT_ORDER", "ENFORCEMENT", "NON_LITIGATION_ENFORCEMENT", "PUBLIC_SUMMONS"})
    @DisplayName("支付令、执行、非诉执行、公示催告的请求不问抚养费、外币；公示催告也不问利息")
    void claimsAskWhatMayBe(Track track) {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(track));
        var page = TrackFilings.main(port, "/filings/" + filing + "/questions/claims");
        assertThat(page).doesNotContain("抚养费、赡养费", "外币");
        if (track == Track.PUBLIC_SUMMONS || track == Track.NON_LITIGATION_ENFORCEMENT) {
            assertThat(page).doesNotContain("年利率");
        }
    }

    @Test
    @DisplayName("非诉执行由机关申请：个人的账号不问“我自己是申请执行人”")
    void anOrganApplies() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.NON_LITIGATION_ENFORCEMENT);
        draft.remove("plaintiffs");
        assertThat(TrackFilings.main(port, "/filings/" + TrackFilings.drafted(court, draft) + "/parties/plaintiffs"))
                .doesNotContain("我自己是");
    }

    @Test
    @DisplayName("去办的按钮就在下面的，不说请在首页选")
    void theButtonIsBelow() {
        var filing = new Stories(port).drafted(Map.of("track", "CIVIL", "courtCode", "京0199"));
        for (var q : List.of("特别程序 失踪", "申请支付令", "申请执行", "执行异议")) {
            assertThat(QuietBrowser.as(port, "zhangsan")
                            .get("/filings/" + filing + "/questions/cause?q="
                                    + URLEncoder.encode(q, StandardCharsets.UTF_8))
                            .expecting(200)
                            .text())
                    .as(q)
                    .contains("去办：")
                    .doesNotContain("在首页选");
        }
    }

    @Test
    @DisplayName("公示催告：必须有的材料列在建议有的前面")
    void whatMustBeStandsFirst() {
        var court = time.at("2026-10-12T09:00");
        var items = court.zhangsan
                .post("/api/v1/material-lists", Map.of("track", "PUBLIC_SUMMONS", "answers", Map.of()))
                .expecting(200)
                .body()
                .get("items");
        var levels = StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("level").asText())
                .toList();
        assertThat(levels.subList(levels.indexOf("ADVISABLE"), levels.size())).containsOnly("ADVISABLE");
    }
}
