package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An analyst changes tables and diagrams in the browser; what is typed is saved, checked and never lost. */
@CourtTest
@Tag("thorough")
class EditorStories {
    private static final String RATE = "td[data-element-id=property-2-out-1]";
    private static Browser browser;
    private static String englishWords;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private CourtClient analyst;
    private Page page;

    @BeforeAll
    static void launch() throws IOException {
        browser = Browser.launch();
        try (var script = EditorStories.class.getResourceAsStream("english-words.js")) {
            englishWords = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        analyst = CourtClient.as(port, "analyst1");
        page = browser.person("http://127.0.0.1:" + port, Browser.DESK, true).newPage();
        logIn(page);
    }

    private static void logIn(Page page) {
        page.navigate("/login");
        page.getByLabel("用户名").fill("analyst1");
        page.getByLabel("密码").fill("demo-analyst1");
        page.locator("main").getByRole(AriaRole.BUTTON).first().click();
        page.waitForURL(address -> !address.endsWith("/login"));
    }

    private void sessionsEnd() {
        Assertions.assertThat(jdbc.sql("delete from session").update()).isPositive();
    }

    @Test
    @DisplayName("用键盘改收费表的一格：自动保存，示例不符的标红，问题列在旁边；撤销后都恢复，XML 里是现在的内容")
    void aCellByKeyboard() throws IOException {
        var draft = open(table("litigation-fee"), "金额分档");
        browser.requireGoodPage(page);
        assertThat(page.locator(".bjs-powered-by").first()).isVisible();

        type(RATE, "0");

        isSaved();
        Assertions.assertThat(saved(draft)).contains("<text>2500</text>");
        var problem = page.locator(".finding").getByText("个示例不符");
        assertThat(problem).isVisible();
        problem.click();
        assertThat(page.locator(".examples .wrong").first()).isVisible();
        assertThat(page.locator(".examples .why").first()).containsText("应为");

        tab("金额分档");
        press("撤销");
        assertThat(page.locator(RATE)).hasText("250", new LocatorAssertions.HasTextOptions().setUseInnerText(true));
        isUnsaved();
        isSaved();
        assertThat(page.locator(".finding", new Page.LocatorOptions().setHasText("不能发布")))
                .hasCount(0);
        Assertions.assertThat(saved(draft)).doesNotContain("<text>2500</text>");
        tab("XML");
        assertThat(page.locator(".xml pre")).containsText("<text>(1000000..10000000]</text>");
    }

    @Test
    @DisplayName("试算用草稿现在的内容；命中的行标出来，点一下就到那一行")
    void trial() throws IOException {
        open(table("litigation-fee"), "金额分档");
        type(RATE, "0");

        side("试算");
        page.getByLabel("收费类别").fill("PROPERTY");
        page.getByLabel("金额（分）").fill("5000000");
        page.locator(".trial-run button").click();

        assertThat(page.locator(".answer")).containsText("1230000");
        press("金额分档 · 第 2 行");
        Assertions.assertThat(page.locator(RATE).evaluate("cell => getComputedStyle(cell).backgroundColor"))
                .isEqualTo("rgb(230, 242, 234)");
    }

    @Test
    @DisplayName("断网时改的留在本页和本机：说明没有保存；关了再开还在，随即保存")
    void withoutTheLine() throws IOException {
        var draft = open(table("review-clock"), "审查期限");
        page.context().setOffline(true);
        type("td.output-cell >> nth=0", "0");
        assertThat(page.locator(".state-word")).hasText("未保存，没有连上服务器");
        page.waitForTimeout(500);
        Assertions.assertThat(saved(draft)).doesNotContain("<text>70</text>");

        var before = page;
        page = page.context().newPage();
        before.close();
        page.context().setOffline(false);
        page.navigate("/workbench/drafts/" + draft + "/editor");

        assertThat(page.locator("td.output-cell").first()).hasText("70");
        isSaved();
        Assertions.assertThat(saved(draft)).contains("<text>70</text>");
    }

    @Test
    @DisplayName("编辑时登录到期：先不登录的，说没有保存、写的还在；在另一个窗口登录以后自己接着保存，改的一格不丢")
    void loggedInElsewhere() throws IOException {
        var draft = open(table("review-clock"), "审查期限");
        type("td.output-cell >> nth=0", "0");
        isSaved();
        sessionsEnd();

        type("td.output-cell >> nth=0", "2");
        var dialog = page.locator("dialog.log-in");
        assertThat(dialog).isVisible();
        assertThat(dialog.getByLabel("用户名")).hasValue("analyst1");
        assertThat(dialog.getByLabel("密码")).isFocused();
        browser.requireGoodPage(page);
        Pictures.take(page, Path.of("target", "pictures", "editor-log-in.png"), false);
        press("先不登录");
        assertThat(page.locator(".state-word")).containsText("登录已失效，写的还在这一页里");

        analyst = CourtClient.as(port, "analyst1");
        Assertions.assertThat(saved(draft)).contains("<text>70</text>").doesNotContain("<text>702</text>");

        var elsewhere = page.context().newPage();
        logIn(elsewhere);
        elsewhere.close();
        page.bringToFront();
        isSaved();
        Assertions.assertThat(saved(draft)).contains("<text>702</text>");
    }

    @Test
    @DisplayName("编辑时登录到期：在这一页登录，自己接着保存，改的一格不丢，不用重新打开")
    void theLoginEnds() throws IOException {
        var draft = open(table("review-clock"), "审查期限");
        page.evaluate("window.samePage = true");
        sessionsEnd();
        type("td.output-cell >> nth=0", "0");
        var dialog = page.locator("dialog.log-in");
        dialog.getByLabel("密码").fill("demo-analyst1");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("登录").setExact(true))
                .click();
        assertThat(dialog).hasCount(0);
        isSaved();
        assertThat(page.locator("td.output-cell").first()).hasText("70");
        analyst = CourtClient.as(port, "analyst1");
        Assertions.assertThat(saved(draft)).contains("<text>70</text>");
        Assertions.assertThat(page.evaluate("window.samePage")).isEqualTo(true);
    }

