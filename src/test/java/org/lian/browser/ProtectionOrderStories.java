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

/** Somebody who is beaten at home and has a phone, from the words that she says to the receipt. */
@CourtTest
@Tag("thorough")
class ProtectionOrderStories extends AtThePortal {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

    @Autowired
    Suggestions suggestions;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @Test
    @DisplayName("手机上：说老公打我，先看到 110 和 12338，按人身安全保护令来问；什么都不上传也能提交，住址不印在申请书里，拿到回执")
    void fromHerWordsToTheReceipt() {
        arrive(true);
        page.setViewportSize(Browser.PHONE, 740);
        registerAndSignIn("she-at-home");
        page.navigate("/");
        page.getByLabel("发生了什么？用自己的话说").fill("喝醉了就打我，我怕，要法院不许他靠近");
        page.locator("form.card button").first().click();
        page.waitForLoadState();
        assertThat(page.locator(".note.warn").first()).containsText("先拨打 110。妇女求助可以拨打 12338。");
        assertThat(page.locator("#told-so-far")).containsText("您说的是“申请人身安全保护令”这件事");
        assertThat(page.locator("#outcome")).containsText("72 小时");
        assertThat(page.locator("#outcome")).containsText("不收费");
        browser.requireGoodPage(page);
        picture("rehearsal");
        page.locator("input[name='answers.urgent'][value=YES]").check();
        page.locator("#questions button").click();
        page.waitForLoadState();
        assertThat(page.locator("#outcome")).containsText("24 小时");
        click("用这些回答开始立案");
        page.waitForLoadState();
        assertThat(page.locator("h1")).containsText("申请人身安全保护令");
        assertThat(page.locator(".note.warn").first()).containsText("先拨打 110");
        browser.requireGoodPage(page);
        picture("draft");
        page.getByText("继续填写").click();
        assertThat(heading()).hasText("您向哪个法院申请？");
        choose("某某区人民法院");
        next();
        assertThat(heading()).hasText("谁需要保护？");
        click("我自己是申请人");
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号");
        picture("party");
        next();
        page.getByLabel("姓名或者单位全称").fill("李四");
        next();
        assertThat(heading()).hasText("您要法院不许他做什么？");
        assertThat(page.getByLabel("第 1 条请求")).hasValue("禁止被申请人实施家庭暴力");
        page.getByLabel("第 2 条请求").fill("禁止被申请人骚扰、跟踪、接触申请人和孩子");
        page.locator("#facts").fill("二〇二六年十一月二十日晚，他喝了酒打我，我报了警。他说还要动手。");
        browser.requireGoodPage(page);
        picture("claims");
        next();
        assertThat(page.locator("h1")).not().containsText("金额");
        page.getByLabel("联系电话").fill("13800138000");
        page.getByLabel("收件地址").fill("北京市某某区幸福路 1 号");
        choose("同意电子送达");
        next();
        picture("facts");
        next();
        assertThat(page.locator("main")).containsText("报警回执");
        browser.requireGoodPage(page);
        picture("materials");
        toTheCheck();
        assertThat(page.locator("main")).not().containsText("缺少");
        browser.requireGoodPage(page);
        picture("check");
        submit(page);
        assertThat(page.locator("main")).containsText("收件回执");
        picture("receipt");
        follow("查看进度");
        assertThat(page.locator("main")).not().containsText("起诉");
        browser.requireGoodPage(page);
        picture("filing");
        page.setViewportSize(Browser.DESK, 900);
        picture("filing-desk");
        page.navigate("/");
        picture("home-desk");
        page.setViewportSize(Browser.PHONE, 740);
        picture("home");
    }

    private void picture(String name) {
        Pictures.take(page, PICTURES.resolve("protection-" + name + ".png"), true);
    }
}
