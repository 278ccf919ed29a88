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

/** Somebody whose secrets are about to be published and who has a phone, from the words that she says to the receipt. */
@CourtTest
@Tag("thorough")
class PersonalityInjunctionStories extends AtThePortal {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

    @Autowired
    Suggestions suggestions;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @Test
    @DisplayName("手机上：说他要把照片发到网上，按人格权侵害禁令来问；住址不印在申请书里，拿到回执")
    void fromHerWordsToTheReceipt() {
        arrive(true);
        page.setViewportSize(Browser.PHONE, 740);
        registerAndSignIn("she-on-the-net");
        page.navigate("/");
        page.getByLabel("发生了什么？用自己的话说").fill("他扬言要把我的私密照片发到网上，求法院马上下禁令让他停下来");
        page.locator("form.card button").first().click();
        page.waitForLoadState();
        assertThat(page.locator("#told-so-far")).containsText("您说的是“申请人格权侵害禁令”这件事");
        assertThat(page.locator(".note.warn").first()).containsText("先拨打 110");
        browser.requireGoodPage(page);
        picture("rehearsal");
        page.locator("input[name='answers.wrongOngoing'][value=NO]").check();
        page.locator("#questions button").click();
        page.waitForLoadState();
        assertThat(page.locator("#outcome")).containsText("禁令管的是正在实施或者即将实施的行为");
        page.locator("input[name='answers.wrongOngoing'][value=YES]").check();
        page.locator("#questions button").click();
        page.waitForLoadState();
        click("用这些回答开始立案");
        page.waitForLoadState();
        assertThat(page.locator("h1")).containsText("申请人格权侵害禁令");
        picture("draft");
        page.getByText("继续填写").click();
        assertThat(heading()).hasText("您向哪个法院申请？");
        picture("court");
        choose("某某区人民法院");
        next();
        assertThat(heading()).hasText("谁受到侵害？");
        click("我自己是申请人");
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号");
        next();
        assertThat(heading()).hasText("被申请人是谁？");
        page.getByLabel("姓名或者单位全称").fill("李四");
        picture("respondent");
        next();
        assertThat(heading()).hasText("您要法院责令他停止做什么？");
        page.getByLabel("第 1 条请求").fill("责令被申请人停止发布、传播申请人的私密照片");
        page.locator("#facts").fill("二〇二六年十一月二十八日，他发消息说今晚把照片发到群里。已经报警。");
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
        assertThat(page.locator("main")).containsText("正在做、马上要做的证据");
        browser.requireGoodPage(page);
        picture("materials");
        toTheCheck();
        browser.requireGoodPage(page);
        picture("check");
    }

    private void picture(String name) {
        Pictures.take(page, PICTURES.resolve("injunction-" + name + ".png"), true);
    }
}