    @Test
    @DisplayName("别人先保存了：不覆盖，可以下载自己的，也可以载入新的")
    void somebodyElseSaved() throws IOException {
        var draft = open(table("review-clock"), "审查期限");
        CourtClient.as(port, "analyst2")
                .put("/api/v1/rule-drafts/" + draft, Map.of("revision", 1, "reason", "别人写的理由"))
                .expecting(200);

        type("td.output-cell >> nth=0", "0");

        var question = page.locator("dialog");
        assertThat(question).containsText("您打开的是第 1 稿");
        var mine = page.waitForDownload(() -> press("下载我的修改"));
        Assertions.assertThat(mine.suggestedFilename()).isEqualTo("review-clock.dmn");
        Assertions.assertThat(Files.readString(mine.path())).contains("<text>70</text>");
        press("载入新的内容");
        assertThat(page.locator("td.output-cell").first()).hasText("7");
        side("说明");
        assertThat(page.getByLabel("修改理由")).hasValue("别人写的理由");
    }

    @Test
    @DisplayName("示例是一张表：加一行、改一格，随即试过")
    void examples() throws IOException {
        var draft = open(table("service-method"), "示例");
        assertThat(page.locator(".examples")).containsText("示例都相符");
        press("在末尾加一行");
        page.keyboard().type("NO");
        page.keyboard().press("Tab");
        page.keyboard().type("ELECTRONIC");

        assertThat(page.locator(".examples .why")).containsText("method 应为 ELECTRONIC，现在是 PAPER");
        isSaved();
        Assertions.assertThat(analyst.get("/api/v1/rule-drafts/" + draft)
                        .expecting(200)
                        .get("examples"))
                .startsWith("#")
                .endsWith("NO,ELECTRONIC,\n");
    }

    @Test
    @DisplayName("法定行有锁和说明；保存以后仍是法定行")
    void lockedRows() throws IOException {
        var draft = open(table("litigation-fee"), "金额分档");
        var locked = locks(saved(draft));
        Assertions.assertThat(locked).isPositive();
        assertThat(page.locator("td[data-row-id=property-1] .locked-row")).hasAttribute("title", "法定行：修改后须由庭长批准发布");

        type(RATE, "0");

        isSaved();
        Assertions.assertThat(locks(saved(draft))).isEqualTo(locked);
    }

