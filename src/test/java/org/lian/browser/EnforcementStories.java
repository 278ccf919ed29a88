package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.story.Stories;

/** An enforcement filing by a person who has a judgment and no lawyer, from the home page to its number. */
@OwnCourt
@Tag("thorough")
class EnforcementStories extends AtThePortal {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

    @Test
    @DisplayName("手机上申请执行：从首页进，不选案由、不问调解，提交以后立案窗口登记，当事人看到执字案号和执行局")
    void fromTheHomePageToTheEnforcementOffice() {
        arrive(true);
        registerAndSignIn("judgment-holder");
        page.navigate("/");
        browser.requireGoodPage(page);
        picture("home");
        follow("申请执行等其他几类");
        click("开始申请执行");
        assertThat(heading()).hasText("您向哪个法院申请执行？");
        picture("court");
        choose("某某区人民法院");
        next();
        assertThat(heading()).hasText("谁是申请执行人？");
        click("我自己是申请执行人");
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号");
        picture("party");
        next();
        page.getByLabel("姓名或者单位全称").fill("李四");
        next();
        assertThat(heading()).hasText("您请求执行什么，凭哪份文书？");
        page.getByLabel("第 1 条请求").fill("李四支付借款本金 100,000 元");
        page.getByLabel("第 1 条的金额").fill("100000");
        page.getByLabel("申请的理由和被执行人的财产状况").fill("某某区人民法院判决李四还款，判决已经生效，他没有履行。他在某某小区有一套房。");
        picture("claims");
        next();
        picture("amount");
        next();
        page.getByLabel("收件地址").fill("北京市某某区幸福路 1 号");
        page.getByLabel("联系电话").fill("13800138000");
        choose("同意电子送达");
        next();
        assertThat(heading()).hasText("还有几个问题");
        picture("facts");
        next();
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EFFECTIVE_DOCUMENT", "判决书.pdf", pdf());
        picture("materials");
        toTheCheck();
        assertThat(page.locator("main")).not().containsText("先调解");
        picture("check");
        submit(page);
        picture("receipt");
        follow("查看进度");
        var filing = page.url();
        picture("filing");

        var clerk =
                browser.person("http://127.0.0.1:" + port, Browser.DESK, true).newPage();
        clerk.navigate("/login");
        clerk.getByLabel("用户名").fill("clerk1");
        clerk.getByLabel("密码").fill("demo-clerk1");
        clerk.locator("main").getByRole(AriaRole.BUTTON).first().click();
        clerk.waitForURL(Pattern.compile(".*/(camunda/app/tasklist/.*|staff)"));
        var sheet = clerk.frameLocator("iframe.lian-sheet");
        new Stories(port).task(filing.replaceAll(".*/filings/([^/?#]+).*", "$1"), "REVIEW");
        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("待审查").first().click();
        clerk.locator(".tasks-list li.task").first().click();
        clerk.locator(".task-card .meta .claim").click();
        assertThat(sheet.locator("main")).containsText("被执行人");
        assertThat(sheet.locator("main")).not().containsText("适用程序");
        Pictures.take(clerk, PICTURES.resolve("enforcement-sheet.png"), false);
        sheet.locator("[data-decide]").click();
        sheet.locator("[data-yes]").click();
        assertThat(sheet.locator("[data-next]")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));

        for (var look = 0;
                look < 60 && !page.locator("h1 .tag").innerText().strip().equals("已移送");
                look++) {
            page.waitForTimeout(500);
            page.navigate(filing);
        }
        assertThat(page.locator("main")).containsText(Pattern.compile("（20\\d\\d）京0199执[1-9]\\d*号"));
        assertThat(page.locator("main")).containsText("执行局");
        browser.requireGoodPage(page);
        picture("registered");
    }

    private void picture(String name) {
        Pictures.take(page, PICTURES.resolve("enforcement-" + name + ".png"), true);
    }
}
