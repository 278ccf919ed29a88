package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.springframework.beans.factory.annotation.Autowired;

/** A telephone of 360 by 640: what was told is asked for and claimed, pages stay short, and she can leave at once. */
@CourtTest
@Tag("thorough")
class ShortPagesStories extends AtThePortal {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int SCREEN = 640;

    @Autowired
    Suggestions suggestions;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @Test
    @DisplayName("离婚：首页三屏以内；答过“我自己”的只问住址；说过的孩子、房子先勾上，保存成请求；十六张照片折起来")
    void aDivorceOnATelephone() {
        arrive(true);
        page.setViewportSize(Browser.PHONE, SCREEN);
        registerAndSignIn("duan-ye");
        page.navigate("/");
        picture("home");
        assertThat(screens()).as("home").isLessThan(3);

        page.getByLabel("发生了什么？用自己的话说").fill("要离婚，有个六岁孩子我要带，还有一套房子要分");
        click("先试一试");
        choose("离婚纠纷");
        click("看看");
        page.waitForLoadState();
        choose("我自己");
        choose("一个人，知道叫什么");
        page.getByLabel(Pattern.compile("^对方住在哪里")).fill("某某区");
        picture("rehearsal");
        click("看结果");
        page.waitForLoadState();
        click("用这些回答开始立案");
        page.waitForLoadState();
        var draft = page.url();

        page.getByText("继续填写").click();
        if (heading().textContent().contains("哪个法院")) {
            choose("某某区人民法院");
            next();
        }
        assertThat(heading()).hasText("您自己是原告");
        picture("myself");
        assertThat(screens()).isLessThan(2);
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号");
        next();
        assertThat(page.locator("main")).containsText("信送不到");
        picture("district");
        page.getByLabel("姓名或者单位全称").fill("李四");
        next();

        assertThat(heading()).containsText("您请求法院判什么");
        assertThat(page.locator("#claimItems input:checked")).hasCount(3);
        page.getByLabel(Pattern.compile("^每月要多少元")).fill("1千5");
        picture("ticks");
        next();
        page.navigate(draft + "/questions/claims");
        assertThat(page.locator("[id='claimItems[2].text']")).hasValue("请求判令被告自判决生效之日起，每月支付子女抚养费1500元，至子女年满十八周岁之日止");
        assertThat(page.locator("[id='claimItems[3].text']")).hasValue("请求判令依法分割夫妻共同财产：房屋");
        assertThat(page.locator("[id='claimItems[1].text']")).hasValue("请求判令婚生子女由原告抚养");

        page.navigate(draft + "/materials");
        for (var times = 1; times <= 2; times++) {
            page.getByLabel("这是什么材料？").selectOption("EVIDENCE");
            page.getByLabel("选择文件或者拍照")
                    .setInputFiles(IntStream.range(8 * times, 8 * times + 8)
                            .mapToObj(n -> new FilePayload("IMG_" + n + ".pdf", "application/pdf", pdf()))
                            .toArray(FilePayload[]::new));
            click("上传");
            assertThat(page.locator("#have")).hasText("已上传 " + 8 * times + " 个文件");
        }
        browser.requireGoodPage(page);
        picture("materials");
        assertThat(screens()).as("materials").isLessThan(5.5);

        page.navigate(draft + "/questions/claims");
        page.locator("[id='claimItems[3].text']").fill("");
        next();
        page.navigate(draft + "/check");
        assertThat(page.locator("main")).not().containsText("机器检查没有发现问题");
        assertThat(page.locator("#warnings").locator("..")).containsText("分财产");
        picture("check");
        assertThat(screens()).as("check").isLessThan(6);
        page.locator("details.fold summary").getByText("请求和事实").click();
        assertThat(page.locator("details.fold[open] dl")).isVisible();
        browser.requireGoodPage(page);
    }