    @Test
    @DisplayName("流程图：改任务的名称，自动保存；网关没有默认流的，画法提示说出来")
    void diagram() throws IOException {
        var xml = Files.readString(Path.of("processes/refund.bpmn")).replaceFirst(" default=\"[^\"]+\"", "");
        var draft = open(begin("refund", xml, null), "流程图");
        assertThat(page.locator(".bjs-powered-by")).isVisible();
        assertThat(page.locator(".finding").getByText("网关没有默认流")).isVisible();

        page.locator("g.djs-shape[data-element-id^=Task_]").first().click(new Locator.ClickOptions().setForce(true));
        side("属性");
        page.locator(".bio-properties-panel-group-header").first().click();
        page.locator("#bio-properties-panel-name").fill("换一个名称");
        isUnsaved();
        isSaved();
        Assertions.assertThat(saved(draft)).contains("name=\"换一个名称\"");
        Assertions.assertThat(english()).isEmpty();
    }

    @Test
    @DisplayName("送批以后只能查看")
    void readOnly() throws IOException {
        var draft = table("review-clock");
        analyst.post("/api/v1/rule-drafts/" + draft + "/approval-requests", Map.of())
                .expecting(201);
        open(draft, "审查期限");

        assertThat(page.locator(".state-word")).hasText("只能查看");
        assertThat(page.getByText("撤销")).hasCount(0);
        assertThat(page.locator(".canvas [contenteditable]")).hasCount(0);
        Assertions.assertThat(english()).isEmpty();
    }

    @Test
    @DisplayName("表格、决策图、公式、菜单和属性都说中文")
    void chineseThroughout() throws IOException {
        open(table("litigation-fee"), "决策图");
        page.locator("g.djs-shape[data-element-id=fee-base] .djs-hit")
                .click(new Locator.ClickOptions().setPosition(20, 60).setForce(true));
        side("属性");
        for (var header : page.locator(".bio-properties-panel-group-header").all()) {
            header.click();
        }
        Assertions.assertThat(english()).as("决策图和属性").isEmpty();

        tab("金额分档");
        Assertions.assertThat(english()).as("决策表").isEmpty();
        browser.requireGoodPage(page);
        page.locator(RATE).click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        Assertions.assertThat(english()).as("单元格菜单").isEmpty();
        page.keyboard().press("Escape");
        page.locator("th.input-cell").first().click();
        Assertions.assertThat(english()).as("输入列").isEmpty();
        page.locator("td[data-element-id=property-2-in-2]").click();
        page.locator(".simple-mode-button").click();
        Assertions.assertThat(english()).as("单元格旁的小窗").isEmpty();

        tab("计算并取整");
        Assertions.assertThat(english()).as("公式").isEmpty();
        tab("示例");
        Assertions.assertThat(english()).as("示例").isEmpty();
        for (var part : List.of("试算", "说明")) {
            side(part);
            Assertions.assertThat(english()).as(part).isEmpty();
        }
    }

    @Test
    @DisplayName("流程图的“改类型”：普通任务改成人工任务，空白事件改成定时捕获事件，草稿里就是这样；菜单都说中文")
    void taskAndTimerFromTheMenu() throws IOException {
        var draft = open(begin("refund", Files.readString(Path.of("processes/refund.bpmn")), null), "流程图");
        Assertions.assertThat(saved(draft))
                .doesNotContain("<bpmn:task ")
                .doesNotContain("<bpmn:intermediateThrowEvent ");
        var userTasks = count(saved(draft), "<bpmn:userTask ");
        var timers = count(saved(draft), "<bpmn:timerEventDefinition ");

        draw("新建任务", 300, 500);
        changeInto("人工任务");
        draw("新建中间事件或边界事件", 500, 500);
        changeInto("定时捕获事件");

        isSaved();
        Assertions.assertThat(count(saved(draft), "<bpmn:userTask ")).isEqualTo(userTasks + 1);
        Assertions.assertThat(count(saved(draft), "<bpmn:timerEventDefinition "))
                .isEqualTo(timers + 1);
        Assertions.assertThat(saved(draft))
                .doesNotContain("<bpmn:task ")
                .doesNotContain("<bpmn:intermediateThrowEvent ");
    }

