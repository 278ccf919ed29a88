package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;

/** 办理经过: names who of the court decided; 系统 where a clock or a machine acted, and nowhere else. */
class WhoActedStoryTests extends CourtInTime {
    @Test
    @DisplayName("立案人员登记的写立案人员：当事人看到职务，法院看到姓名，接口是 COURT；分庭移送是系统")
    void registeredByAClerk() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();

        assertThat(kindOf(court, filing, "登记立案，案号")).isEqualTo("COURT");
        assertThat(line(portal(filing), "登记立案，案号")).contains("· 立案人员").doesNotContain("系统", "王");
        assertThat(line(portal(filing), "收到立案申请")).contains("· 您");
        assertThat(line(desk(filing), "登记立案，案号")).doesNotContain("系统");
    }

    @Test
    @DisplayName("期满先行立案的写系统")
    void registeredByTheClock() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court = time.at("2026-10-20T00:01");
        court.task(filing, "CONFIRM_FEE");

        assertThat(kindOf(court, filing, "依法先行立案")).isEqualTo("SYSTEM");
        assertThat(line(portal(filing), "依法先行立案")).contains("· 系统自动");
        assertThat(line(desk(filing), "依法先行立案")).contains("系统");
    }

    @Test
    @DisplayName("要求补正、释明的写谁决定的；补正期满退回、没有答复释明的写系统")
    void whatWasAskedAndWhatTimeBrought() {
        var court = time.at("2026-10-12T09:00");
        var corrected = court.submitted();
        court.decide(court.task(corrected, "REVIEW"), Stories.correction(7, "FACTS_MISSING"));
        court.waitsAt(corrected, "CORRECTION_REQUIRED");
        var advised = court.submitted();
        court.decide(
                court.task(advised, "REVIEW"),
                Map.of("outcome", "ADVISE", "ground", "ARBITRATION", "reason", "有仲裁协议", "basis", "民事诉讼法第一百二十七条第二项"));
        court.waitsAt(advised, "ADVISED");

        assertThat(line(portal(corrected), "一次性告知需要补正")).contains("· 立案人员");
        assertThat(line(portal(advised), "法院作出释明")).contains("· 立案人员");

        court = time.at("2026-11-20T00:01");
        court.waitsAt(corrected, "RETURNED");
        assertThat(line(portal(corrected), "补正期满没有补正")).contains("· 系统自动");
    }

    @Test
    @DisplayName("没有账号的当事人凭链接同意的，不写系统")
    void aPartyWithALink() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.JUDICIAL_CONFIRMATION));
        Joint.joined(port, filing);
        court.submit(filing).expecting(201);

        assertThat(line(desk(filing), "凭链接同意共同申请")).contains("当事人（凭链接）").doesNotContain("系统");
    }

    private static String kindOf(Stories court, String filing, String words) {
        for (var entry : court.zhangsan
                .get("/api/v1/filings/" + filing + "/timeline")
                .expecting(200)
                .body()
                .get("items")) {
            if (entry.get("what").asText().contains(words)) {
                return entry.get("actorKind").asText();
            }
        }
        throw new AssertionError("Nothing in the timeline says " + words);
    }

    private String portal(String filing) {
        var page = QuietBrowser.as(port, "zhangsan")
                .get("/filings/" + filing)
                .expecting(200)
                .text();
        return page.substring(page.indexOf("class=\"history\""));
    }

    private String desk(String filing) {
        var page = QuietBrowser.as(port, "supervisor1")
                .get("/staff/filings/" + filing)
                .expecting(200)
                .text();
        return page.substring(page.indexOf("办理经过"));
    }

    /** The entry that says these words. */
    private static String line(String list, String words) {
        var at = list.indexOf(words);
        assertThat(at).as(words).isPositive();
        return list.substring(list.lastIndexOf("<li", at), list.indexOf("</li>", at));
    }
}
