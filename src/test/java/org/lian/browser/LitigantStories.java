package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a litigant does in the portal, click by click, on a phone. */
@CourtTest
class LitigantStories {
    private static final String PASSWORD = "yi-ju-hao-ji-de-hua";
    private static final Pattern RECEIPT = Pattern.compile("S\\d{8}-[2-9A-Z]{8}");

    private static Browser browser;

    @LocalServerPort
    int port;

    private Page page;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

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
        follow("继续，核对并提交");
        assertThat(page.getByText("2,300.00 元")).isVisible();
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
        follow("继续，核对并提交");
        assertThat(page.locator(".note.bad")).containsText("起诉状");

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

        other.getByLabel("诉讼请求").fill("在另一个窗口写的请求");
        saveForLater(other);
        third.getByLabel("诉讼请求金额").fill("10万");
        saveForLater(third);
        page.getByLabel("诉讼请求").fill("在这个窗口写的请求");
        saveForLater(page);

        assertThat(heading()).hasText("这一问在别处改过");
        assertThat(page.locator("main")).containsText("在另一个窗口写的请求");
        click("用这一份");
        follow("请求和事实");
        assertThat(page.getByLabel("诉讼请求")).hasValue("在这个窗口写的请求");
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

    private void arrive(boolean javaScript) {
        page = browser.person("http://127.0.0.1:" + port, Browser.PHONE, javaScript)
                .newPage();
        page.navigate("/");
        browser.requireGoodPage(page);
    }

    private void registerAndSignIn(String username) {
        follow("注册并开始立案");
        click("注册");
        assertThat(page.locator(".errors")).containsText("处需要修改");
        browser.requireGoodPage(page);
        page.getByLabel("姓名或者单位全称").fill("王小明");
        page.getByLabel("证件号码").fill("11010519850312008X");
        page.getByLabel("手机号码").fill("13800138000");
        page.getByLabel("用户名").fill(username);
        page.getByLabel("密码").fill(PASSWORD);
        click("注册");
        page.getByLabel("用户名").fill(username);
        page.getByLabel("密码").fill(PASSWORD);
        click("登录");
        assertThat(heading()).hasText("我的立案");
    }

    private void startFiling() {
        click("开始新的立案");
        assertThat(heading()).hasText("您向哪个法院起诉？");
    }

    private void answerAllQuestions() {
        choose("某某区人民法院");
        next();
        choose("民间借贷纠纷");
        next();
        click("我自己是原告");
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
        click("保存");
        follow("继续");
        follow("填写被告");
        page.getByLabel("姓名或者单位全称").fill("李四");
        page.getByLabel("住址或者单位住所").fill("北京市某某区和平街道");
        click("保存");
        follow("继续");
        page.getByLabel("诉讼请求").fill("请求判令被告偿还借款本金 100,000 元");
        page.getByLabel("事实和理由").fill("被告于 2025 年 3 月 1 日借款 100,000 元，约定年底归还，至今未还。");
        next();
        page.getByLabel("诉讼请求金额").fill("100,000");
        next();
        choose("由法院决定");
        next();
        page.getByLabel("收件地址").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
        page.getByLabel("联系电话").fill("13800138000");
        choose("同意电子送达");
        next();
        assertThat(heading()).hasText("上传材料");
    }

    private void upload(String kind, String name, byte[] content) {
        page.getByLabel("这是什么材料？").selectOption(kind);
        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload(name, "application/octet-stream", content));
        click("上传");
        assertThat(page.locator(".file", new Page.LocatorOptions().setHasText(name)))
                .isVisible();
        browser.requireGoodPage(page);
    }

    private static void submit(Page page) {
        page.locator("input[name=consentOnline]").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交立案申请"))
                .click();
        page.waitForLoadState();
    }

    private static void saveForLater(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存，稍后再填"))
                .click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("民事起诉：填写清单|这一问在别处改过"));
    }

    private void next() {
        var before = page.url();
        click("保存并继续");
        page.waitForURL(url -> !url.equals(before));
        browser.requireGoodPage(page);
    }

    private void choose(String text) {
        page.locator(
                        ".choice",
                        new Page.LocatorOptions()
                                .setHas(page.getByText(text, new Page.GetByTextOptions().setExact(true))))
                .first()
                .click();
    }

    private void click(String name) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .first()
                .click();
    }

    private void follow(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
    }

    private Locator heading() {
        return page.locator("h1");
    }

    private static byte[] pdf() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] png(int shade) {
        try {
            var image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
            image.setRGB(shade, shade, 0xFFFFFF);
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
