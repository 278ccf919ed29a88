package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.story.CourtClock;
import org.lian.story.Stories;

/** 续递 on a phone: from the filing's page to the paid difference, and every page on the way. */
@CourtTest
@Tag("thorough")
class LaterFilingStories extends InTheBrowser {
    private static final int OFFICE = 1366;

    private Stories court;

    @BeforeEach
    void court() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("已经交费的原告在手机上把请求从十万加到二十万：逐页写、核对、递交，法院接收以后补交差额")
    void moreIsClaimedAndPaid() throws IOException {
        var filing = court.owing();
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        var filer = signedIn(Browser.PHONE, "zhangsan");
        filer.navigate("/filings/" + filing + "#later");
        filer.getByText("去递交").click();
        picture(filer, "later-kinds-phone");
        filer.getByLabel("增加诉讼请求").check();
        press(filer, "开始填写");
        filer.locator("[name='claimItems[0].text']").fill("请求判令被告归还借款本金二十万元");
        filer.locator("[name='claimItems[0].amountFen']").fill("200000");
        picture(filer, "later-claims-phone");
        press(filer, "继续");
        filer.getByLabel("理由").fill("起诉的时候漏写了第二笔借款");
        picture(filer, "later-reason-phone");
        press(filer, "继续");
        picture(filer, "later-files-phone");
        filer.navigate(filer.url().replaceAll("/files.*", ""));
        assertThat(filer.locator("main")).containsText("归还借款本金二十万元");
        picture(filer, "later-check-phone");
        press(filer, "递交给法院");
        assertThat(filer.locator("main")).containsText("已经收到");

        court.task(filing, "REVIEW_LATER_FILING");
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.navigate("/staff/desk?list=LATER_FILINGS");
        assertThat(clerk.locator(".desk-row").first()).containsText("200,000.00 元原 100,000.00 元诉讼费增加 2,000.00 元");
        picture(clerk, "desk-later");
        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("待审查续递").first().click();
        assertThat(clerk.locator(".tasks-list li.task").first()).containsText("诉讼费增加 2,000.00 元");
        Pictures.take(clerk, Path.of("target/pictures/tasklist-later.png"), false);

        court.decideAs("clerk1", filing, "REVIEW_LATER_FILING", Map.of("decision", "ACCEPTED"));
        CourtClock.until(() -> org.assertj.core.api.Assertions.assertThat(
                        court.filing(filing).at("/feeSupplement/fen").asLong())
                .isEqualTo(200_000));
        var head = signedIn(OFFICE, "supervisor1");
        head.navigate("/staff/register");
        assertThat(head.locator("main")).containsText("原 100,000.00");
        picture(head, "register-first-sum");

        filer.navigate("/filings/" + filing);
        picture(filer, "later-owing-phone");
        assertThat(filer.locator("#fee")).containsText("2,000.00");
        var order = court.order(filing, "WECHAT");
        CourtClient.anonymous(port).post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"));
        CourtClock.until(() -> org.assertj.core.api.Assertions.assertThat(
                        court.filing(filing).has("feeSupplement"))
                .isFalse());
    }

    @Test
    @DisplayName("追加被告：要写谁、为什么；没有写的不能递交，说明缺什么")
    void aDefendantIsAdded() throws IOException {
        var filing = court.submitted();
        var filer = signedIn(Browser.PHONE, "zhangsan");
        filer.navigate("/filings/" + filing + "/later");
        filer.getByLabel("追加被告").check();
        press(filer, "开始填写");
        picture(filer, "later-party-phone");
        filer.navigate(filer.url().replaceAll("/party.*", ""));
        press(filer, "递交给法院");
        assertThat(filer.locator(".errors")).isVisible();
        picture(filer, "later-missing-phone");
    }
}
