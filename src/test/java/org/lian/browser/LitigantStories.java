package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;

/** What a litigant does in the portal, click by click, on a phone. */
@CourtTest
@Tag("thorough")
class LitigantStories extends AtThePortal {
    private static final Pattern RECEIPT = Pattern.compile("S\\d{8}-[2-9A-Z]{8}");

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("注册、填写、上传、核对、提交，拿到收件回执；重复提交还是同一份回执")
    void aLitigantRegistersFilesAndHoldsAReceipt(boolean javaScript) {
        arrive(javaScript);
        registerAndSignIn(javaScript ? "wang-with" : "wang-without");

        startFiling();
        answerAllQuestions();
        upload("COMPLAINT", "民事起诉状.pdf", pdf());
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EVIDENCE", "借条照片.png", png(2));
        toTheCheck();
        assertThat(page.getByText("合计 2,300.00 元")).isVisible();
        var twin = page.context().newPage();
        twin.navigate(page.url());
        submit(page);

        assertThat(heading()).hasText("法院已收到您的立案申请");
        var number = page.locator(".receipt-number").innerText();
        assertThat(number).matches(RECEIPT);
        submit(twin);
        assertThat(twin.locator(".receipt-number")).hasText(number);

        follow("查看进度");
        assertThat(page.locator("h1 .tag")).hasText("待审查");
        assertThat(page.locator(".turn")).containsText("轮到法院");
        assertThat(page.locator(".history")).containsText(number);
    }

    @Test
    @DisplayName("材料不齐也能坚持提交，法院一律接收")
    void missingMaterialsBlockUntilTheFilerInsists() {
        arrive(false);
        registerAndSignIn("chen-insists");
        startFiling();
        answerAllQuestions();
        toTheCheck();
        assertThat(page.locator(".note.bad")).containsText("原告身份证件");
        assertThat(page.locator(".note.bad")).not().containsText("起诉状");

        submit(page);
        assertThat(page.locator(".errors")).containsText("坚持提交");
        page.locator("input[name=insist]").check();
        submit(page);

        assertThat(heading()).hasText("法院已收到您的立案申请");
    }

    @Test
    @DisplayName("两个窗口改同一问：两份内容都在，由当事人选；改不同的问互不影响")
    void nothingTypedIsLostWhenTwoWindowsAnswerTheSameQuestion() {
        arrive(true);
        registerAndSignIn("zhao-two-windows");
        startFiling();
        page.navigate(page.url().replace("questions/court", "questions/claims"));
        var other = page.context().newPage();
        other.navigate(page.url());
        var third = page.context().newPage();
        third.navigate(page.url().replace("claims", "amount"));

        other.getByLabel("第 1 条请求").fill("在另一个窗口写的请求");
        saveForLater(other);
        third.getByLabel("诉讼请求金额").fill("10万");
        saveForLater(third);
        page.getByLabel("第 1 条请求").fill("在这个窗口写的请求");
        saveForLater(page);

        assertThat(heading()).hasText("这一问在别处改过");
        assertThat(page.locator("main")).containsText("在另一个窗口写的请求");
        click("用这一份");
        follow("请求和事实");
        assertThat(page.getByLabel("第 1 条请求")).hasValue("在这个窗口写的请求");
        page.navigate(page.url().replace("claims", "amount"));
        assertThat(page.getByLabel("诉讼请求金额")).hasValue("100000");
    }

    @Test
    @DisplayName("边写边存：关掉页面，写过的还在")
    void whatWasTypedIsSavedWithoutAButton() {
        arrive(true);
        registerAndSignIn("sun-autosave");
        startFiling();
        page.navigate(page.url().replace("questions/court", "questions/claims"));

        page.getByLabel("事实和理由").fill("2026 年 3 月借款，至今未还。");
        assertThat(page.locator("#saved")).containsText("已自动保存");
        var address = page.url();
        page.close();

        page = page.context().newPage();
        page.navigate(address);
        assertThat(page.getByLabel("事实和理由")).hasValue("2026 年 3 月借款，至今未还。");
        browser.requireGoodPage(page);
    }

    @Test
    @DisplayName("长辈版在一次切换以后一直有效，并回到原来的页面")
    void largeTypeStays() {
        arrive(false);
        follow("算诉讼费");
        follow("长辈版");

        assertThat(heading()).hasText("算诉讼费");
        assertThat(page.locator("html")).hasClass("elder");
        follow("帮助");
        assertThat(page.locator("html")).hasClass("elder");
        browser.requireGoodPage(page);
    }
}
