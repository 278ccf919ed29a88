package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.filing.FilingStatus;
import org.lian.story.Stories;

/** 长辈版: one thing a screen, large keys, read aloud, 12368 always one tap away; and letters twice as large for all. */
@CourtTest
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
