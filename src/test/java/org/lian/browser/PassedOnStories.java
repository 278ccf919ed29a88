package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Joined;
import org.lian.story.Stories;

/** 复制: what one passes on, a case number, a receipt's number, a link, goes into the clipboard by one press. */
@CourtTest
@Tag("thorough")
class PassedOnStories extends InTheBrowser {
    private Stories court;

    @BeforeEach
    void court() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("案号、回执编号旁边一按就复制；没有脚本的不出按钮，一点就全选")
    void numbers() {
        var filing = court.owing();
        var page = signedIn(Browser.PHONE, "zhangsan");
        page.navigate("/filings/" + filing);
        copied(page, "复制案号", court.filing(filing).get("caseNumber").asText());
        picture(page, "copied-case-number");
        page.navigate("/filings/" + filing + "/receipt");
        copied(page, "复制编号", page.locator(".receipt-number[data-pass-on]").textContent());
        picture(page, "copied-receipt-number");

        var plain =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, false).newPage();
        plain.navigate("/login");
        plain.getByLabel("用户名").fill("zhangsan");
        plain.getByLabel("密码").fill("demo-zhangsan");
        plain.locator("main button").first().click();
        plain.navigate("/filings/" + filing + "/receipt");
        assertThat(plain.getByText("复制编号")).hasCount(0);
        assertThat(plain.locator(".receipt-number[data-pass-on]")).hasCSS("user-select", "all");
    }

    @Test
    @DisplayName("剪贴板用不了的，选中并说怎样复制")
    void withoutAClipboard() {
        var filing = court.owing();
        var page = signedIn(Browser.PHONE, "zhangsan");
        page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined });"
                + "document.execCommand = () => false;");
        page.navigate("/filings/" + filing);
        press(page, "复制案号");
        assertThat(page.locator(".case-number [role=status]")).containsText("已选中，请长按或者右键复制");
        assertThat(page.evaluate("getSelection().toString()").toString())
                .isEqualTo(court.filing(filing).get("caseNumber").asText());
    }

    @Test
    @DisplayName("给其他原告的链接、给被告反诉的链接，一按就复制")
    void links() {
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                List.of(
                        Map.of("kind", "PERSON", "name", "张三"),
                        Map.of("kind", "PERSON", "name", "李四", "idType", "RESIDENT_ID", "idNumber", Joined.LISI)));
        draft.put(
                "defendants",
                List.of(Map.of(
                        "kind", "PERSON", "name", "赵六", "idType", "RESIDENT_ID", "idNumber", "110105194912310037")));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.insist(filing);
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");

        var filer = signedIn(Browser.PHONE, "zhangsan");
        filer.navigate("/filings/" + filing + "/plaintiffs");
        press(filer, "生成给李四的链接");
        copied(filer, "复制链接", filer.locator("[data-link]").textContent());
        picture(filer, "copied-link");

        var clerk = signedIn(Browser.DESK, "clerk1");
        clerk.navigate("/staff/filings/" + filing);
        clerk.getByText("给被告反诉的链接").first().click();
        clerk.locator("form[action$=counterclaim-links] button").first().click();
        copied(clerk, "复制链接", clerk.locator("[data-link]").textContent());
    }

    private static void copied(Page page, String button, String text) {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        press(page, button);
        assertThat(page.getByText("已复制")).isVisible();
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(text);
        assertThat(text).isNotBlank();
    }
}
