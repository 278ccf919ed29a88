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

/** A daughter whose father has lost his mind, from her words to the receipt; nobody is sued. */
@CourtTest
@Tag("thorough")
class SpecialProcedureStories extends AtThePortal {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

    @Autowired
    Suggestions suggestions;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @Test
    @DisplayName("手机上：说老人失智、签不了字，按申请特别程序来问，案由替她找好；没有被告、没有金额、不收费，填完提交，拿到回执")
    void herFatherHasLostHisMind() {
        arrive(true);
        page.setViewportSize(Browser.PHONE, 740);
        registerAndSignIn("daughter-of-the-old");
        page.navigate("/");
        page.getByLabel("发生了什么？用自己的话说").fill("我妈老年痴呆了，房子卖不了要我当监护人");
        page.locator("form.card button").first().click();
        page.waitForLoadState();
        assertThat(page.locator("#told-so-far")).containsText("申请特别程序");
        picture("rehearsal-cause");
        page.locator("input[name=causeCode][value='11.38.441']").check();
        page.locator("form button[data-busy='正在查看']").last().click();
        page.waitForLoadState();
        assertThat(page.locator("#outcome")).containsText("7 日");
        assertThat(page.locator("#outcome")).not().containsText("被告");
        browser.requireGoodPage(page);
        picture("rehearsal");
        click("用这些回答开始立案");
        page.waitForLoadState();
        assertThat(page.locator("h1")).containsText("申请特别程序");
        page.getByText("继续填写").click();
        choose("某某区人民法院");
        browser.requireGoodPage(page);
        picture("court");
        next();
        click("我自己是申请人");
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
        next();
        assertThat(heading()).hasText("申请说的是谁？");
        browser.requireGoodPage(page);
        picture("about-nobody-yet");
        follow("填写申请涉及的人");
        page.getByLabel("姓名或者单位全称").fill("王母");
        page.getByLabel("住址或者单位住所").fill("北京市某某区和平街道 8 号");
        picture("about");
        next();
        assertThat(heading()).hasText("您请求法院宣告、认定、指定什么，为什么？");
        page.getByLabel("第 1 条请求").fill("认定王母为无民事行为能力人，指定申请人为她的监护人");
        page.locator("#facts").fill("二〇二三年起母亲患老年痴呆，不认得人，不能自己办事，医院有诊断；一直由我照顾。");
        browser.requireGoodPage(page);
        picture("claims");
        next();
        page.getByLabel("联系电话").fill("13800138000");
        page.getByLabel("收件地址").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
        choose("同意电子送达");
        next();
        browser.requireGoodPage(page);
        picture("facts");
        next();
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EVIDENCE", "诊断.png", png(2));
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
        Pictures.take(page, PICTURES.resolve("special-procedure-" + name + ".png"), true);
    }
}
