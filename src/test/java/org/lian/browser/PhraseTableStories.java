package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.AnotherNode;
import org.lian.OwnCourt;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.suggestion.PublishedPhrases;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.core.env.Environment;

/** Analysts keep the phrases by which people find their cause; two of them, and no restart. */
@OwnCourt
@Tag("thorough")
class PhraseTableStories extends InTheBrowser {
    private static final int WIDE = 1366;
    private static final int PHONE = 360;
    private static final String RULE = "/api/v1/rules/cause-phrases/drafts";
    private static final String LOAN = "04.10.108.03";
    /** The lines that the editor shows, not its findings. */
    private static final String LINES = ".card:has(#q) .rows > li";

    private static final String SLANG = "铁子拿了票子装死";
    private static final String ELSEWHERE = "老幺儿顺走米米不拿来";

    @Autowired
    Suggestions suggestions;

    @Autowired
    PublishedPhrases published;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    FlywayConnectionDetails migration;

    @Autowired
    Environment environment;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    private String inForce() {
        return published.text(published.versions().get(0).version());
    }

    private static List<String> codes(JsonNode draft) {
        var codes = new ArrayList<String>();
        draft.get("findings").forEach(finding -> codes.add(finding.get("code").asText()));
        return codes;
    }

    private JsonNode begun(String table) {
        return CourtClient.as(port, "analyst1")
                .post(RULE, Map.of("xml", table, "reason", "试", "legalBasis", "民事案件案由规定"))
                .expecting(201)
                .body();
    }

    private List<String> refused(String line) {
        return codes(begun(inForce() + line + "\n"));
    }