    @Test
    @DisplayName("车祸说了八样、只请求医疗费：核对那一页也在六屏以内，提醒都露着，填好的折着")
    void theLongestCheckPage() {
        arrive(true);
        page.setViewportSize(Browser.PHONE, SCREEN);
        registerAndSignIn("che-huo");
        page.navigate("/rehearsal");
        page.getByLabel("发生了什么？用自己的话说").fill("被汽车撞了，住院花了两万，误工一个月，护工护理二十天，加强营养，交通费五百，电动车撞坏了，评了十级伤残，还要精神损失费");
        page.locator("#told-so-far .actions button").first().click();
        page.waitForLoadState();
        choose("机动车交通事故责任纠纷");
        page.locator("#told-so-far .actions button").first().click();
        page.waitForLoadState();
        page.getByLabel(Pattern.compile("金额（元）")).fill("大概2万");
        click("看结果");
        page.waitForLoadState();
        assertThat(page.locator("#outcome")).isVisible();
        picture("inexact");
        page.locator("[name=exactly]").click();
        page.waitForLoadState();
        click("用这些回答开始立案");
        page.waitForLoadState();
        var draft = page.url();

        page.navigate(draft + "/questions/claims");
        assertThat(page.locator("[id='claimItems[0].text']")).hasValue(Pattern.compile("医疗费20000元、误工费____元.*交通费500元"));
        picture("heads");
        page.locator("[id='claimItems[0].text']").fill("请求判令被告赔偿医疗费");
        page.locator("[id='claimItems[0].amountFen']").fill("20000");
        next();
        page.navigate(draft + "/check");
        assertThat(page.locator("#warnings").locator(".."))
                .containsText(Pattern.compile("误工费”、“护理费”、“营养费”、“交通费”、“残疾赔偿金”、“车辆等财产损失”、“精神损害抚慰金"));
        assertThat(page.locator("details.card.fold[open]")).hasCount(0);
        browser.requireGoodPage(page);
        picture("check-long");
        assertThat(screens()).as("check").isLessThan(6);
    }

    @Test
    @DisplayName("人身安全保护令：每一页都有“快速离开”，点了换成别的页面、退出登录，后退回不来；没有脚本是一个链接；回执不说发给家人")
    void sheLeavesAtOnce() {
        arrive(true);
        page.setViewportSize(Browser.PHONE, SCREEN);
        registerAndSignIn("li-kai");
        page.context()
                .route(
                        "https://www.weather.com.cn/**",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<title>天气</title>")));
        page.navigate("/");
        assertThat(page.locator("[data-leave]")).hasCount(0);
        page.getByLabel("发生了什么？用自己的话说").fill("喝醉了就打我，我怕，要法院不许他靠近");
        page.locator("form.card button").first().click();
        page.waitForLoadState();
        assertThat(page.locator("[data-leave]")).isVisible();
        picture("leave");
        click("用这些回答开始立案");
        page.waitForLoadState();
        var draft = page.url();
        for (var path :
                List.of("", "/questions/court", "/questions/claims", "/parties/plaintiffs", "/materials", "/check")) {
            page.navigate(draft + path);
            assertThat(page.locator("[data-leave]")).isInViewport();
            browser.requireGoodPage(page);
        }
        picture("leave-check");

        page.locator("[data-leave]").click();
        page.waitForURL("https://www.weather.com.cn/");
        page.goBack();
        assertThat(heading()).hasText("登录");

        var still =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, false).newPage();
        still.navigate("/rehearsal");
        still.getByLabel("发生了什么？用自己的话说").fill("喝醉了就打我，我怕，要法院不许他靠近");
        still.locator("#told-so-far .actions button").first().click();
        assertThat(still.locator("[data-leave]")).hasAttribute("href", "https://www.weather.com.cn/");
    }

    @Test
    @DisplayName("长辈版：没有选是否同意电子送达的，回来就在那一屏")
    void theErrorIsOnItsScreen() {
        arrive(true);
        page.setViewportSize(Browser.PHONE, SCREEN);
        registerAndSignIn("zhang-bei");
        startFiling();
        choose("某某区人民法院");
        next();
        var draft = page.url().replaceAll("/questions/.*", "");
        page.context().addCookies(List.of(new Cookie("elder", "on").setUrl("http://127.0.0.1:" + port)));
        page.navigate(draft + "/questions/service-address");
        page.getByLabel("收件地址").fill("北京市某某区幸福路 1 号");
        click("下一项");
        page.getByLabel("联系电话").fill("13800138000");
        click("下一项");
        click("下一项");
        click("保存并继续");
        page.waitForLoadState();
        assertThat(page.locator(".errors")).containsText("请选择是否同意电子送达");
        assertThat(page.locator("form .where")).hasText("第 3 项，共 4 项");
        assertThat(page.getByText("不同意，请邮寄纸质文书")).isVisible();
        picture("elder-error");
    }

    private double screens() {
        return ((Number) page.evaluate("document.documentElement.scrollHeight")).doubleValue() / SCREEN;
    }

    private void picture(String name) {
        Pictures.take(page, PICTURES.resolve("short-" + name + ".png"), true);
    }
}
