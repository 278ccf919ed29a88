package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitUntilState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;

/** A login that ends, a line that breaks, too many photos: what somebody typed or sent is there afterwards. */
@CourtTest
@Tag("thorough")
class NothingTypedIsLostStories extends AtThePortal {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String FACTS = "被告于 2025 年 3 月 1 日向我借款三万元，说好年底还，至今没有还。";

    @Test
    @DisplayName("写着写着登录失效：自动保存说明没有丢，重新登录回到这一问，写过的都在，并接着自动保存")
    void autosaveSurvivesTheEndOfALogin() {
        atTheClaims("lin-autosave", true);
        page.getByLabel("第 1 条请求").fill("请求还款");
        assertThat(page.locator("#saved")).containsText("已自动保存");
        page.context().clearCookies();
        page.getByLabel("事实和理由").fill(FACTS);
        assertThat(page.locator("#saved")).containsText("登录已经失效，刚才写的还没有保存，也没有丢");
        browser.requireGoodPage(page);
        picture("login-ended-autosave");

        follow("重新登录，回到这一问");
        logIn("lin-autosave");

        assertThat(heading()).hasText("您请求法院判什么，为什么？");
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
        assertThat(page.locator("#saved")).containsText("已自动保存");
        picture("login-ended-restored");
        assertThat(kept()).isZero();
        page.reload();
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
        assertThat(page.getByLabel("第 1 条请求")).hasValue("请求还款");
    }

    @Test
    @DisplayName("点“保存”时登录已经失效：写的内容在页面上，重新登录以后这一问带着写过的内容回来")
    void savingSurvivesTheEndOfALogin() {
        atTheClaims("lin-saving", true);
        page.getByLabel("第 1 条请求").fill("请求判令被告还款 30,000 元");
        page.getByLabel("事实和理由").fill(FACTS);
        page.context().clearCookies();
        click("保存并继续");
        assertThat(heading()).hasText("登录已经失效，刚才写的还没有保存");
        assertThat(page.locator("main")).containsText(FACTS);
        browser.requireGoodPage(page);
        picture("login-ended-saving");

        follow("重新登录，回到这一问");
        logIn("lin-saving");

        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
        assertThat(page.getByLabel("第 1 条请求")).hasValue("请求判令被告还款 30,000 元");
        next();
        assertThat(heading()).not().hasText("这一问在别处改过");
        assertThat(kept()).isZero();
    }

    @Test
    @DisplayName("在另一个窗口退出又登录：这一页的保存提示再点一次，写过的不丢，也不算冲突")
    void aNewLoginInAnotherWindowOnlyCostsAClick() {
        atTheClaims("lin-window", true);
        page.route(Pattern.compile(".*/draft$"), route -> route.abort());
        page.getByLabel("事实和理由").fill(FACTS);
        var other = page.context().newPage();
        other.navigate(page.url());
        other.locator(".site-nav button").click();
        logIn(other, "lin-window");
        click("保存，稍后再填");
        assertThat(heading()).hasText("刚才写的还没有保存，请再点一次保存");

        click("保存刚才写的");

        assertThat(heading()).hasText("民事起诉：填写清单");
        follow("请求和事实");
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
    }

    @Test
    @DisplayName("在另一个窗口退出又登录：自动保存自己换上新的令牌，接着保存，不用点")
    void autosaveFindsTheNewToken() {
        atTheClaims("lin-token", true);
        var other = page.context().newPage();
        other.navigate(page.url());
        other.locator(".site-nav button").click();
        logIn(other, "lin-token");

        page.getByLabel("事实和理由").fill(FACTS);
        assertThat(page.locator("#saved")).containsText("已自动保存");

        other.navigate(page.url());
        assertThat(other.getByLabel("事实和理由")).hasValue(FACTS);
        click("保存，稍后再填");
        assertThat(heading()).hasText("民事起诉：填写清单");
    }

    @Test
    @DisplayName("断了网：写的地方下面就说没有丢；网络一回来自己保存，不用再写一个字")
    void savedByItselfWhenTheNetworkReturns() {
        atTheClaims("lin-online", true);
        page.context().setOffline(true);
        page.getByLabel("事实和理由").fill(FACTS);
        var line = page.locator("#saved");
        assertThat(line).containsText("还没有保存上，也没有丢");
        var below = line.boundingBox().y
                - page.getByLabel("事实和理由").boundingBox().y
                - page.getByLabel("事实和理由").boundingBox().height;
        assertThat(below).as("pixels below the text").isBetween(0.0, 40.0);
        browser.requireGoodPage(page);
        picture("offline-autosave");

        page.context().setOffline(false);

        assertThat(line).containsText("已自动保存");
        assertThat(kept()).isZero();
        page.reload();
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
    }

