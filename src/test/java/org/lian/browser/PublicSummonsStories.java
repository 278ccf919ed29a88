package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.springframework.beans.factory.annotation.Autowired;

/** A shopkeeper whose banker's draft was stolen, from her words to the receipt. */
@CourtTest
@Tag("thorough")
class PublicSummonsStories extends AtThePortal {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

    @Autowired
    Suggestions suggestions;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @Test
    @DisplayName("手机上：说汇票被偷了，按申请公示催告来问；一百元，支付人不知道就跳过，填完提交，拿到回执")
    void herDraftWasStolen() {
        arrive(true);
        page.setViewportSize(Browser.PHONE, 740);
        registerAndSignIn("shop-lost-a-draft");
        page.navigate("/");
        page.getByLabel("发生了什么？用自己的话说").fill("我的银行承兑汇票被偷了，要挂失");
        page.locator("form.card button").first().click();
        page.waitForLoadState();
        assertThat(page.locator("#told-so-far")).containsText("申请公示催告");
        assertThat(page.locator("#outcome")).containsText("100");
        browser.requireGoodPage(page);
        picture("rehearsal");
        click("用这些回答开始立案");
        page.waitForLoadState();
        page.getByText("继续填写").click();
        choose("某某区人民法院");
        next();
        click("我自己是申请人");
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
        next();
        assertThat(heading()).hasText("票据由谁付款？");
        picture("nobody-on-the-other-side");
        page.locator("main a.button", new Page.LocatorOptions().setHasText("继续"))
                .click();
        page.waitForLoadState();
        assertThat(heading()).hasText("丢的是哪一张票据？");
        page.getByLabel("第 1 条请求").fill("对银行承兑汇票 10200052 号（票面金额 100000 元，发票人甲公司，背书人乙厂）公示催告");
        page.locator("#facts").fill("我卖货收到乙厂背书转让的汇票，二〇二六年十月八日在公交车上被偷，当天报案并到银行挂失。");
        browser.requireGoodPage(page);
        picture("claims");
        next();
        page.getByLabel("票面金额").fill("100000");
        assertThat(page.locator("#fee-line")).containsText("100.00");
        next();
        page.getByLabel("联系电话").fill("13800138000");
        page.getByLabel("收件地址").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
        choose("同意电子送达");
        next();
        browser.requireGoodPage(page);
        picture("facts");
        next();
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EVIDENCE", "挂失.png", png(2));
        toTheCheck();
        browser.requireGoodPage(page);
        picture("check");
        submit(page);
        assertThat(page.locator("main")).containsText("收件回执");
        follow("查看进度");
        browser.requireGoodPage(page);
        picture("filing");
    }

    private void picture(String name) {
        Pictures.take(page, PICTURES.resolve("public-summons-" + name + ".png"), true);
    }
}
