package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.story.Stories;

/** 公开规则 and 适用规则 as people meet them: on a phone, at a desk, on paper, without scripts. */
@CourtTest
@Tag("thorough")
class RulebookStories extends InTheBrowser {
    private static final List<String> PAGES = List.of(
            "/rulebook",
            "/rulebook/case-types",
            "/rulebook/time-limits",
            "/rulebook/litigation-fee",
            "/rulebook/cause-fee-class",
            "/rulebook/payment-obligation",
            "/rulebook/provincial-amount",
            "/rulebook/fee-rounding",
            "/rulebook/required-materials",
            "/rulebook/review-clock",
            "/rulebook/case-type-eligibility",
            "/rulebook/review-clock/versions/1");

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Browser.PHONE, Browser.DESK})
    @DisplayName("手机和桌面上都不用左右拖；展开以后、打印出来也一样；没有脚本也能看")
    void everyPageFits(int width) {
        var page = someone(width);
        for (var path : PAGES) {
            page.navigate(path);
            picture(page, "book" + path.replace('/', '-') + "-" + width);
            for (var summary : page.locator("main summary").all()) {
                summary.click();
            }
            browser.requireGoodPage(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            browser.requireGoodPage(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
        page.navigate("/display?elder=on&back=/rulebook/litigation-fee");
        assertThat(page.locator("h1")).hasText("诉讼费");
        picture(page, "book-elder-" + width);
    }

    @Test
    @DisplayName("从首页走到诉讼费的表，看到举例，下载的就是这一份")
    void fromHomeToTheFile() {
        var page = someone(Browser.PHONE);
        page.navigate("/");
        follow(page, "法院按什么规则收");
        follow(page, "案由与收费类别");
        assertThat(page.locator("h1")).hasText("案由与收费类别");
        page.goBack();
        page.locator("main a[href='/rulebook/litigation-fee']").click();
        follow(page, "金额分档");
        assertThat(page.locator("#row-property-1")).isInViewport();
        assertThat(page.locator("#row-property-1")).containsText("不超过 1 万元");
        var file = page.waitForDownload(() -> follow(page, "下载规则文件（DMN）"));
        assertThat(file.suggestedFilename()).isEqualTo("litigation-fee.dmn");
    }

    @Test
    @DisplayName("进度页走到“适用规则”，再走到当时那一版的那一行；法院从办理页面走到同一处")
    void whatJudgedMe() {
        var court = new Stories(port);
        var filing = court.submitted();
        court.register(filing);
        var task = court.task(filing, "CONFIRM_FEE");
        for (var width : List.of(Browser.PHONE, Browser.DESK)) {
            var zhangsan = signedIn(width, "zhangsan");
            zhangsan.navigate("/filings/" + filing);
            follow(zhangsan, "适用规则");
            assertThat(zhangsan.locator("h1")).hasText("适用规则");
            assertThat(zhangsan.locator("main")).containsText("重新计算：一致");
            picture(zhangsan, "judged-" + width);
            follow(zhangsan, "金额分档 第 2 行");
            assertThat(zhangsan.locator("#row-property-2")).isInViewport();

            var clerk = signedIn(width, "clerk1");
            clerk.navigate("/staff/tasks/" + task);
            var rules = clerk.context().waitForPage(() -> follow(clerk, "适用规则"));
            assertThat(rules.locator("h1")).hasText("适用规则");
            assertThat(rules.locator("main")).containsText("审查分流");
            picture(rules, "judged-staff-" + width);
        }
    }

    private Page someone(int width) {
        return browser.person("http://127.0.0.1:" + port, width, false).newPage();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }
}
