package org.lian.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.suggestion.PublishedPhrases;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 大白话对照表 in the workbench: found from the first page, its lines as the checks number them, its causes by name. */
@CourtTest
class PhrasePagesTests {
    private static final String PHRASE = "老幺儿顺走米米不拿来";

    @LocalServerPort
    int port;

    @Autowired
    PublishedPhrases published;

    private QuietBrowser analyst;
    private String draft;

    @BeforeEach
    void begin() {
        analyst = QuietBrowser.as(port, "analyst1");
        var table = published.text(published.versions().get(0).version());
        draft = CourtClient.as(port, "analyst1")
                .post(
                        "/api/v1/rules/cause-phrases/drafts",
                        Map.of(
                                "xml", table + "04.10.108.03," + PHRASE + "\n99.99,没有这个案由的说法\n",
                                "reason", "试 " + UUID.randomUUID(),
                                "legalBasis", "民事案件案由规定"))
                .expecting(201)
                .get("id");
    }

    @AfterEach
    void discard() {
        var page = "/workbench/drafts/" + draft;
        analyst.submit(page + "/discard", Map.of("_csrf", analyst.token(page))).expecting(302);
    }

    @Test
    @DisplayName("工作台第一页就有去大白话对照表的链接，不在长页的末尾")
    void aPlaceOfItsOwn() {
        var page = text("/workbench");
        assertThat(page.indexOf("href=\"/workbench/rules/cause-phrases\"")).isBetween(0, page.indexOf("<h2>决策表</h2>"));
    }

    @Test
    @DisplayName("检查说第几行，编辑器每一句也写第几行，写行号就找得到")
    void linesAreNumberedAsTheChecksSay() {
        var lines =
                published.text(published.versions().get(0).version()).lines().count() + 2;
        var page = text("/workbench/drafts/" + draft + "/editor");
        assertThat(page).containsPattern("第 " + lines + " 行</b>").contains("第 " + lines + " 行</span>");
        assertThat(text("/workbench/drafts/" + draft + "/editor?q=" + (lines - 1)))
                .contains(PHRASE, "第 " + (lines - 1) + " 行</span>");
    }

    @Test
    @DisplayName("批准的人看得到案由的名称，不只是代码；放弃草稿先问一句")
    void whoApprovesReadsNames() {
        assertThat(text("/workbench/drafts/" + draft)).contains(PHRASE + " → 民间借贷纠纷（04.10.108.03）", "真的放弃吗？");
    }

    private String text(String page) {
        return analyst.get(page).expecting(200).text();
    }
}
