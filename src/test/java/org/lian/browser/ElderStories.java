package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.filing.FilingStatus;
import org.lian.story.Stories;

/** 长辈版: one thing a screen, large keys, read aloud, 12368 always one tap away; and letters twice as large for all. */
@CourtTest
@Tag("thorough")
class ElderStories extends InTheBrowser {
    private static final int SCREEN = 800;

    /** What a browser that speaks Chinese offers; says what it was given instead. */
    private static final String SPEAKING = """
            window.said = [];
            speechSynthesis.getVoices = () => [{ lang: 'zh-CN', name: '试' }];
            window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
            speechSynthesis.speak = spoken => window.said.push(spoken.text);""";

    /** Texts of at least four signs that stand one or two signs a line. */
    private static final String BROKEN = """
            () => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const text = node.data.trim();
                const around = node.parentElement;
                if (text.length < 4 || around.closest('.sr, .skip, option') || !around.checkVisibility()) continue;
                const range = document.createRange();
                range.selectNodeContents(node);
                const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
                if (lines > 2 && text.length / lines < 2.5) found.push(text);
              }
              return found.join('|');
            }""";

    /** Headings that go on in the middle of a word. */
    private static final String CUT = """
            () => {
              const words = new Intl.Segmenter('zh', { granularity: 'word' });
              const found = [];
              for (const heading of document.querySelectorAll('h1, h2, h3, summary, legend, .field > label, .site-name b, .whole')) {
                if (!heading.checkVisibility() || heading.closest('.sr')) continue;
                const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
                let text = '';
                const tops = [];
                while (walker.nextNode()) {
                  const node = walker.currentNode;
                  for (let at = 0; at < node.data.length; at++) {
                    const range = document.createRange();
                    range.setStart(node, at);
                    range.setEnd(node, at + 1);
                    text += node.data[at];
                    tops.push(range.getBoundingClientRect());
                  }
                }
                const ends = [...words.segment(text)].filter(one => one.isWordLike && one.segment.length > 1)
                  .filter(one => tops.slice(one.index + 1, one.index + one.segment.length).some(box => box.left < tops[one.index].left));
                if (ends.length) found.push(text.trim() + ': ' + ends.map(one => one.segment));
              }
              return found.join('|');
            }""";

    private Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("首页一屏只有几个大按钮，其余收起；每一页都一按就拨 12368；没有声音的浏览器不出“听一听”")
    void home() {
        var page = elder(false);
        page.navigate("/");
        picture(page, "elder-home-stranger");
        for (var path : List.of("/", "/help", "/fees", "/register", "/login", "/rehearsal", "/rulebook", "/receipts")) {
            page.navigate(path);
            browser.requireGoodPage(page);
            var call = page.locator(".elder-keys a[href^='tel:']");
            assertThat(call).isInViewport();
            assertThat(call.boundingBox().height).as(path).isGreaterThanOrEqualTo(59);
            assertThat(page.locator("[data-aloud]")).isHidden();
        }
        var signed = elder(true);
        signed.navigate("/");
        picture(signed, "elder-home");
        assertThat(button(signed, "我要起诉")).isInViewport();
        assertThat(height(signed)).isLessThan(3 * SCREEN);
    }

    @Test
    @DisplayName("填写时一屏一项：下一项、上一项、最后一项才是保存；有错的那一项先出来；回车不会提前提交")
    void oneThingAScreen() {
        var filing = court.drafted(Stories.loanDraft());
        var page = elder(true);
        page.navigate("/filings/" + filing + "/questions/service-address");
        assertThat(page.locator("form .where")).hasText("第 1 项，共 4 项");
        assertThat(page.getByLabel("收件地址")).isVisible();
        assertThat(page.getByLabel("联系电话")).isHidden();
        assertThat(button(page, "保存并继续")).isHidden();
        picture(page, "elder-question");

        page.getByLabel("收件地址").fill("北京市某某区幸福路 1 号");
        page.getByLabel("收件地址").press("Enter");
        assertThat(page.getByLabel("联系电话")).isFocused();
        press(page, "上一项");
        assertThat(page.getByLabel("收件地址")).hasValue("北京市某某区幸福路 1 号");
        press(page, "下一项");
        assertThat(page.getByLabel("联系电话")).isVisible();

        page.navigate("/filings/" + filing + "/questions/claims");
        var amount = page.locator("[name='claimItems[0].amountFen']");
        while (!amount.isVisible()) {
            press(page, "下一项");
        }
        amount.fill("好多钱");
        while (button(page, "下一项").isVisible()) {
            press(page, "下一项");
        }
        press(page, "保存并继续");
        assertThat(page.locator(".errors")).isVisible();
        assertThat(amount).isVisible();
        assertThat(page.getByLabel("事实和理由")).isHidden();
        picture(page, "elder-question-fault");
    }

