package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A case from a phone to its number: every act of the litigant a click in the portal, every act of the clerk in Tasklist. */
@OwnCourt
class WholeCaseStories extends AtThePortal {
    private static final Pattern NUMBER = Pattern.compile("（20\\d\\d）京0199民初[1-9]\\d*号");

    @Autowired
    BusinessClock clock;

    @AfterEach
    void turnTheClockBack() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("手机上起诉，任务列表里登记立案、确认诉讼费，手机上交费，已移送")
    void fromThePhoneToTheDivision() {
        submitted("whole-case");
        var filing = page.url();

        var clerk = staff("clerk1");
        decide(clerk, "待审查", "审查立案材料", "登记立案");
        decide(clerk, "待确认诉讼费", "确认诉讼费", "确认应交 2,300.00 元");

        signsOut(clerk);

        showsSoon(filing, "待交费");
        assertThat(page.locator("main")).containsText(NUMBER);
        follow("去交费");
        choose("微信支付");
        click("去付款");
        page.waitForURL(Pattern.compile(".*/sandbox/cashier/.*"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("模拟支付成功"))
                .click();
        page.getByText("回到立案页面", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL("**/filings/*");
        showsSoon(filing, "已移送");
        browser.requireGoodPage(page);

        var supervisor = staff("supervisor1");
        supervisor.getByText("打开运行监督").first().click();
        supervisor.waitForURL(Pattern.compile(".*/camunda/app/cockpit/.*"));
        supervisor.getByText("流程").first().click();
        assertThat(supervisor.getByText("自助立案").first()).isVisible();
    }

    @Test
    @DisplayName("期限届满未决定：时钟走到，系统自己先行立案")
    void theClockFilesTheCase() {
        submitted("by-the-clock");
        var filing = page.url();
        var before = staff("clerk1");
        before.getByText("待审查").first().click();
        assertThat(before.locator(".tasks-list li.task").first()).isVisible();

        clock.moveTo(Duration.ofDays(10));

        showsSoon(filing, "已立案");
        assertThat(page.locator("main")).containsText("依法先行立案");
        assertThat(page.locator("main")).containsText(NUMBER);
    }

    private void submitted(String username) {
        arrive(true);
        registerAndSignIn(username);
        startFiling();
        answerAllQuestions();
        upload("COMPLAINT", "民事起诉状.pdf", pdf());
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EVIDENCE", "借条照片.png", png(2));
        toTheCheck();
        submit(page);
        follow("查看进度");
        assertThat(page.locator("h1 .tag")).hasText("待审查");
    }

    /** The flow runs on behind the page; a person looks again. */
    private void showsSoon(String filing, String status) {
        for (var look = 0; look < 60; look++) {
            page.navigate(filing);
            if (page.locator("h1 .tag").innerText().strip().equals(status)) {
                return;
            }
            page.waitForTimeout(500);
        }
        assertThat(page.locator("h1 .tag")).hasText(status);
    }

    private Page staff(String username) {
        var desk =
                browser.person("http://127.0.0.1:" + port, Browser.DESK, true).newPage();
        desk.navigate("/login");
        desk.getByLabel("用户名").fill(username);
        desk.getByLabel("密码").fill("demo-" + username);
        desk.locator("main").getByRole(AriaRole.BUTTON).first().click();
        desk.waitForURL(Pattern.compile(".*/(camunda/app/tasklist/.*|staff)"));
        return desk;
    }

    /** One logout: from Tasklist back to the court's own login. */
    private static void signsOut(Page clerk) {
        clerk.locator("header, [cam-widget-header]")
                .getByText("立案窗口一号（演示）")
                .first()
                .click();
        clerk.getByText("退出", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        clerk.waitForURL(Pattern.compile(".*/login\\?out"));
        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.waitForURL(Pattern.compile(".*/login.*"));
    }

    /** Claims a task of a list and decides it in the frame. */
    private static void decide(Page clerk, String list, String task, String conclusion) {
        var sheet = clerk.frameLocator("iframe.lian-sheet");
        for (var look = 0; sheet.locator("[data-decide]").count() == 0; look++) {
            // Tasklist reads its list anew by itself; a click just then opens nothing, and a person clicks again.
            Assertions.assertThat(look).as("opened %s of %s", task, list).isLessThan(6);
            open(clerk, list, task);
        }
        sheet.locator("[data-decide]").click();
        assertThat(sheet.locator("#confirm")).containsText(conclusion.substring(0, 4));
        sheet.locator("[data-yes]").click();
        assertThat(sheet.locator("[data-next]")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
    }

    private static void open(Page clerk, String list, String task) {
        clerk.waitForResponse(
                answer -> answer.url().contains("/filter/") && answer.url().contains("/list"),
                () -> clerk.getByText(list).first().click());
        clerk.waitForTimeout(1_000);
        var named = clerk.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(task));
        if (named.count() == 0) {
            return;
        }
        named.first().click();
        clerk.waitForTimeout(2_000);
        if (clerk.locator("button.claim").count() > 0) {
            clerk.locator("button.claim").first().click();
            clerk.waitForTimeout(3_000);
        }
    }
}
