package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.materials.CardPicture;

/** 窗口立案 in a real browser: the clerk's own pages, and the person's pages as the clerk sees them. */
@CourtTest
@Tag("thorough")
class WindowStories extends InTheBrowser {
    @ParameterizedTest
    @ValueSource(ints = {360, 1366})
    @DisplayName("在窗口开始录入，到本人的页面再回来；宽窄都放得下，名字里的标签只是字")
    void fromTheDeskToThePersonsPages(int width) {
        var page = signedIn(width, "clerk1");
        var idNumber = CardPicture.numberOfNobody();
        page.navigate("/staff/window");
        fits(page, width, "window-begin");
        begin(page, idNumber);
        assertThat(page.locator("h1")).containsText("<img planted");
        fits(page, width, "window-entry");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("录入本人说的"))
                .click();
        assertThat(page.locator("body")).containsText("窗口代为录入");
        assertThat(page.locator("body")).not().containsText("我的立案");
        assertThat(page.locator("body")).not().containsText("不要这份草稿了");
        fits(page, width, "window-person");
        assertThat(page.evaluate("window.struck === undefined")).isEqualTo(true);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("回到窗口录入"))
                .click();
        assertThat(page.locator("h1")).containsText("录入");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("本人今天不办了"))
                .click();
        assertThat(page.locator("details")).containsText("没有办完、本人已经离开的");
        fits(page, width, "window-left");
        begin(page, idNumber);
        assertThat(page.locator("main")).containsText("这个人还有没办完的");
        fits(page, width, "window-unfinished");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("本人在场，接着录入"))
                .click();
        assertThat(page.locator("main")).containsText("录入本人说的");
        assertThat(page.evaluate("window.struck === undefined")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1366})
    @DisplayName("经办人到窗口：要带的材料马上列出，单位那一页已经填了经办人；往下翻也看得见替谁录入，标签页的名字也写着；起诉状打印早了回得来")
    void forACompany(int width) {
        var page = signedIn(width, "clerk1");
        page.navigate("/staff/window");
        page.getByLabel("姓名").fill("周经办");
        page.getByLabel("到场的是").selectOption("EMPLOYEE");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("看要带的材料"))
                .click();
        assertThat(page.locator("#papers")).containsText("合法劳动人事关系的证明");
        assertThat(page.getByLabel("姓名")).hasValue("周经办");
        fits(page, width, "window-papers");
        page.getByLabel("证件号码").fill(CardPicture.numberOfNobody());
        page.getByLabel("手机号码").fill("13700137002");
        page.getByLabel("手机号码").press("Enter");
        assertThat(page.locator("main")).containsText("授权委托书");
        fits(page, width, "window-company");
        var entry = page.url();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("录入本人说的"))
                .click();
        page.navigate(page.url() + "/parties/plaintiffs/0");
        assertThat(page.getByLabel("代理人姓名")).hasValue("周经办");
        assertThat(page).hasTitle(Pattern.compile("替周经办录入：.+自助立案"));
        page.getByLabel("代理人姓名").scrollIntoViewIfNeeded();
        assertThat(page.getByText("替周经办录入：以下的“您”是到场的人")).isInViewport();
        fits(page, width, "window-company-party");
        page.navigate(page.url().replace("parties/plaintiffs/0", "questions/service-address"));
        assertThat(page.getByLabel("联系电话")).hasValue("13700137002");
        fits(page, width, "window-company-address");

        page.navigate(entry + "/record");
        assertThat(page.locator("main")).containsText("还不能打印民事起诉状：请先录入原告、诉讼请求、事实和理由、送达地址");
        fits(page, width, "window-too-early");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("送达地址"))
                .click();
        assertThat(page.locator("h1")).containsText("法院怎样把文书送给您");
    }

    private static void begin(Page page, String idNumber) {
        page.getByLabel("姓名").fill("\"><img planted src=x onerror=top.struck=1>");
        page.getByLabel("证件号码").fill(idNumber);
        page.getByLabel("没有电话").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始录入"))
                .click();
    }

    private static void fits(Page page, int width, String name) {
        picture(page, name + "-" + width);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo(width);
    }
}