    @Test
    @DisplayName("先试一试也一屏一项：说一句或者点图，选案由，一问一屏，结果收成几个标题，再答的问题也一问一屏")
    void rehearsal() {
        var page = elder(false);
        page.navigate("/");
        picture(page, "elder-home-asks");
        press(page, "不想写字，点图选");
        assertThat(page.locator(".pictures button")).hasCount(16);
        assertThat(page.locator("#told")).isHidden();
        picture(page, "elder-rehearsal-pictures");
        page.locator(".pictures button", new Page.LocatorOptions().setHasText("借钱不还"))
                .click();
        page.waitForLoadState();

        assertThat(page.locator("#cause")).isVisible();
        assertThat(page.locator("#told")).isHidden();
        assertThat(page.locator(".pictures")).isHidden();
        picture(page, "elder-rehearsal-cause");
        page.locator("#cause .choice").first().click();
        press(page, "看看");

        for (var item : List.of("谁来立案？", "对方（被告）是谁？", "诉讼请求金额（元）", "对方住在哪里")) {
            assertThat(page.locator("form .field:visible, form fieldset:visible"))
                    .hasCount(1);
            assertThat(page.locator("#told-so-far")).containsText(item);
            assertThat(page.locator("#outcome")).isHidden();
            picture(page, "elder-rehearsal-" + item.length());
            if (button(page, "下一项").isVisible()) {
                press(page, "下一项");
            }
        }
        while (button(page, "下一项").isVisible()) {
            press(page, "下一项");
        }
        press(page, "看结果");

        assertThat(page.locator("#outcome")).isVisible();
        assertThat(page.locator("#told-so-far")).isHidden();
        assertThat(page.locator("#outcome details[open]")).hasCount(1);
        picture(page, "elder-rehearsal-outcome");
        assertThat(height(page)).isLessThan(4 * SCREEN);
        page.getByText("去答").click();
        assertThat(page.locator("#questions fieldset:visible")).hasCount(1);
        assertThat(page.locator("#outcome")).isHidden();
        picture(page, "elder-rehearsal-question");
        page.goBack();
        assertThat(page.locator("#outcome")).isVisible();
        page.getByText("改前面的回答").click();
        assertThat(page.locator("form fieldset:visible legend")).hasText("谁来立案？");
    }

    @Test
    @DisplayName("案件页先是轮到谁，文书、钱、进度都收起；“听一听”念看得见的话，再按就停")
    void filing() {
        var filing = court.owing();
        var page = elder(true);
        page.addInitScript(SPEAKING);
        page.navigate("/filings/" + filing);
        assertThat(page.locator(".turn")).isInViewport();
        assertThat(page.locator("#messages .rows")).isHidden();
        assertThat(height(page)).isLessThan(4 * SCREEN);
        picture(page, "elder-filing");

        press(page, "听一听");
        assertThat(button(page, "停")).isVisible();
        var said = page.evaluate("said.join('')").toString();
        assertThat(said).contains("轮到您了：交纳诉讼费", "去交费").doesNotContain("送达时间", "怎样算出来的");
    }

