package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.springframework.beans.factory.annotation.Autowired;

/** 恢复执行 and 执行异议 on a phone, from what somebody says to the receipt. */
@CourtTest
@Tag("thorough")
class EnforcementAgainStories extends AtThePortal {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

    @Autowired
    Suggestions suggestions;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @ParameterizedTest
    @CsvSource({
        "我家房子被法院查封了，可是房子早就卖给我了, 执行异议, 谁提出异议？, 您对什么有异议，要法院怎么改？, 我自己是异议人",
        "去年终本了，现在发现他又买了车, 申请恢复执行, 谁是申请执行人？, 您请求恢复执行哪一件？, 我自己是申请执行人"
    })
    @DisplayName("手机上：说自己的话找得到执行异议、恢复执行，问的是这一类的话，不填金额也能提交，拿到回执")
    void fromTheWordsToTheReceipt(String told, String label, String who, String what, String myself) {
        arrive(true);
        page.setViewportSize(Browser.PHONE, 740);
        registerAndSignIn("again-" + label.length());
        page.navigate("/");
        page.getByLabel("发生了什么？用自己的话说").fill(told);
        page.locator("form.card button").first().click();
        page.waitForLoadState();
        // What is clearly told leads there at once; what is not is offered.
        if (page.locator("button[name=instead]").count() > 0) {
            click("去办：" + label);
            page.waitForLoadState();
        }
        assertThat(page.locator("input[name=track]:checked + span")).containsText(label);
        assertThat(page.locator("#outcome")).containsText(label);
        assertThat(page.locator("#outcome")).containsText("网上提交");
        browser.requireGoodPage(page);
        picture(label, "rehearsal");
        click("用这些回答开始立案");
        page.waitForLoadState();
        page.getByText("继续填写").click();
        choose("某某区人民法院");
        next();
        assertThat(heading()).hasText(who);
        click(myself);
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号");
        next();
        page.getByLabel("姓名或者单位全称").fill("李四");
        next();
        assertThat(heading()).hasText(what);
        page.getByLabel("第 1 条请求").fill("（2025）京0199执100号案件，请求如下面的理由");
        page.locator("#facts").fill("二〇二六年三月的事，有合同和付款记录。");
        page.locator("summary", new Page.LocatorOptions().setHasText("选填，共")).click();
        page.locator("textarea[name='element.0']").fill("（2025）京0199执100号");
        browser.requireGoodPage(page);
        picture(label, "claims");
        next();
        if (page.locator("#claimAmountFen").count() > 0) {
            next();
        }
        page.getByLabel("联系电话").fill("13800138000");
        page.getByLabel("收件地址").fill("北京市某某区幸福路 1 号");
        choose("同意电子送达");
        next();
        next();
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EVIDENCE", "合同.png", png(2));
        toTheCheck();
        assertThat(page.locator("main")).containsText("（2025）京0199执100号");
        assertThat(page.locator("main")).not().containsText("原告");
        browser.requireGoodPage(page);
        picture(label, "check");
        submit(page);
        assertThat(page.locator("main")).containsText("收件回执");
        follow("查看进度");
        assertThat(page.locator("main")).not().containsText("起诉");
        browser.requireGoodPage(page);
        page.setViewportSize(Browser.DESK, 900);
        picture(label, "filing-desk");
    }

    @Test
    @DisplayName("首页写着网上能办的每一类：保护令先写 110，恢复执行、执行异议写明要执行案号")
    void theHomePage() {
        arrive(false);
        page.setViewportSize(Browser.PHONE, 740);
        page.navigate("/");
        assertThat(page.locator("#kinds")).containsText("先拨打 110");
        assertThat(page.locator("#kinds")).containsText("要原来的执行案号");
        assertThat(page.locator("#kinds")).containsText("要执行案号");
        browser.requireGoodPage(page);
    }

    private void picture(String label, String name) {
        Pictures.take(page, PICTURES.resolve("again-" + label.length() + "-" + name + ".png"), true);
    }
}
