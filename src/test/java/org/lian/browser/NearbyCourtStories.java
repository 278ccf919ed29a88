package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;

/** 跨域立案: the filer on a phone chooses a court nearby, its clerk compares the originals, the reviewer reads of it. */
@CourtTest
@Tag("thorough")
class NearbyCourtStories extends InTheBrowser {
    @Test
    @DisplayName("手机上选就近的法院，它的窗口核对原件写明结果，审查的法院在案件页看到")
    void originalsAreCompared() {
        var court = new Stories(port);
        var filing = court.submitted();
        var receipt = court.filing(filing).get("receipt").get("number").asText();
        var filer = signedIn(Browser.PHONE, "zhangsan");
        filer.navigate("/filings/" + filing);
        filer.getByText("材料", new Page.GetByTextOptions().setExact(true)).click();
        filer.getByText("请就近的法院核对原件").click();
        picture(filer, "nearby-court-phone");
        press(filer, "就到这里");
        assertThat(filer.locator(".errors")).containsText("请选择就近的法院");
        filer.getByText("某某区第二人民法院（演示）").click();
        press(filer, "就到这里");
        assertThat(filer.locator("#materials")).containsText("您选择到某某区第二人民法院（演示）核对原件");
        picture(filer, "nearby-court-chosen-phone");

        var window = signedIn(1366, "clerk3");
        window.navigate("/staff");
        window.getByText("打开跨域立案").click();
        window.getByText("回执 " + receipt).click();
        picture(window, "nearby-court-window");
        window.getByText("身份证件、材料原件与网上提交的一致").click();
        window.getByLabel("说明").fill("借条、转账记录都看过原件。");
        press(window, "告诉审查的法院");
        assertThat(window.locator("main")).containsText("审查的法院和申请人都能看到");

        var reviewer = signedIn(1366, "clerk1");
        reviewer.navigate("/staff/filings/" + filing);
        assertThat(reviewer.locator("main")).containsText("原件与网上提交的一致");
        assertThat(reviewer.locator("main")).containsText("借条、转账记录都看过原件。");
        picture(reviewer, "nearby-court-reviewer");
    }
}
