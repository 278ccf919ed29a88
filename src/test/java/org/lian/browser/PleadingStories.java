package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.documents.Printed;

/** A litigant who brings no written complaint. */
@CourtTest
@Tag("thorough")
class PleadingStories extends AtThePortal {
    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("逐条写请求，再加一条，看一看起诉状，提交：起诉状就在材料里")
    void aComplaintIsMadeOfWhatWasTyped(boolean javaScript) {
        arrive(javaScript);
        registerAndSignIn(javaScript ? "qian-pleads" : "sun-pleads");
        startFiling();
        answerAllQuestions();
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(3));
        upload("EVIDENCE", "借条照片.png", png(4));
        var materials = page.url();
        page.navigate(materials.replace("/materials", "/questions/claims"));
        page.getByLabel("第 1 条的金额").fill("100000");
        page.getByLabel("第 2 条请求").fill("请求判令被告支付到起诉之日的利息");
        page.getByLabel("第 2 条的金额").fill("3000.5");
        click("再加一条");
        page.getByLabel("第 3 条请求").fill("本案诉讼费由被告承担");
        browser.requireGoodPage(page);
        picture(javaScript ? "claims-with" : "claims-without");
        next();
        assertThat(page.getByText("各条请求的金额加起来是")).containsText("103,000.50");
        page.getByLabel("诉讼请求金额").fill("");
        next();
        page.navigate(materials.replace("/materials", "/check"));
        browser.requireGoodPage(page);
        picture(javaScript ? "check-with" : "check-without");
        assertThat(page.getByText("提交就是您的签名")).isVisible();
        var preview = page.request().get(page.getByText("先看一看起诉状").getAttribute("href"));
        assertThat(Printed.text(preview.body()))
                .contains("预览：还没有提交", "原告：王小明", "2．请求判令被告支付到起诉之日的利息，金额 3,000.50 元", "本案请求的金额：103,000.50 元");
        Printed.picture("preview", preview.body());

        submit(page);
        follow("查看进度");

        assertThat(page.locator("#materials")).containsText("民事起诉状.pdf");
        picture(javaScript ? "filing-with" : "filing-without");
        var made = page.request()
                .get(page.locator("#materials a", new Page.LocatorOptions().setHasText("民事起诉状.pdf"))
                        .getAttribute("href"));
        assertThat(Printed.text(made.body())).contains("具状人：王小明").doesNotContain("还没有提交");
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("离婚：在金额那一步问要分的财产，总价一填就看到受理费；选了要分、没有填总价的不能往下走")
    void whatADivorceDivides(boolean javaScript) {
        arrive(javaScript);
        registerAndSignIn(javaScript ? "li-divides" : "wu-divides");
        startFiling();
        page.navigate(page.url().replace("questions/court", "questions/cause?q=离婚纠纷"));
        choose("离婚纠纷");
        next();
        page.navigate(page.url().replaceAll("/parties/.*", "/questions/claims"));
        page.getByLabel("第 1 条请求").fill("请求判令离婚，依法分割财产");
        page.getByLabel("事实和理由").fill("双方感情已经破裂。");
        picture(javaScript ? "divorce-claims-with" : "divorce-claims-without");
        next();
        assertThat(heading()).hasText("这次要分的财产，一共值多少钱？");
        page.locator("[name='divorceProperty.extent'][value=KNOWN]").check();
        click("保存并继续");
        assertThat(page.locator(".errors")).containsText("请填写大概的总价");
        browser.requireGoodPage(page);
        page.getByLabel("要分的财产的总价").fill("100万");
        if (javaScript) {
            assertThat(page.locator("#fee-line")).containsText("4,050.00 至 4,300.00");
            assertThat(page.locator("#fee-line")).containsText("壹佰万元整");
        }
        picture(javaScript ? "divorce-with" : "divorce-without");
        next();
        assertThat(heading()).hasText("您希望适用什么程序？");
    }

    private void picture(String name) {
        Pictures.take(page, Path.of("target/papers", name + ".png"), true);
    }
}
