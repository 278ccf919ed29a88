package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.filing.CauseTellings;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was told and suggested before a cause was chosen stays with the filing, and the reviewer reads it. */
@CourtTest
class CauseTellingStoryTests {
    private static final String TOLD = "俺表哥借我八千块，说好过年还，人跑了";

    @LocalServerPort
    int port;

    @Autowired
    Suggestions suggestions;

    @Autowired
    CauseTellings tellings;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @Test
    @DisplayName("审查的人看到立案人的原话、系统的提示和他的选择；库里的原话是密封的")
    void theReviewerSeesWhatWasTold() {
        var sheet = sheetAfter("04.10.108.03");

        assertThat(sheet).contains("立案人自己的话", TOLD, "系统按这句话提示：民间借贷纠纷、", "立案人选的是第 1 个");
        assertThat(jdbc.sql("select count(*) from cause_telling where position(cast(:told as bytea) in content) > 0")
                        .param("told", TOLD.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("立案人说“我不知道”：先按最像的记下，审查的人看到要核对案由；选了提示以外的也写明")
    void iDoNotKnowIsAnAnswer() {
        assertThat(sheetAfter("unsure")).contains("民间借贷纠纷", "立案人拿不准，请核对案由");
        // The page named another first, as it does when the model was busy: what it named is what is noted.
        assertThat(sheetAfter("unsure", "04.10.088")).contains("买卖合同纠纷", "立案人拿不准，请核对案由");
        assertThat(sheetAfter("10.35.419")).contains("立案人选的不在提示之中");
    }

    @Test
    @DisplayName("说的话引到别的程序的：写明办的是哪个程序、案由在那里选，不说立案人没按提示选")
    void thatTheSystemLedElsewhereIsSaid() {
        var court = new Stories(port);
        var filing = TrackFilings.submitted(court, Track.SPECIAL_PROCEDURE);
        tellings.keep(FilingId.of(filing), new CauseTellings.Telling(TOLD, List.of("04.10.108.03"), false));
        var task = court.task(filing, "REVIEW");

        assertThat(QuietBrowser.as(port, "clerk1").get("/staff/tasks/" + task).text())
                .contains("立案人办的是“申请特别程序”，案由是在这个程序里选的")
                .doesNotContain("不在提示之中");
    }

    @Test
    @DisplayName("说过的话不用再打一遍：放进“事实和理由”，写明可以改；已经写了的不动，点图的不放")
    void whatWasToldBeginsTheFacts() {
        var court = new Stories(port);
        var draft = new HashMap<>(Stories.loanDraft());
        draft.remove("facts");
        var filing = court.drafted(draft);
        choose(filing, TOLD);
        var browser = QuietBrowser.as(port, "zhangsan");
        assertThat(browser.get("/filings/" + filing + "/questions/claims").text())
                .contains(TOLD + "</textarea>", "先放了您前面说的话");

        choose(filing, "朋友欠我五万不还");
        assertThat(browser.get("/filings/" + filing + "/questions/claims").text())
                .contains(TOLD + "</textarea>")
                .doesNotContain("先放了您前面说的话");

        var pictured = court.drafted(draft);
        choose(pictured, "借给别人的钱，到期了不还");
        assertThat(court.filing(pictured).get("draft").hasNonNull("facts")).isFalse();
    }

    private void choose(String filing, String told) {
        var browser = QuietBrowser.as(port, "zhangsan");
        var address = "/filings/" + filing + "/questions/cause";
        browser.submit(
                        address,
                        Map.of("causeCode", "04.10.108.03", "told", told, "seen", "", "_csrf", browser.token(address)))
                .expecting(302);
    }

    @Test
    @DisplayName("不像任何事的话：说没听懂，给图片选，不硬猜五个案由；从图片来的和打字来的一样")
    void nonsenseIsNotGuessedAt() {
        var filing = new Stories(port).drafted(Stories.loanDraft());
        for (var nonsense : List.of("asdfghjkl", "今天天气很好", "你好", "123456")) {
            assertThat(told(filing, nonsense))
                    .as(nonsense)
                    .contains("我没听懂", "从图里选一个最像的")
                    .doesNotContain("您说的最像这几种");
        }
        for (var picture : new org.lian.reference.ToldPictures().all()) {
            assertThat(told(filing, picture.phrase()))
                    .as(picture.phrase())
                    .containsPattern("您说的最像这几种|要另外去办")
                    .doesNotContain("我没听懂", "不想写字的");
            assertThat(told(filing, ""))
                    .contains("symbol id=\"picture-" + picture.picture() + "\"", ">" + picture.words() + "<");
        }
        assertThat(told(filing, "被电信诈骗骗了五万")).contains("110", "一般要带：身份证、转账记录");
    }

    private String told(String filing, String text) {
        return QuietBrowser.as(port, "zhangsan")
                .get("/filings/" + filing + "/questions/cause?q="
                        + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8))
                .expecting(200)
                .text();
    }

    private String sheetAfter(String choice) {
        return sheetAfter(choice, null);
    }

    /** @param named what the page is made to have named first; null for what it did name */
    private String sheetAfter(String choice, @Nullable String named) {
        var court = new Stories(port);
        var draft = new HashMap<>(Stories.loanDraft());
        draft.remove("causeCode");
        var filing = court.drafted(draft);
        var browser = QuietBrowser.as(port, "zhangsan");
        var address = "/filings/" + filing + "/questions/cause";
        var page = browser.get(
                        address + "?q=" + java.net.URLEncoder.encode(TOLD, java.nio.charset.StandardCharsets.UTF_8))
                .expecting(200)
                .text();
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
        assertThat(seen.find()).isTrue();
        var likeliest = Pattern.compile("name=\"likeliest\" value=\"([^\"]*)\"").matcher(page);
        assertThat(likeliest.find()).isTrue();
        browser.submit(
                        address,
                        Map.of(
                                "causeCode",
                                choice,
                                "told",
                                TOLD,
                                "likeliest",
                                named == null ? likeliest.group(1) : named,
                                "seen",
                                seen.group(1),
                                "_csrf",
                                browser.token(address)))
                .expecting(302);
        court.materials(filing);
        court.submit(filing).expecting(201);
        return QuietBrowser.as(port, "clerk1")
                .get("/staff/tasks/" + court.task(filing, "REVIEW"))
                .expecting(200)
                .text();
    }
}
