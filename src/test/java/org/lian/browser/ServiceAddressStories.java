package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;

/** 变更送达地址 as a party does it: found on the filing's page, changed on a phone, on a desk, by keyboard. */
@CourtTest
@Tag("thorough")
class ServiceAddressStories extends InTheBrowser {
    @Test
    @DisplayName("从案件页进去，改电话和送达方式，没选的说出来；确认以后页面说从现在起按新的，确认书两份都在")
    void changedOnThePhone() {
        var filing = new Stories(port).submitted();
        var page = signedIn(Browser.PHONE, "zhangsan");
        page.navigate("/filings/" + filing);
        page.getByText("地址、电话变了").click();
        assertThat(page.getByLabel("收件地址")).hasValue("北京市某某区一号");
        picture(page, "service-address-phone");
        page.getByLabel("联系电话").fill("");
        press(page, "确认变更");
        assertThat(page.locator(".errors")).containsText("请填写联系电话");
        picture(page, "service-address-fault-phone");

        page.getByLabel("联系电话").fill("139 0013 9111");
        page.getByText("不同意，请邮寄纸质文书").click();
        press(page, "确认变更");

        assertThat(page.locator(".note.ok")).containsText("送达地址已经变更，以后的文书按新的送达");
        assertThat(page.locator("#messages")).containsText("法院把纸质文书送到“北京市某某区一号”");
        page.locator("#materials > summary").click();
        assertThat(page.locator("#materials")).containsText("送达地址确认书（变更）");
        picture(page, "service-address-changed-phone");
        page.locator("#progress > summary").click();
        assertThat(page.locator(".history")).containsText("变更送达地址，以后的文书按新的送达地址确认书送达");
        assertThat(page.locator(".history")).containsText("· 您");

        page.setViewportSize(Browser.DESK, 800);
        page.navigate("/filings/" + filing + "/service-address");
        picture(page, "service-address-desk");
        page.navigate("/display?elder=on&back=/filings/" + filing + "/service-address");
        page.setViewportSize(Browser.PHONE, 800);
        assertThat(page.locator("form .where")).hasText("第 1 项，共 4 项");
        picture(page, "service-address-elder");
    }

    @Test
    @DisplayName("用键盘：按看到的顺序走，从收件地址到“确认变更”")
    void byKeyboard() {
        var filing = new Stories(port).submitted();
        var page = signedIn(Browser.DESK, "zhangsan");
        page.navigate("/filings/" + filing + "/service-address");
        page.getByLabel("收件地址").focus();
        assertThat(walk(page, 5))
                .containsExactly(
                        "serviceAddress.address",
                        "serviceAddress.phone",
                        "serviceAddress.electronic",
                        "serviceAddress.email",
                        "确认变更");
    }

    private static List<String> walk(Page page, int stops) {
        var seen = new ArrayList<String>();
        for (var at = 0; at < stops; at++) {
            seen.add(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")
                    .toString());
            page.keyboard().press("Tab");
        }
        return seen;
    }
}
