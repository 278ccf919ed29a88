package org.lian.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 程序的用词 in the workbench: one procedure at a time, each word with what it is for; other lines stay. */
@CourtTest
class WordPagesTests {
    private static final String RULE = "/api/v1/rules/procedure-words/drafts";

    @LocalServerPort
    int port;

    private CourtClient analyst;
    private QuietBrowser browser;
    private String draft;
    private String editor;

    @BeforeEach
    void begin() {
        analyst = CourtClient.as(port, "analyst1");
        browser = QuietBrowser.as(port, "analyst1");
        draft = analyst.post(RULE, Map.of("reason", "试 " + UUID.randomUUID(), "legalBasis", "民事诉讼法第二百四十八条"))
                .expecting(201)
                .get("id");
        editor = "/workbench/drafts/" + draft + "/editor?q=ARBITRATION_REVIEW";
    }

    @AfterEach
    void discard() {
        var page = "/workbench/drafts/" + draft;
        browser.submit(page + "/discard", Map.of("_csrf", browser.token(page))).expecting(302);
    }

    @Test
    @DisplayName("写一个词、说一个“没有”：草稿里多这两行，别的一字不动；清空的照共同的说法，页面上写着共同的说法")
    void whatIsWrittenIsOwn() {
        var before = text();
        save(Map.of("word.label", "申请不予执行仲裁裁决", "word.begin", "申请裁定不予执行", "own", "amountQuestion"));

        assertThat(text())
                .contains("ARBITRATION_REVIEW.label = 申请不予执行仲裁裁决\n", "ARBITRATION_REVIEW.begin = 申请裁定不予执行\n")
                .contains("ARBITRATION_REVIEW.amountQuestion =\n");
        assertThat(text().replaceAll("(?m)^ARBITRATION_REVIEW\\..*\n", ""))
                .isEqualTo(before.replaceAll("(?m)^ARBITRATION_REVIEW\\..*\n", ""));
        assertThat(page()).contains("value=\"申请裁定不予执行\"", "；共同的说法：申请", "没有问题。");
        assertThat(browser.get("/workbench/drafts/" + draft).expecting(200).text())
                .contains("须由庭长审批", "ARBITRATION_REVIEW.begin = 申请裁定不予执行");

        save(Map.of("word.label", "申请仲裁司法审查"));
        assertThat(text()).isEqualTo(before);
    }

    @Test
    @DisplayName("像网页代码的词只当文字显示，检查说不能发布；程序不认识的、别人先保存了的，不保存")
    void nothingElseIsTaken() {
        save(Map.of("word.label", "申请", "word.begin", "<script>alert(1)</script>"));
        assertThat(page())
                .doesNotContain("<script>alert(1)")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "有 &lt; &gt; { } $ \\ 这样的符号");

        var form = new HashMap<>(Map.of("_csrf", browser.token(editor), "procedure", "DIVORCE", "revision", "2"));
        assertThat(answer(form)).contains("请选择是哪种程序的用词");
        form.putAll(Map.of("procedure", "ARBITRATION_REVIEW", "revision", "1", "word.label", "另起的名称"));
        assertThat(answer(form)).contains("这份草稿已被保存为第 2 稿", "value=\"另起的名称\"");
        assertThat(text()).doesNotContain("另起的名称");
    }

    private String answer(Map<String, String> form) {
        var saved =
                browser.submit("/workbench/drafts/" + draft + "/words", form).expecting(302);
        return browser.get(saved.header("location").replaceFirst("^https?://[^/]+", ""))
                .expecting(200)
                .text();
    }

    private String page() {
        return browser.get(editor).expecting(200).text();
    }

    private String text() {
        return browser.get("/workbench/drafts/" + draft + "/file")
                .expecting(200)
                .text();
    }

    private void save(Map<String, String> words) {
        var form = new HashMap<>(words);
        var revision = page().replaceAll("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1");
        form.putAll(Map.of("_csrf", browser.token(editor), "procedure", "ARBITRATION_REVIEW", "revision", revision));
        browser.submit("/workbench/drafts/" + draft + "/words", form).expecting(302);
    }
}
