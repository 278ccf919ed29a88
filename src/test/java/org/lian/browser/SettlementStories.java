package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Mediated;
import org.lian.story.Stories;

/** 签署调解协议 by hand: the mediator at a desk, both parties on a phone, one of them without an account. */
@CourtTest
@Tag("thorough")
class SettlementStories extends InTheBrowser {
    private Stories court;

    @BeforeEach
    void court() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("调解员逐条拟定，申请人在手机上看完、输密码签；对方在手机上打开链接、写姓名和号码签；签齐就生效，两边都拿到协议")
    void bothSignOnAPhone() throws IOException, InterruptedException {
        var filing = Mediated.mediating(court);
        var task = court.taskFor(court.as("mediator1"), filing, "MEDIATE");
        var desk = signedIn(1366, "mediator1");
        desk.navigate("/staff/tasks/" + task);
        desk.getByText("在线拟定、签署调解协议").click();
        desk.locator("#who-1").fill("李四");
        desk.locator("#what-1").fill("偿还张三借款");
        desk.locator("#until-1").fill("2027年3月31日以前");
        desk.locator("#amount-1").fill("100000");
        desk.locator("#who-2").fill("张三");
        desk.locator("#what-2").fill("收到上述款项后，不再主张利息");
        press(desk, "拟定并签署，请各方签署");
        assertThat(desk.locator("main")).containsText("您的签署已经记下");
        desk.locator("li", new Page.LocatorOptions().setHasText("李四"))
                .getByText("交给签署链接")
                .click();
        desk.locator("#number-DEFENDANT_1").fill("110101199001011237");
        desk.locator("li", new Page.LocatorOptions().setHasText("李四"))
                .getByText("生成链接")
                .click();
        var link = URI.create(desk.locator("[data-link]").textContent()).getPath();
        picture(desk, "settlement-desk");

        var filer = signedIn(Browser.PHONE, "zhangsan");
        filer.navigate("/filings/" + filing);
        filer.getByText("看协议，签署").click();
        assertThat(filer.locator("main")).containsText("人民币壹拾万元整");
        picture(filer, "settlement-filer-phone");
        filer.getByLabel("我看过全部内容").check();
        filer.getByLabel("登录密码").fill("demo-zhangsan");
        press(filer, "签署");
        assertThat(filer.locator("main")).containsText("您已经签署调解协议");

        var other =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, true).newPage();
        other.navigate(link);
        other.getByLabel("姓名或者名称").fill("李四");
        other.getByLabel("身份证件号码").fill("110101199001011238");
        other.getByLabel("我看过全部内容").check();
        press(other, "签署");
        assertThat(other.locator(".errors")).containsText("不一致");
        other.getByLabel("身份证件号码").fill("110101199001011237");
        other.getByLabel("我看过全部内容").check();
        picture(other, "settlement-link-phone");
        press(other, "签署");
        assertThat(other.locator("main")).containsText("协议已经生效");
        picture(other, "settlement-signed-phone");
        court.waitsAt(filing, "SETTLED");
        filer.navigate("/filings/" + filing);
        assertThat(filer.locator("main")).containsText("调解协议");

        var paper = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + link + "/paper"))
                                .build(),
                        BodyHandlers.ofByteArray());
        Pictures.keep(Path.of("target", "pictures", "settlement-agreement.pdf"), paper.body());
    }
}
