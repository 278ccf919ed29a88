package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClock;
import org.lian.story.Stories;

/** 财政电子票据 on the card of the money: number, check code, and the file to take away. */
@CourtTest
@Tag("thorough")
class ElectronicReceiptStories extends InTheBrowser {
    private static final int PHONE = 360;

    @Test
    @DisplayName("交了费，钱那一块有电子票据的代码、号码、校验码，可以下载；没交的没有")
    void onTheCardOfTheMoney() {
        var court = new Stories(port);
        var filing = court.submitted();
        var page = signedIn(PHONE, "zhangsan");
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        page.navigate("/filings/" + filing);
        assertThat(page.locator("main")).not().containsText("电子票据");

        court.pay(filing);

        court.waitsAt(filing, "TRANSFERRED");
        CourtClock.until(() -> {
            page.navigate("/filings/" + filing);
            Assertions.assertThat(page.locator("main").textContent()).contains("票据号码");
        });
        page.locator("details:has(a:text('下载电子票据'))").all().forEach(fold -> fold.evaluate("one => one.open = true"));
        var link = page.locator("a:text('下载电子票据')");
        assertThat(link).isVisible();
        picture(page, "electronic-receipt");
        var file = page.request().get("http://127.0.0.1:" + port + link.getAttribute("href"));
        Assertions.assertThat(file.status()).isEqualTo(200);
        Assertions.assertThat(file.text()).contains("这不是票据");
    }
}
