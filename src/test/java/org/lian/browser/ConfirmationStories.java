package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.story.Mediated;
import org.lian.story.Settled;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;

/** 申请司法确认 on a phone, from the agreement that was just signed to the number of the case. */
@OwnCourt
@Tag("thorough")
class ConfirmationStories extends InTheBrowser {
    @Test
    @DisplayName("手机上：调解成功以后一键申请司法确认，补写对方号码，对方凭链接同意，提交；立案窗口登记，拿到民特案号，不交费")
    void fromTheAgreementToTheNumber() throws Exception {
        var court = new Stories(port);
        var settled = Mediated.mediating(court);
        Settled.signed(
                port,
                court,
                settled,
                Map.of("who", "李四", "what", "偿还张三借款", "until", "2027年3月31日以前", "amount", "100000"));
        court.waitsAt(settled, "SETTLED");

        var filer = signedIn(Browser.PHONE, "zhangsan");
        filer.navigate("/");
        picture(filer, "confirmation-home");
        filer.navigate("/filings/" + settled);
        picture(filer, "confirmation-settled");
        press(filer, "申请司法确认");
        assertThat(filer.locator("h1")).hasText("申请司法确认：填写清单");
        picture(filer, "confirmation-draft");
        var filing = filer.url().substring(filer.url().lastIndexOf('/') + 1);

        filer.getByText("双方共同申请", new Page.GetByTextOptions().setExact(true)).click();
        press(filer, "生成给李四的链接");
        assertThat(filer.locator(".errors")).containsText("证件号码");
        filer.navigate("/filings/" + filing + "/parties/defendants/0");
        filer.getByLabel("证件号码").fill("110101199001011237");
        picture(filer, "confirmation-other");
        press(filer, "保存并继续");
        filer.navigate("/filings/" + filing + "/together");
        press(filer, "生成给李四的链接");
        picture(filer, "confirmation-together");
        var link = URI.create(filer.locator("[data-link]").textContent()).getPath();

        var other =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, true).newPage();
        other.navigate(link);
        assertThat(other.locator("main")).containsText("偿还张三借款");
        other.getByLabel("姓名或者名称").fill("李四");
        other.getByLabel("身份证件号码").fill("110101199001011237");
        other.getByLabel("我看过全部内容").check();
        picture(other, "confirmation-joining");
        press(other, "同意共同申请");
        assertThat(other.locator("main")).containsText("您已经同意共同申请");
        picture(other, "confirmation-joined");

        filer.navigate("/filings/" + filing + "/together");
        assertThat(filer.locator("main")).containsText("已同意");
        filer.navigate("/filings/" + filing + "/materials");
        picture(filer, "confirmation-materials");
        filer.navigate("/filings/" + filing + "/check");
        assertThat(filer.locator("main")).not().containsText("还缺");
        picture(filer, "confirmation-check");
        Pictures.keep(
                Path.of("target", "pictures", "confirmation-application.pdf"),
                QuietBrowser.as(port, "zhangsan").download("/filings/" + filing + "/complaint-preview.pdf"));
        filer.getByText("我同意在线办理本次立案").click();
        press(filer, "提交立案申请");
        assertThat(filer.locator("h1")).containsText("已收到");
        picture(filer, "confirmation-receipt");

        var clerk = signedIn(Browser.DESK, "clerk1");
        clerk.navigate("/staff/tasks/" + court.task(filing, "REVIEW"));
        assertThat(clerk.locator("main")).containsText("凭链接核对姓名和证件号码以后同意共同申请");
        Pictures.take(clerk, Path.of("target", "pictures", "confirmation-sheet.png"), true);
        court.register(filing);
        court.waitsAt(filing, "TRANSFERRED");
        filer.navigate("/filings/" + filing);
        assertThat(filer.locator("main")).containsText(Pattern.compile("（20\\d\\d）京0199民特[1-9]\\d*号"));
        assertThat(filer.locator("main")).containsText("司法确认不收费");
        picture(filer, "confirmation-registered");
    }
}