    @Test
    @DisplayName("断了网点“保存”：一页自己的话说没有丢；网络回来就回到这一问，写过的都在；返回不问要不要重新提交")
    void offlineIsAPage() {
        page = browser.person("http://127.0.0.1:" + port, Browser.PHONE, true, ServiceWorkerPolicy.ALLOW)
                .newPage();
        page.navigate("/");
        registerAndSignIn("lin-offline");
        startFiling();
        var question = page.url().replace("questions/court", "questions/claims");
        page.navigate(question);
        assertThat((Object) page.evaluate("navigator.serviceWorker.ready.then(ready => Boolean(ready.active))"))
                .isEqualTo(true);
        page.reload();
        page.context().setOffline(true);
        page.getByLabel("第 1 条请求").fill("请求还款");
        page.getByLabel("事实和理由").fill(FACTS);
        click("保存并继续");

        assertThat(heading()).hasText("现在没有网络");
        assertThat(page.locator("main")).containsText("您写的没有丢");
        picture("offline-page");
        assertThat(
                        Boolean.TRUE.equals(
                                page.evaluate(
                                        "caches.keys().then(async names => (await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname)))).flat().every(path => ['/offline.html', '/offline.js', '/lian.css'].includes(path)))")))
                .as("nothing of a case is cached")
                .isTrue();

        page.context().setOffline(false);
        page.waitForURL(question);
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
        assertThat(page.getByLabel("第 1 条请求")).hasValue("请求还款");
        assertThat(page.locator("#saved")).containsText("已自动保存");
        next();
        page.goBack();
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
    }

    @Test
    @DisplayName("填错以后按返回：回到填的那一页，没有“确认重新提交表单”")
    void backAfterAFault() {
        atTheClaims("lin-back", true);
        page.getByLabel("第 1 条请求").fill("请求还款");
        click("保存并继续");
        assertThat(page.locator(".errors")).containsText("请写明事实和理由");
        assertThat(page.getByLabel("第 1 条请求")).hasValue("请求还款");
        page.getByLabel("事实和理由").fill(FACTS);
        next();

        page.goBack();
        assertThat(page.locator(".errors")).containsText("请写明事实和理由");
        page.goBack();
        assertThat(heading()).hasText("您请求法院判什么，为什么？");
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
    }

    @Test
    @DisplayName("登录快到期：先说，点“接着用”就接着用；到期了说没有丢")
    void aSessionThatEndsIsAnnounced() {
        arrive(true);
        registerAndSignIn("lin-ending");
        startFiling();
        page.clock().install();
        page.navigate(page.url().replace("questions/court", "questions/claims"));
        assertThat(page.locator(".ending")).hasCount(0);

        page.clock().fastForward("07:52:00");
        page.clock().runFor(20_000);
        assertThat(page.locator(".ending")).containsText("登录还有不到 8 分钟到期，写的内容不会丢");
        browser.requireGoodPage(page);
        picture("session-ending");
        page.getByText("接着用").click();
        assertThat(page.locator(".ending")).hasCount(0);

        page.clock().fastForward("08:01:00");
        page.clock().runFor(20_000);
        assertThat(page.locator(".ending")).containsText("登录到期了，写的内容没有丢");
        page.locator(".ending a").click();
        logIn("lin-ending");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator(".ending")).hasCount(0);
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("草稿：先看到“继续填写”，再是“开始新的立案”；不要的在填写清单里删掉；找不到被告的，那一页说怎么办")
    void aDraftIsGoneOnWithOrDeleted(boolean javaScript) {
        arrive(javaScript);
        registerAndSignIn("lin-draft-" + javaScript);
        browser.requireGoodPage(page);
        startFiling();
        var list = page.url().replace("/questions/court", "");
        page.navigate("/filings");
        assertThat(page.locator("main .card")).hasCount(0);
        page.navigate(list + "/parties/defendants/0");
        page.getByText("找不到对方、不知道真名或者住址怎么办").click();
        browser.requireGoodPage(page);
        picture("not-found-" + javaScript);
        page.getByLabel("姓名或者单位全称").fill("李四");
        click("保存");

        page.navigate("/filings");
        assertThat(page.locator("main .button").first()).containsText("继续填写");
        browser.requireGoodPage(page);
        picture("go-on-" + javaScript);
        page.navigate("/");
        assertThat(page.locator("main .button").first()).containsText("继续填写");
        page.locator("main .button").first().click();
        page.getByText("不要这份草稿了").click();
        browser.requireGoodPage(page);
        picture("draft-removal-" + javaScript);
        click("删除这份草稿");

        assertThat(page.locator("[role=status]")).containsText("草稿已经删除");
        assertThat(page.locator("main .card")).hasCount(0);
        browser.requireGoodPage(page);
    }

