package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody who knows no word of the law is asked and told on a phone. */
@CourtTest
@Tag("thorough")
class PlainWordsStories extends AtThePortal {
    @Autowired
    Suggestions suggestions;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("案由：用自己的话找得到；找不到时说明怎样往下走，十二种常见的还在，电话可以直接拨")
    void aCauseIsFoundInPlainWords(boolean javaScript) {
        arrive(javaScript);
        registerAndSignIn("he-cause-" + javaScript);
        startFiling();
        var question = page.url().replace("questions/court", "questions/cause");
        page.navigate(question);
        assertThat(page.locator("#found .choice")).hasCount(12);
        assertThat(page.locator(".pictures button")).hasCount(16);
        browser.requireGoodPage(page);
        picture("cause-pictures-" + javaScript);
        page.locator(".pictures button", new Page.LocatorOptions().setHasText("不发工资"))
                .click();
        page.waitForLoadState();
        assertThat(page.locator("#found > .choice").first()).containsText("追索劳动报酬纠纷");
        assertThat(page.locator(".pictures")).hasCount(0);

        search("饭店拖了我两个月工资，老板说生意不好没钱发");
        assertThat(page.locator("#found > .choice").first()).containsText("追索劳动报酬纠纷");
        assertThat(page.locator("#found > .choice").first()).containsText("有工资欠条的可以直接起诉");
        assertThat(page.locator("#found > .choice").first()).containsText("别人这样说：“");
        assertThat(page.locator("#found")).containsText("申请劳动仲裁");
        assertThat(page.locator("#found > .choice")).hasCount(6);
        browser.requireGoodPage(page);
        picture("cause-wages-" + javaScript);

        search("。。。");
        assertThat(page.locator("#found")).containsText("没听懂“。。。”");
        assertThat(page.locator("#found a[href='tel:12368']")).isVisible();
        assertThat(page.locator("#found .choice")).hasCount(12);
        browser.requireGoodPage(page);
        picture("cause-nothing-" + javaScript);

        search("网上做任务被人骗了两万");
        assertThat(page.locator("#found")).containsText("拨打 110");
        picture("cause-police-" + javaScript);

        search("判了一年多了他一分钱没给");
        page.locator("button[name=track][value=ENFORCEMENT]").click();
        assertThat(heading()).hasText("您向哪个法院申请执行？");
        page.navigate(page.url().replace("/court", "/claims"));
        assertThat(page.locator("#facts")).hasValue("判了一年多了他一分钱没给");
        page.navigate(question);

        search("俺表哥借我八千块，说好过年还，人跑了");
        choose("都不是，或者我不知道，请法院帮我定");
        next();
        page.navigate(question);
        assertThat(page.locator("#causeCode input:checked")).hasValue("04.10.108.03");
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("代理人：问清身份，材料页要求授权委托书和执业证；起诉状在网上填写就不用上传，不用坚持提交")
    void anAgentAndATypedComplaint(boolean javaScript) {
        arrive(javaScript);
        registerAndSignIn("he-agent-" + javaScript);
        startFiling();
        answerAllQuestions();
        assertThat(page.locator("main")).containsText("起诉状已经在网上填写，不用另写、不用上传");
        page.navigate(page.url().replace("/materials", "/parties/plaintiffs/0"));
        page.locator("details:has(#agent) > summary").click();
        page.getByLabel("代理人姓名").fill("赵律师");
        click("保存");
        assertThat(page.locator(".errors")).containsText("请选择代理人的身份");
        browser.requireGoodPage(page);
        picture("agent-" + javaScript);
        page.getByLabel("代理人的身份").selectOption("LAWYER");
        click("保存");
        page.navigate(page.url().replaceAll("/parties/.*", "/materials"));
        assertThat(page.locator("main")).containsText("缺少授权委托书");
        assertThat(page.locator("main")).containsText("缺少律师执业证和律师事务所证明");
        picture("agent-materials-" + javaScript);

        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EVIDENCE", "借条照片.png", png(2));
        upload("POWER_OF_ATTORNEY", "授权委托书.png", png(3));
        upload("LAWYER_LICENCE", "执业证.png", png(4));
        toTheCheck();
        assertThat(page.locator("main")).not().containsText("坚持提交");
        assertThat(page.locator("main")).containsText("委托代理人 赵律师（律师，一般授权）");
        submit(page);
        assertThat(heading()).hasText("法院已收到您的立案申请");
    }

    @Test
    @DisplayName("先试一试：没有账号，从一句话到结果，登录以后都在")
    void aRehearsal() {
        arrive(true);
        page.navigate("/rehearsal");
        browser.requireGoodPage(page);
        picture("rehearsal-pictures");
        page.locator(".pictures button", new Page.LocatorOptions().setHasText("车祸"))
                .click();
        page.waitForLoadState();
        assertThat(page.locator("#cause .choice").first()).containsText("机动车交通事故责任纠纷");
        click("清空重来");
        page.locator("#told").fill("俺表哥借我八千块，说好过年还，人跑了");
        click("看看");
        page.locator("#cause .choice").first().click();
        click("看看");
        choose("我自己");
        choose("一个人，知道叫什么");
        page.locator("#amount").fill("8千");
        click("看结果");
        assertThat(page.locator("#outcome")).containsText("看起来可以立案");
        assertThat(page.locator("#outcome")).containsText("50.00 元");
        browser.requireGoodPage(page);
        picture("rehearsal");

        page.getByText("登录或者注册，接着办").click();
        page.getByLabel("用户名").fill("zhangsan");
        page.getByLabel("密码").fill("demo-zhangsan");
        click("登录");
        assertThat(page.locator("main")).containsText("已完成 3 项");
    }

    @Test
    @DisplayName("无障碍检查看得见：图片没有替代文字的，指出来")
    void whatAccessibilitySees() {
        arrive(true);
        page.evaluate("document.body.append(Object.assign(new Image(), {src: '/favicon.svg'}))");

        assertThatThrownBy(() -> Accessibility.look(page)).hasMessageContaining("image-alt");
    }

    private void search(String words) {
        page.locator("#q").fill(words);
        page.locator("form.search button").click();
        page.waitForLoadState();
    }

    private void picture(String name) {
        page.setViewportSize(390, 844);
        Pictures.take(page, Path.of("target", "pictures", name + ".png"), true);
    }
}