    @Test
    @DisplayName("字放大一倍：不横向滚动，没有一个字一行；长辈版里也一样")
    void twiceAsLarge() {
        var filing = court.owing();
        var facts = Stories.loanDraft();
        facts.put("defendants", List.of(Map.of("kind", "PERSON", "name", "ALEXANDROS-PAPADOPOULOS-KONSTANTINIDIS")));
        var draft = court.drafted(facts);
        for (var elder : List.of(false, true)) {
            var page = elder ? elder(true) : signedIn(Browser.PHONE, "zhangsan");
            for (var path : List.of(
                    "/",
                    "/help",
                    "/fees?feeClass=PROPERTY&amount=100000",
                    "/filings",
                    "/filings/" + filing,
                    "/filings/" + filing + "/payment",
                    "/filings/" + filing + "/receipt",
                    "/filings/" + draft,
                    "/filings/" + draft + "/parties/plaintiffs/0",
                    "/filings/" + draft + "/questions/amount",
                    "/filings/" + draft + "/check")) {
                page.navigate(path);
                page.evaluate("document.documentElement.style.fontSize = '36px'");
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                // Whatever state a filing of the list is in: the longest word for one.
                page.evaluate(
                        "text => document.querySelectorAll('.filing .tag, h1 .tag').forEach(tag => { tag.textContent = text; })",
                        Arrays.stream(FilingStatus.values())
                                .map(FilingStatus::text)
                                .max(Comparator.comparing(String::length))
                                .orElseThrow());
                assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as("sideways scroll of %s", path)
                        .isEqualTo(0);
                assertThat(page.evaluate(BROKEN).toString()).as(path).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("没有写姓名的按“下一项”不走，就在那一格说；个人的没有法定代表人那一项，选单位才有")
    void whatMustBeWrittenIsAskedAtOnce() {
        var filing = court.drafted(Map.of("track", "CIVIL"));
        var page = elder(true);
        page.navigate("/filings/" + filing + "/parties/defendants/0");
        assertThat(page.locator("form .where")).containsText("第 1 项");
        press(page, "下一项");
        press(page, "下一项");
        assertThat(page.locator("#name-fault")).hasText("错误：请填写姓名或者单位全称");
        assertThat(page.locator("#name")).isFocused();
        picture(page, "elder-name-needed");
        page.locator("#name").fill("李四");
        var items = page.locator("form .where").textContent();
        while (button(page, "下一项").isVisible()) {
            press(page, "下一项");
            assertThat(page.locator("#legalRepresentative")).isHidden();
        }
        assertThat(button(page, "保存并继续")).isVisible();
        while (button(page, "上一项").isVisible()) {
            press(page, "上一项");
        }
        page.getByText("公司或者其他单位").click();
        press(page, "下一项");
        assertThat(page.locator("form .where").textContent()).isNotEqualTo(items);
        while (button(page, "下一项").isVisible()) {
            press(page, "下一项");
        }
        assertThat(page.locator("summary .of-organisation")).isVisible();
    }

    @Test
    @DisplayName("原告是我自己：账号里有的一屏都看得见，只问住址，一按就存；要改别的再进去改")
    void myselfOnOneScreen() {
        var filing = court.drafted(Map.of("track", "CIVIL"));
        var page = elder(true);
        page.navigate("/filings/" + filing + "/parties/plaintiffs");
        page.getByText("我自己是原告").click();

        assertThat(page.locator("h1")).hasText("您自己是原告");
        assertThat(page.locator("form .where")).hasCount(0);
        assertThat(page.locator("main")).containsText("张三");
        assertThat(page.locator("main")).not().containsText("11010519850312008X");
        picture(page, "elder-myself");
        page.getByLabel("住址").fill("北京市某某区幸福路 1 号");
        press(page, "保存并继续");
        assertThat(page.locator("h1")).hasText("被告是谁？");
        page.navigate("/filings/" + filing + "/parties/plaintiffs");
        assertThat(page.locator(".rows")).containsText("北京市某某区幸福路 1 号");
        assertThat(page.locator(".rows")).containsText("证件 1101");

        page.navigate("/filings/" + filing + "/parties/plaintiffs/0?self");
        page.getByText("有不对的").click();
        assertThat(page.locator("form .where")).containsText("第 1 项");
        assertThat(page.locator("[name=idNumber]")).hasValue("11010519850312008X");
    }

    @Test
    @DisplayName("核对时的提醒直接到它说的那一项，不是第一项；标准版也到那一格")
    void aWarningLeadsToItsItem() {
        var facts = Stories.loanDraft();
        facts.put("defendants", List.of(Map.of("kind", "PERSON", "name", "王老板", "phone", "138-001")));
        facts.put("claims", "还钱");
        var filing = court.drafted(facts);
        for (var elder : List.of(true, false)) {
            var page = elder ? elder(true) : signedIn(Browser.PHONE, "zhangsan");
            for (var warning : Map.of("打不通", "phone", "没有写明要对方做什么", "claims", "不像身份证上的姓名", "name")
                    .entrySet()) {
                page.navigate("/filings/" + filing + "/check");
                page.locator("a", new Page.LocatorOptions().setHasText(warning.getKey()))
                        .first()
                        .click();
                page.waitForLoadState();
                var item = page.locator("[id='" + warning.getValue() + "']");
                assertThat(item).isFocused();
                assertThat(item).isInViewport();
            }
        }
    }

    @Test
    @DisplayName("标题、项目名、法院名、案号换行不拆开词；费用明细和收费表在长辈版里一行够读")
    void wordsStayWhole() {
        var filing = court.owing();
        var draft = court.drafted(Stories.loanDraft());
        for (var elder : List.of(true, false)) {
            var page = elder ? elder(true) : signedIn(Browser.PHONE, "zhangsan");
            for (var path : List.of(
                    "/",
                    "/filings",
                    "/filings/" + filing,
                    "/filings/" + filing + "/receipt",
                    "/filings/" + filing + "/payment",
                    "/filings/" + draft,
                    "/filings/" + draft + "/parties/plaintiffs/0",
                    "/filings/" + draft + "/questions/claims",
                    "/filings/" + draft + "/questions/amount",
                    "/filings/" + draft + "/check",
                    "/fees?feeClass=PROPERTY&amount=100000",
                    "/rulebook/litigation-fee",
                    "/help")) {
                page.navigate(path);
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                assertThat(page.evaluate(CUT).toString()).as(path + elder).isEmpty();
                if (elder && path.matches("/fees.*|/rulebook/.*")) {
                    Pictures.take(
                            page,
                            Path.of("target", "pictures", "elder" + path.replaceAll("\\W", "-") + ".png"),
                            path.startsWith("/fees"));
                    assertThat((int) page.evaluate("Math.min(...[...document.querySelectorAll('td:not(.number)')]"
                                    + ".filter(cell => cell.checkVisibility()).map(cell => cell.clientWidth))"))
                            .as("narrowest cell of %s", path)
                            .isGreaterThan(250);
                }
            }
        }
    }

    private Page elder(boolean signedIn) {
        var page = signedIn
                ? signedIn(Browser.PHONE, "zhangsan")
                : browser.person("http://127.0.0.1:" + port, Browser.PHONE, true)
                        .newPage();
        page.navigate("/help");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("长辈版"))
                .click();
        return page;
    }

    private static int height(Page page) {
        return (int) page.evaluate("document.documentElement.scrollHeight");
    }
}
