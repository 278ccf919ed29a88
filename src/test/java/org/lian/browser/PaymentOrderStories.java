package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.springframework.beans.factory.annotation.Autowired;

/** A lender with a clear note who wants no trial, from his words to the receipt. */
@CourtTest
@Tag("thorough")
class PaymentOrderStories extends AtThePortal {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

    @Autowired
    Suggestions suggestions;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @Test
    @DisplayName("手机上：说欠条清楚、不想打官司，按申请支付令来问；先看到费用是三分之一、条件不符合会怎样，填完提交，拿到回执")
    void fromHisWordsToTheReceipt() {
        arrive(true);
        page.setViewportSize(Browser.PHONE, 740);
        registerAndSignIn("lender-no-trial");
        page.navigate("/");
        page.getByLabel("发生了什么？用自己的话说").fill("他欠条写得清楚也认账，就是不还，不想打官司，想申请支付令");
        page.locator("form.card button").first().click();
        page.waitForLoadState();
        assertThat(page.locator("#told-so-far")).containsText("您说的是“申请支付令”这件事");
        assertThat(page.locator("#outcome")).containsText("5 日");
        browser.requireGoodPage(page);
        picture("rehearsal");
        page.locator("input[name='answers.debtorServiceable'][value=NO]").check();
        page.locator("#questions button").click();
        page.waitForLoadState();
        assertThat(page.locator("#outcome")).containsText("支付令要能送达债务人");
        picture("not-serviceable");
        page.locator("input[name='answers.debtorServiceable'][value=YES]").check();
        page.locator("#questions button").click();
        page.waitForLoadState();
        click("用这些回答开始立案");
        page.waitForLoadState();
        assertThat(page.locator("h1")).containsText("申请支付令");
        page.getByText("继续填写").click();
        choose("某某区人民法院");
        next();
        click("我自己是申请人");
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
        next();
        page.getByLabel("姓名或者单位全称").fill("李四");
        page.getByLabel("住址或者单位住所").fill("北京市某某区和平街道 8 号");
        next();
        assertThat(heading()).hasText("对方要付多少，凭什么？");
        page.getByLabel("第 1 条请求").fill("被申请人给付借款本金 100000 元");
        page.locator("#facts").fill("二〇二五年三月一日他向我借款 100000 元，写了借条，约定二〇二六年三月一日归还，到期没有归还。");
        browser.requireGoodPage(page);
        picture("claims");
        next();
        assertThat(heading()).hasText("一共请求支付多少？");
        page.getByLabel("请求支付的金额").fill("100000");
        assertThat(page.locator("#fee-line")).containsText("766.67");
        picture("amount");
        next();
        page.getByLabel("联系电话").fill("13800138000");
        page.getByLabel("收件地址").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
        choose("同意电子送达");
        next();
        browser.requireGoodPage(page);
        picture("facts");
        next();
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EVIDENCE", "借条.png", png(2));
        picture("materials");
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
        Pictures.take(page, PICTURES.resolve("payment-order-" + name + ".png"), true);
    }
}