    @Test
    @DisplayName("自己的手机：没保存上的字关了网页还在，本人登录回来就补上；没有勾的，关了就没有；退出清掉，密码从来不留")
    void onOnesOwnDeviceItOutlivesThePage() {
        atTheClaims("lin-own", true);
        var question = page.url();
        page.locator(".site-nav button").click();
        page.navigate("/login");
        page.getByText("这是我自己的手机或者电脑").click();
        logIn("lin-own");
        for (var own = true; ; own = false) {
            page.navigate(question);
            page.route(Pattern.compile(".*/draft$"), route -> route.abort());
            page.getByLabel("事实和理由").fill(FACTS);
            assertThat(page.locator("#saved")).containsText("也没有丢");
            var next = page.context().newPage();
            page.close();
            page = next;
            page.navigate(question);
            assertThat(page.getByLabel("事实和理由")).hasValue(own ? FACTS : "");
            if (!own) {
                return;
            }
            assertThat(page.locator("#saved")).containsText("已自动保存");
            page.route(Pattern.compile(".*/draft$"), route -> route.abort());
            page.getByLabel("事实和理由").fill("还没有保存上的");
            page.locator(".site-nav button").click();
            assertThat((Object) page.evaluate("Object.values(localStorage).join()"))
                    .isEqualTo("yes");
            page.getByText("这是我自己的手机或者电脑").click();
            logIn("lin-own");
            page.unrouteAll();
            page.navigate(question);
            page.getByLabel("事实和理由").fill("");
            assertThat(page.locator("#saved")).containsText("已自动保存");
        }
    }

    @Test
    @DisplayName("没有脚本：登录失效时写的内容由页面交还，在新窗口登录以后点一下就保存")
    void withoutScriptsTheAnswerIsGivenBack() {
        atTheClaims("lin-plain", false);
        page.getByLabel("第 1 条请求").fill("请求还款");
        page.getByLabel("事实和理由").fill(FACTS);
        page.context().clearCookies();
        click("保存，稍后再填");
        assertThat(heading()).hasText("登录已经失效，刚才写的还没有保存");
        assertThat(page.locator("main")).containsText(FACTS);
        browser.requireGoodPage(page);
        picture("login-ended-plain");
        var window = page.context()
                .waitForPage(() -> page.locator("a[target=_blank]").click());
        logIn(window, "lin-plain");

        click("保存刚才写的");
        if (heading().innerText().contains("再点一次")) {
            click("保存刚才写的");
        }

        assertThat(heading()).hasText("民事起诉：填写清单");
        follow("请求和事实");
        assertThat(page.getByLabel("事实和理由")).hasValue(FACTS);
    }

    @Test
    @DisplayName("换一个人在同一个窗口登录：看不到前一个人写的，留在窗口里的也清掉；退出也清掉")
    void nobodyReadsWhatAnotherPersonTyped() {
        arrive(true);
        registerAndSignIn("lin-next");
        page.locator(".site-nav button").click();
        atTheClaims("lin-first", true);
        var question = page.url();
        page.context().clearCookies();
        page.getByLabel("事实和理由").fill(FACTS);
        assertThat(page.locator("#saved")).containsText("登录已经失效");
        assertThat(kept()).isOne();

        page.navigate(question);
        logIn("lin-next");

        assertThat(page.locator("body")).not().containsText("借款三万元");
        assertThat(kept()).isZero();

        page.context().clearCookies();
        page.navigate("/login");
        logIn("lin-first");
        page.navigate(question);
        assertThat(page.getByLabel("事实和理由")).hasValue("");
        page.route(Pattern.compile(".*/draft$"), route -> route.abort());
        page.getByLabel("事实和理由").fill(FACTS);
        assertThat(kept()).isOne();
        page.locator(".site-nav button").click();
        assertThat(kept()).isZero();
    }