    @Test
    @DisplayName("决策图的“改类型”：新建的决策改成决策表，草稿里就是一张表")
    void tableFromTheMenu() throws IOException {
        var draft = open(table("litigation-fee"), "决策图");
        var tables = count(saved(draft), "<decisionTable ");

        draw("新建决策", 600, 300);
        changeInto("决策表");

        isSaved();
        Assertions.assertThat(count(saved(draft), "<decisionTable ")).isEqualTo(tables + 1);
    }

    @Test
    @DisplayName("打包的编辑器里只有一份 preact：两份时菜单画不出来")
    void onePreact() throws IOException {
        try (var licences = EditorStories.class.getResourceAsStream("/static/workbench/assets/licences.txt")) {
            Assertions.assertThat(new String(licences.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.startsWith("preact ")))
                    .hasSize(1);
        }
    }

    /** Takes a tool of the palette and sets its element down. */
    private void draw(String tool, int x, int y) {
        page.locator(".djs-palette .entry:is([title='%1$s'], [aria-label='%1$s'])".formatted(tool))
                .click();
        var canvas = page.locator(".canvas").boundingBox();
        page.mouse().move(canvas.x + x, canvas.y + y, new Mouse.MoveOptions().setSteps(5));
        page.mouse().click(canvas.x + x, canvas.y + y);
        page.keyboard().press("Escape");
    }

    private void changeInto(String kind) {
        page.locator(".djs-context-pad .entry[title=改类型]").click();
        var menu = page.locator(".djs-popup");
        assertThat(menu).isVisible();
        Assertions.assertThat(english()).as("改类型的菜单").isEmpty();
        menu.locator(".entry", new Locator.LocatorOptions().setHasText(Pattern.compile("^\\s*" + kind + "\\s*$")))
                .click();
        isUnsaved();
    }

    private static int count(String xml, String what) {
        return xml.split(what, -1).length - 1;
    }

    private static int locks(String xml) {
        return count(xml, "lian:locked=\"true\"");
    }

    /** Opens the editor of a draft at one part of its file. */
    private String open(String draft, String part) {
        page.navigate("/workbench/drafts/" + draft + "/editor");
        tab(part);
        return draft;
    }

    private void tab(String name) {
        choose(".views", name);
    }

    private void side(String name) {
        choose(".side-tabs", name);
    }

    private void choose(String tabs, String name) {
        page.locator(tabs + " [role=tab]", new Page.LocatorOptions().setHasText(name))
                .click();
    }

    private void press(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private void type(String cell, String text) {
        page.locator(cell).click();
        page.keyboard().press("End");
        page.keyboard().type(text);
        isUnsaved();
    }

    private void isUnsaved() {
        assertThat(page.locator(".state-word")).containsText("未保存");
    }

    private void isSaved() {
        // The first check of a table in a cold court takes its time.
        assertThat(page.locator(".state-word"))
                .hasText("已保存", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    }

    private List<?> english() {
        page.waitForTimeout(300);
        return (List<?>) page.evaluate(englishWords);
    }

    private String table(String rule) throws IOException {
        return begin(rule, Files.readString(Path.of("decisions", rule + ".dmn")), examplesOf(rule));
    }

    private static String examplesOf(String rule) throws IOException {
        return Files.readString(Path.of("decisions", rule + ".examples.csv"));
    }

    private String begin(String rule, String xml, @Nullable String examples) {
        var wish = new HashMap<String, Object>(Map.of("xml", xml, "reason", "试改", "legalBasis", "诉讼费用交纳办法第十三条"));
        if (examples != null) {
            wish.put("examples", examples);
        }
        return analyst.post("/api/v1/rules/" + rule + "/drafts", wish)
                .expecting(201)
                .get("id");
    }

    private String saved(String draft) {
        return analyst.get("/api/v1/rule-drafts/" + draft).expecting(200).get("xml");
    }
}