    /** The draft once its examples have been tried beside; until then it says that they are. */
    private JsonNode tried(JsonNode draft) {
        var author = CourtClient.as(port, "analyst1");
        return await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> author.get(
                                        "/api/v1/rule-drafts/" + draft.get("id").asText())
                                .expecting(200)
                                .body(),
                        answer -> !codes(answer).contains("EXAMPLES_RUNNING"));
    }

    private static String first(int port, String text) {
        return CourtClient.anonymous(port)
                .post("/api/v1/cause-suggestions", Map.of("text", text))
                .expecting(200)
                .body()
                .at("/items/0/code")
                .asText();
    }

    @Test
    @DisplayName("加一句行话：看见改之前和改之后提示什么，同事批准，发布；立案人在手机上马上找得到，另一个节点也是，一步退回")
    void twoAnalystsAddAPhrase() throws Exception {
        Assertions.assertThat(first(port, SLANG)).isNotEqualTo(LOAN);
        var before = published.versions().get(0).version();
        var analyst = signedIn(WIDE, "analyst1");
        analyst.navigate("/workbench");
        analyst.locator("a[href='/workbench/rules/cause-phrases']").first().click();
        analyst.locator("#reason").fill("窗口常听见的行话");
        analyst.locator("#legalBasis").fill("民事案件案由规定");
        press(analyst, "开始修改");
        analyst.waitForURL("**/editor");
        var draft = analyst.url().replace("/editor", "").replaceAll(".*/", "");

        analyst.locator("#phrase").fill("铁子拿了我的票子装死不认账");
        analyst.locator("#cause").fill("民间借贷");
        press(analyst, "加上");
        assertThat(analyst.locator("main")).containsText("没有叫“民间借贷”的民事案由。相近的有：民间借贷纠纷");
        analyst.locator("#phrase").fill("铁子拿了我的票子装死不认账");
        analyst.locator("#cause").fill("民间借贷纠纷");
        press(analyst, "加上");
        assertThat(analyst.locator("main")).containsText("没有问题。", patiently());
        analyst.getByLabel("立案人可能怎么说").fill(SLANG);
        press(analyst, "看提示什么");
        assertThat(analyst.locator("#try td").nth(0)).not().containsText("铁子");
        assertThat(analyst.locator("#try td").nth(1).locator("li").first()).containsText("民间借贷纠纷（“铁子拿了我的票子装死不认账”）");
        picture(analyst, "phrases-editor");
        analyst.getByLabel("句子里的字").fill("离婚后财产纠纷");
        press(analyst, "查找");
        assertThat(analyst.locator("main")).containsText("找到 12 句。");
        picture(analyst, "phrases-found");

        analyst.navigate("/workbench/drafts/" + draft);
        assertThat(analyst.locator(".wording ins")).containsText("铁子拿了我的票子装死不认账");
        picture(analyst, "phrases-draft");
        press(analyst, "送第二人审批");
        Assertions.assertThat(first(port, SLANG)).isNotEqualTo(LOAN);
        var colleague = signedIn(WIDE, "analyst2");
        colleague.navigate("/workbench/drafts/" + draft);
        colleague.getByLabel("审批意见").fill("同意");
        press(colleague, "批准");
        analyst.reload();
        press(analyst, "发布");
        assertThat(analyst.locator("main")).containsText("已发布，现行的是第 %d 版".formatted(before + 1));
        assertThat(analyst.locator("main")).not().containsText("不能发布");
        analyst.navigate("/workbench/drafts/" + draft + "/editor");
        assertThat(analyst.locator(".tag.bad")).hasCount(0);

        var litigant = signedIn(PHONE, "zhangsan");
        litigant.navigate("/filings/" + new Stories(port).drafted(Stories.loanDraft()) + "/questions/cause");
        litigant.locator("#q").fill(SLANG);
        litigant.locator("#q").press("Enter");
        assertThat(litigant.locator("#found > .choice").first()).containsText("民间借贷纠纷");
        assertThat(litigant.locator("#found > .choice").first()).containsText("铁子拿了我的票子装死不认账");
        picture(litigant, "phrases-litigant");
        Assertions.assertThat(first(port, SLANG)).isEqualTo(LOAN);
        analyst.navigate("/workbench/rules/cause-phrases/versions/" + (before + 1));
        assertThat(analyst.locator("main")).containsText("analyst1 修改，analyst2 批准");
        picture(analyst, "phrases-version");

        analyst.navigate("/workbench/rules/cause-phrases");
        analyst.getByLabel("为什么回退").fill("试完了");
        press(analyst, "回退");
        assertThat(analyst.locator("main")).containsText("已回退到第 %d 版的内容，现行版本为第 %d 版".formatted(before, before + 2));
        Assertions.assertThat(first(port, SLANG)).isNotEqualTo(LOAN);
    }

    @Test
    @Tag("campaign")
    @DisplayName("另一个节点：在这里发布的说法，那里不重启就用上")
    void anotherNodeHearsOfIt() throws Exception {
        try (var node = AnotherNode.beside(environment, database, migration)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> first(node.port(), "朋友借了我的钱一直拖着不肯还给我").equals(LOAN));
            Assertions.assertThat(first(node.port(), ELSEWHERE)).isNotEqualTo(LOAN);
            var author = CourtClient.as(port, "analyst1");
            var draft = begun(inForce() + LOAN + ",老幺儿顺走了我的米米硬是不拿来\n").get("id").asText();
            // The changed words are reckoned beside; until then it says so.
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> author.post("/api/v1/rule-drafts/" + draft + "/approval-requests", Map.of())
                                    .status()
                            == 201);
            CourtClient.as(port, "analyst2")
                    .post("/api/v1/rule-drafts/" + draft + "/approvals", Map.of("decision", "APPROVE", "comment", "同意"))
                    .expecting(201);
            // What it is compared with may have changed since: the examples are tried again before it is published.
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> author.post("/api/v1/rule-drafts/" + draft + "/publications", Map.of())
                                    .status()
                            == 201);

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> first(node.port(), ELSEWHERE).equals(LOAN));
        }
    }

    /** Where a draft is edited. */
    private static String editor(JsonNode draft) {
        return "/workbench/drafts/" + draft.get("id").asText() + "/editor";
    }

    private static Locator row(Page analyst, String phrase, String code) {
        return analyst.locator(LINES)
                .filter(new Locator.FilterOptions().setHasText(phrase))
                .filter(new Locator.FilterOptions().setHasText("（" + code + "）"));
    }

    private static void find(Page analyst, String q) {
        analyst.getByLabel("句子里的字").fill(q);
        press(analyst, "查找");
    }

    private static Locator opened(Locator row) {
        row.locator("summary").click();
        return row;
    }

    @Test
    @DisplayName("同一句话有两行的：删除、修改的就是点开的那一行，随程序发布的那行还在")
    void theLineThatWasOpenedIsChanged() {
        var shipped = "被人打了，住院花了一万多";
        var analyst = signedIn(WIDE, "analyst1");
        analyst.navigate(editor(begun(inForce() + LOAN + "," + shipped + "\n")));
        var doubled = row(analyst, shipped, LOAN);
        opened(doubled).getByLabel("属于哪个案由").fill("民间借贷纠纷、04.10.088");
        doubled.getByText("保存").click();
        assertThat(row(analyst, shipped, LOAN + "|04.10.088")).hasCount(1);
        assertThat(row(analyst, shipped, LOAN)).hasCount(0);
        find(analyst, shipped);
        assertThat(analyst.locator(LINES)).hasCount(2);

        opened(row(analyst, shipped, LOAN + "|04.10.088")).getByText("删除这一句").click();
        assertThat(analyst.locator("main")).containsText("已从草稿删除");
        find(analyst, shipped);
        assertThat(analyst.locator(LINES)).hasCount(1);
        assertThat(analyst.locator(LINES)).not().containsText(LOAN);
        assertThat(analyst.locator("main")).containsText("没有问题。", patiently());
    }

    @Test
    @DisplayName("空白的、超过 200 个字的、案由不认识的不保存，说明原因，写的还在；草稿里已有的空白行可以删除")
    void whatIsRefusedStaysTyped() {
        var analyst = signedIn(WIDE, "analyst1");
        analyst.navigate(editor(begun(inForce() + LOAN + ",\n")));
        assertThat(analyst.locator(LINES)).hasCount(1);
        opened(row(analyst, "（空白）", LOAN)).getByText("删除这一句").click();
        assertThat(analyst.locator("main")).containsText("这份草稿还没有加过、改过句子。");

        refuses(analyst, "   ", "民间借贷纠纷", "请写一句大白话");
        refuses(analyst, "欠".repeat(201), "民间借贷纠纷", "一句话最多 200 个字，您写了 201 个");
        picture(analyst, "phrases-refused");
        refuses(analyst, "铁子拿了我的票子装死不认账", "民间借", "没有叫“民间借”的民事案由");
        assertThat(analyst.locator("main")).containsText("这份草稿还没有加过、改过句子。");

        find(analyst, "离婚后财产纠纷");
        var row = opened(analyst.locator(LINES).first());
        row.getByLabel("一句大白话").fill("改成这样说");
        row.getByLabel("属于哪个案由").fill("离婚后的财产");
        row.getByText("保存").click();
        assertThat(analyst.locator(".note.bad").first()).containsText("没有叫“离婚后的财产”的民事案由");
        assertThat(analyst.locator("main")).containsText("找到 12 句。");
        assertThat(row.getByLabel("一句大白话")).isVisible();
        assertThat(row.getByLabel("一句大白话")).hasValue("改成这样说");
        assertThat(row.getByLabel("属于哪个案由")).hasValue("离婚后的财产");
        analyst.setViewportSize(PHONE, 800);
        picture(analyst, "phrases-refused-phone");
    }

    private static void refuses(Page analyst, String phrase, String cause, String why) {
        analyst.locator("#phrase").fill(phrase);
        analyst.locator("#cause").fill(cause);
        press(analyst, "加上");
        assertThat(analyst.locator(".note.bad").first()).containsText(why);
        assertThat(analyst.locator("#phrase")).hasValue(phrase);
        assertThat(analyst.locator("#cause")).hasValue(cause);
    }

    @Test
    @DisplayName("案由自己的名称里有顿号的，照写名称就认得，几个案由一起写也认得；还不能发布的，保存以后说明白")
    void causesAreFoundByTheirWholeNames() {
        var analyst = signedIn(WIDE, "analyst1");
        analyst.navigate(editor(begun(inForce())));
        analyst.locator("#phrase").fill("上头那家把水沟堵了淹了我的地");
        analyst.locator("#cause").fill("相邻用水、排水纠纷");
        press(analyst, "加上");
        assertThat(analyst.locator(LINES)).containsText("相邻用水、排水纠纷（");
        assertThat(analyst.locator(".note[role=status]:not(.warn)")).containsText("已保存到草稿，正在检查，不用等");
        analyst.locator("#phrase").fill("上头那家借钱挖沟淹了我的地");
        analyst.locator("#cause").fill("民间借贷纠纷、相邻用水、排水纠纷");
        press(analyst, "加上");
        assertThat(analyst.locator(LINES).last()).containsText("民间借贷纠纷、相邻用水、排水纠纷（" + LOAN + "|");

        analyst.locator("#phrase").fill("欠");
        analyst.locator("#cause").fill("民间借贷纠纷");
        press(analyst, "加上");
        assertThat(analyst.locator(".note.warn[role=status]")).containsText("已保存到草稿，还不能发布，见下面");
        assertThat(analyst.locator(".note[role=status]:not(.warn)")).hasCount(0);
        picture(analyst, "phrases-not-yet");
    }

    @Test
    @DisplayName("不能发布的：代码不存在、不是起诉的案由、两个案由没写明、看不见的字符、尖括号、号码、公式、太短、太长、不是表格")
    void whatMayNotBePublished() {
        Assertions.assertThat(refused("99.99,老板不给钱跑了")).contains("CAUSE_UNKNOWN");
        Assertions.assertThat(refused("11.45.458,老板不给钱跑了")).contains("CAUSE_UNKNOWN");
        Assertions.assertThat(refused("02.02.014,被人打了，住院花了一万多")).contains("PHRASE_TWICE");
        Assertions.assertThat(refused("02.02.014,官司打赢了他还是不给钱")).contains("PHRASE_OF_DESK");
        Assertions.assertThat(refused(LOAN + ",借钱\u202E不还给我")).contains("PHRASE_FORM");
        Assertions.assertThat(refused(LOAN + ",<b>借钱不还</b>")).contains("PHRASE_MARKUP");
        Assertions.assertThat(refused(LOAN + ",=cmd()老赖")).contains("PHRASE_MARKUP");
        Assertions.assertThat(refused(LOAN + ",电话 13800000000 那人欠我钱")).contains("PHRASE_PERSONAL");
        Assertions.assertThat(refused(LOAN + ",欠")).contains("PHRASE_SHORT");
        Assertions.assertThat(refused(LOAN + "," + "欠".repeat(201))).contains("PHRASE_FORM");
        Assertions.assertThat(refused(LOAN + "|" + LOAN + ",老表欠我的一直拖")).contains("CAUSE_TWICE");
        Assertions.assertThat(refused(LOAN + "|04.10.088|04.10.144|02.02.014,老表欠我的一直拖"))
                .contains("PHRASE_VAGUE");
        Assertions.assertThat(refused(LOAN + ",供了一年的钢材，对方工厂一直赖着货款")).contains("EXAMPLE_IN_TABLE");
        Assertions.assertThat(codes(begun("借钱不还是民间借贷"))).contains("PHRASES_FORMAT");
        Assertions.assertThat(codes(begun("code,phrase\n"))).contains("PHRASES_COUNT");
        var many = IntStream.rangeClosed(0, 1_000)
                .mapToObj(number -> LOAN + ",借给第" + number + "个人的钱")
                .collect(Collectors.joining("\n", inForce(), "\n"));
        Assertions.assertThat(codes(begun(many))).contains("TOO_MANY_CHANGES");
        Assertions.assertThat(codes(tried(begun(inForce() + LOAN + "|04.10.088,老表欠我的一直拖\n"))))
                .isEmpty();
    }

    @Test
    @DisplayName("把一个案由的说法全指到别处，示例找得更差，不能送批；没有示例也不能")
    void whatFindsLessIsNotPublished() {
        var worse = inForce()
                .lines()
                .map(line -> line.replace(LOAN + ",", "04.10.088,"))
                .collect(Collectors.joining("\n", "", "\n"));
        var draft = tried(begun(worse));
        Assertions.assertThat(codes(draft)).contains("SCORE_FELL");
        Assertions.assertThat(draft.get("findings").get(0).get("message").asText())
                .contains("不再找到的有");
        var author = CourtClient.as(port, "analyst1");
        author.post("/api/v1/rule-drafts/" + draft.get("id").asText() + "/approval-requests", Map.of())
                .expecting(422);
        var bare = author.post(
                        RULE,
                        Map.of(
                                "xml", inForce(),
                                "examples", "phrase,=code\n",
                                "reason", "试",
                                "legalBasis", "民事案件案由规定"))
                .expecting(201)
                .body();
        Assertions.assertThat(codes(bare)).containsExactly("EXAMPLES_MISSING");
    }
}
