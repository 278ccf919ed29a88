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
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** A litigant's hands: each step is a click or a key in the portal. */
abstract class AtThePortal extends InTheBrowser {
    static final String PASSWORD = "yi-ju-hao-ji-de-hua";
    private static final int SIDE = 40;

    Page page;

    void arrive(boolean javaScript) {
        page = browser.person("http://127.0.0.1:" + port, Browser.PHONE, javaScript)
                .newPage();
        page.navigate("/");
        browser.requireGoodPage(page);
    }

    /** Registers somebody; who is registered already, by a run that failed, logs in. */
    void registerAndSignIn(String username) {
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
        if (page.locator(".errors").isVisible()) {
            page.navigate("/login");
            page.getByLabel("用户名").fill(username);
            page.getByLabel("密码").fill(PASSWORD);
            click("登录");
        }
        assertThat(heading()).hasText("我的立案");
    }

    void startFiling() {
        click("开始新的立案");
        assertThat(heading()).hasText("您向哪个法院起诉？");
    }

    void answerAllQuestions() {
        choose("某某区人民法院");
        next();
        choose("民间借贷纠纷");
        next();
        click("我自己是原告");
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
        next();
        page.getByLabel("姓名或者单位全称").fill("李四");
        page.getByLabel("住址或者单位住所").fill("北京市某某区和平街道");
        next();
        page.getByLabel("第 1 条请求").fill("请求判令被告偿还借款本金 100,000 元");
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
        assertThat(heading()).hasText("还有几个问题");
        page.locator("[name='answers.arbitrationAgreement'][value=NO]").check();
        page.locator("[name='answers.urgent'][value=UNKNOWN]").check();
        next();
        assertThat(heading()).hasText("上传材料");
    }

    void upload(String kind, String name, byte[] content) {
        page.getByLabel("这是什么材料？").selectOption(kind);
        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload(name, "application/octet-stream", content));
        click("上传");
        assertThat(page.locator(".file", new Page.LocatorOptions().setHasText(name)))
                .isVisible();
        browser.requireGoodPage(page);
    }

    static void submit(Page page) {
        page.locator("input[name=consentOnline]").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交立案申请"))
                .click();
        page.waitForLoadState();
    }

    static void saveForLater(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存，稍后再填"))
                .click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("民事起诉：填写清单|这一问在别处改过"));
    }

    void next() {
        var before = page.url();
        click("保存并继续");
        page.waitForURL(url -> !url.equals(before));
        browser.requireGoodPage(page);
    }

    void choose(String text) {
        page.locator(
                        ".choice",
                        new Page.LocatorOptions()
                                .setHas(page.getByText(text, new Page.GetByTextOptions().setExact(true))))
                .first()
                .click();
    }

    void click(String name) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .first()
                .click();
    }

    /** From the materials on: what was written there of the evidence is kept on the way. */
    void toTheCheck() {
        click("继续，核对并提交");
        page.waitForURL(Pattern.compile(".*/check.*"));
    }

    void follow(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
    }

    Locator heading() {
        return page.locator("h1");
    }

    static byte[] pdf() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            // Two of one millisecond would be the same file, which the court keeps once.
            document.getDocumentInformation().setTitle(UUID.randomUUID().toString());
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] png(int shade) {
        try {
            var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            image.setRGB(shade % SIDE, shade / SIDE, 0xFFFFFF);
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