    @Test
    @DisplayName("一次选十六张照片：一张一张传，传上的马上收好；坏的指出名字和原因，其余的都在，可以再传")
    void sixteenPhotosAtOnce(@TempDir Path folder) throws IOException {
        atTheMaterials("lin-photos", true);
        var photos = photos(folder);
        photos.set(7, Files.writeString(folder.resolve("坏的.jpg"), "这不是照片"));
        page.getByLabel("这是什么材料？").selectOption("EVIDENCE");
        page.getByLabel("选择文件或者拍照").setInputFiles(photos.toArray(Path[]::new));
        click("上传");

        page.locator(".uploads button").waitFor(new Locator.WaitForOptions().setTimeout(240_000));
        assertThat(page.locator(".uploads [role=status]")).containsText("传上 15 个，已经收好；1 个没有传上");
        assertThat(page.locator(".uploads .fault")).hasCount(1);
        assertThat(page.locator(".uploads .fault")).containsText("坏的.jpg");
        browser.requireGoodPage(page);
        picture("sixteen-photos");
        assertThat(page.locator("#have")).hasText("已上传 15 个文件");
        page.reload();
        assertThat(page.locator("#have")).hasText("已上传 15 个文件");
    }

    @Test
    @DisplayName("没有脚本，一次选得太多：回到材料页，用话说明一次最多多少、以前传的都在")
    void tooManyWithoutScriptsIsSaidInWords(@TempDir Path folder) throws IOException {
        atTheMaterials("lin-many", false);
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(3));
        assertThat(page.locator("noscript .hint")).containsText("一次选的文件合起来请不要超过 85 MB");
        page.getByLabel("选择文件或者拍照").setInputFiles(photos(folder).toArray(Path[]::new));
        click("上传");

        assertThat(page.locator(".errors")).containsText("一次选的文件合起来超过了 85 MB");
        assertThat(page.locator(".errors")).containsText("以前上传的都还在");
        assertThat(page.locator("#have")).hasText("已上传 1 个文件");
        browser.requireGoodPage(page);
        picture("too-many-plain");
    }

    @Test
    @DisplayName("网慢，脚本还没有到就已经填好：脚本一到，填的照样自动保存，金额照样回应")
    void typedBeforeTheScriptsCame() {
        atTheClaims("lin-early", true);
        var held = new ArrayList<Route>();
        page.route(Pattern.compile("/(lian|htmx)[^/]*\\.js$"), held::add);
        page.navigate(
                page.url().replace("questions/claims", "questions/amount"),
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.getByLabel("诉讼请求金额").fill("100000");
        page.waitForCondition(() -> held.size() == 2);

        held.forEach(Route::resume);

        assertThat(page.locator("#fee-line")).containsText("壹拾万元整");
        assertThat(page.locator("#saved")).containsText("已自动保存");
    }

    private void atTheClaims(String username, boolean javaScript) {
        arrive(javaScript);
        registerAndSignIn(username);
        startFiling();
        page.navigate(page.url().replace("questions/court", "questions/claims"));
    }

    private void atTheMaterials(String username, boolean javaScript) {
        arrive(javaScript);
        registerAndSignIn(username);
        startFiling();
        page.navigate(page.url().replace("questions/court", "materials"));
        browser.requireGoodPage(page);
    }

    private void logIn(String username) {
        logIn(page, username);
    }

    private static void logIn(Page page, String username) {
        page.getByLabel("用户名").fill(username);
        page.getByLabel("密码").fill(PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("登录").setExact(true))
                .click();
        page.waitForLoadState();
    }

    /** How many answers the tab keeps. */
    private int kept() {
        return (int) page.evaluate("Object.keys(sessionStorage).filter(name => name.startsWith('kept:')).length");
    }

    private void picture(String name) {
        page.setViewportSize(390, 844);
        Pictures.take(page, PICTURES.resolve(name + ".png"), true);
    }

    /** Sixteen of more than 5.5 MB each, as a phone's camera makes them. */
    private static List<Path> photos(Path folder) throws IOException {
        var random = new Random(16);
        var photos = new ArrayList<Path>();
        for (var n = 1; n <= 16; n++) {
            var image = new BufferedImage(1_450, 1_340, BufferedImage.TYPE_INT_RGB);
            for (var y = 0; y < image.getHeight(); y++) {
                for (var x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, random.nextInt());
                }
            }
            var photo = folder.resolve("照片" + n + ".png");
            ImageIO.write(image, "png", photo.toFile());
            photos.add(photo);
        }
        return photos;
    }
}
