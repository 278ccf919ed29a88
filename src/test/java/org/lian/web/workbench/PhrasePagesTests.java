package org.lian.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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
    @DisplayName("加一句马上保存好，检查在旁边做，做完自己说；没有做完也能送批，不用再保存")
    void checkedBeside() {
        var author = CourtClient.as(port, "analyst1");
        var table = published.text(published.versions().get(0).version());
        var own = author.post(
                        "/api/v1/rules/cause-phrases/drafts",
                        Map.of("reason", "试 " + UUID.randomUUID(), "legalBasis", "民事案件案由规定"))
                .expecting(201)
                .get("id");
        var page = "/workbench/drafts/" + own + "/editor";
        var revision = author.get("/api/v1/rule-drafts/" + own).expecting(200).get("revision");

        var begun = System.nanoTime();
        analyst.submit(
                        "/workbench/drafts/" + own + "/phrases",
                        Map.of(
                                "_csrf",
                                analyst.token(page),
                                "revision",
                                revision,
                                "phrase",
                                PHRASE,
                                "cause",
                                "04.10.108.03"))
                .expecting(302);
        analyst.get(page);
        // Twice what one may wait, on a machine that others use too.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));

        author.post("/api/v1/rule-drafts/" + own + "/approval-requests", Map.of())
                .expecting(201);
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(text("/workbench/drafts/" + own))
                .doesNotContain("示例正在试")
                .as("what a busy court could not try is tried again by itself")
                .doesNotContain("示例没有试完"));
        assertThat(table).doesNotContain(PHRASE);
        analyst.submit("/workbench/drafts/" + own + "/discard", Map.of("_csrf", analyst.token(page)))
                .expecting(302);
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
