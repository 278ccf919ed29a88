package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;

/** Photographs from a phone whose line comes and goes: each goes on by itself, and is told in words. */
@CourtTest
@Tag("thorough")
class UploadStories extends AtThePortal {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int SLOW = 900_000;

    @Test
    @DisplayName("传到一半断网：说网络断了、传了多少，恢复以后自己接着传，一个字节不差；读屏只听到几句")
    void theLineBreaksInTheMiddle() throws IOException {
        atTheMaterials("up-line");
        var photo = noise(1, 1_100);
        var line = page.context().newCDPSession(page);
        line.send("Network.enable");
        throughput(line, false);
        page.evaluate("""
                () => { window.said = [];
                  new MutationObserver(all => all.forEach(one => {
                    const status = one.target.nodeType === 1 && one.target.closest('.uploads [role=status]');
                    if (status) window.said.push(status.textContent);
                  })).observe(document.body, { subtree: true, childList: true }); }""");
        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload("借条.png", "image/png", photo));
        page.getByLabel("这是什么材料？").selectOption("EVIDENCE");
        click("上传");
        page.waitForFunction(
                "() => { const bar = document.querySelector('.uploads progress'); return bar && bar.value > 35; }");

        throughput(line, true);

        assertThat(page.locator(".uploads [role=status]")).hasText("网络断了，恢复以后自动接着传");
        assertThat(page.locator(".uploads li")).containsText("已传");
        browser.requireGoodPage(page);
        picture("upload-offline");
        var said = (List<?>) page.evaluate("window.said");
        assertThat(said.size()).as("what a screen reader hears: %s", said).isBetween(1, 5);

        throughput(line, false);

        assertThat(page.locator("#have")).hasText("已上传 1 个文件");
        assertThat(page.context()
                        .request()
                        .get(page.locator(".file").getAttribute("href"))
                        .body())
                .isEqualTo(photo);
        browser.requireGoodPage(page);
    }

    @Test
    @DisplayName("传到一半关了页面，回来再选同一个文件：从断的地方接着传，不从头来")
    void thePageIsClosedInTheMiddle() throws IOException {
        atTheMaterials("up-closed");
        var photo = noise(2, 1_100);
        var address = page.url();
        var line = page.context().newCDPSession(page);
        line.send("Network.enable");
        throughput(line, false);
        var file = java.nio.file.Files.write(
                java.nio.file.Files.createTempDirectory("up").resolve("合同.png"), photo);
        page.getByLabel("选择文件或者拍照").setInputFiles(file);
        page.getByLabel("这是什么材料？").selectOption("EVIDENCE");
        click("上传");
        page.waitForFunction(
                "() => { const bar = document.querySelector('.uploads progress'); return bar && bar.value > 45; }");
        page.close();

        page = page.context().newPage();
        page.navigate(address);
        var began = new java.util.concurrent.ConcurrentLinkedQueue<Long>();
        page.onRequest(request -> {
            if (request.method().equals("PATCH")) {
                began.add(Long.valueOf(request.headerValue("upload-offset")));
            }
        });
        page.getByLabel("选择文件或者拍照").setInputFiles(file);
        page.getByLabel("这是什么材料？").selectOption("EVIDENCE");
        click("上传");

        assertThat(page.locator("#have")).hasText("已上传 1 个文件");
        assertThat(began.peek()).as("where it goes on").isGreaterThanOrEqualTo(1 << 20);
    }

    @Test
    @DisplayName("大照片先在手机上缩小再传，勾了“传原图”的不动")
    void aLargePhotoIsMadeSmaller() throws IOException {
        atTheMaterials("up-large");
        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload("大照片.jpg", "image/jpeg", wide()));
        click("上传");
        assertThat(page.locator("#have")).hasText("已上传 1 个文件");
        var smaller = ImageIO.read(
                new ByteArrayInputStream(bytesOf(page.locator(".file").first().getAttribute("href"))));
        assertThat(smaller.getWidth()).isEqualTo(2500);
        assertThat(smaller.getHeight()).isEqualTo(1875);

        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload("原图.jpg", "image/jpeg", wide()));
        page.getByLabel(Pattern.compile("照片传原图.*")).check();
        click("上传");
        assertThat(page.locator("#have")).hasText("已上传 2 个文件");
        var link = page.locator(".file", new Page.LocatorOptions().setHasText("原图.jpg"));
        assertThat(bytesOf(link.getAttribute("href"))).isEqualTo(wide());
    }

    @Test
    @DisplayName("每样要的材料有自己的按钮；列表有小图，能转、能排、能合成 PDF；扩展名写错的说改成了什么；没有查毒的不说未查毒")
    void arrangedOnThePhone() throws IOException {
        atTheMaterials("up-arranged");
        assertThat(page.locator("body")).not().containsText("未查毒");
        need("证据材料").setInputFiles(new FilePayload[] {
            new FilePayload("一.jpg", "image/jpeg", plain(Color.RED)),
            new FilePayload("二.jpg", "image/jpeg", plain(Color.BLUE))
        });
        assertThat(page.locator("#have")).hasText("已上传 2 个文件");
        assertThat(page.locator(".material").first()).containsText("证据材料");
        assertThat(page.locator("#needed").locator("..")).not().containsText("缺少与诉讼请求相关的证据");
        page.waitForFunction("() => [...document.querySelectorAll('.thumb')].length === 2"
                + " && [...document.querySelectorAll('.thumb')].every(one => one.complete && one.naturalWidth > 0)");
        browser.requireGoodPage(page);
        picture("materials-arranged");

        page.getByText("上移二.jpg").click();
        assertThat(page.locator(".material .file").first()).hasText("二.jpg");
        page.getByText("转 90 度二.jpg").click();
        page.waitForFunction(
                "() => { const one = document.querySelector('.thumb'); return one.complete && one.naturalHeight > one.naturalWidth; }");
        page.locator(".tick input").first().check();
        page.locator(".tick input").last().check();
        click("合成一个 PDF");
        assertThat(page.locator(".note.warn")).containsText("已经合成“证据材料（2 张照片）.pdf”");
        assertThat(page.locator("#have")).hasText("已上传 3 个文件");
        browser.requireGoodPage(page);

        page.getByLabel("这是什么材料？").selectOption("EVIDENCE");
        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload("照片.pdf", "application/pdf", plain(Color.GREEN)));
        click("上传");
        assertThat(page.locator(".note.ok")).containsText("“照片.pdf”按里面的内容收为“照片.jpg”");
        assertThat(page.locator("#have")).hasText("已上传 4 个文件");
        browser.requireGoodPage(page);

        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload("又一张.jpg", "image/jpeg", plain(Color.GREEN)));
        page.getByLabel("这是什么材料？").selectOption("EVIDENCE");
        click("上传");
        assertThat(page.locator(".note.ok")).containsText("“又一张.jpg”和已经收下的“照片.jpg”是同一个文件，只收一份");
        assertThat(page.locator("#have")).hasText("已上传 4 个文件");
        page.setViewportSize(Browser.DESK, 900);
        picture("materials-arranged-desk");
    }

    @Test
    @DisplayName("没有脚本：每样材料的按钮照样能传，扩展名改了在页面上说")
    void withoutScripts() throws IOException {
        arrive(false);
        registerAndSignIn("up-plain");
        startFiling();
        page.navigate(page.url().replace("questions/court", "materials"));
        page.locator("#need-EVIDENCE").setInputFiles(new FilePayload("借条.pdf", "application/pdf", plain(Color.RED)));
        page.locator(".need", new Page.LocatorOptions().setHas(page.locator("#need-EVIDENCE")))
                .locator("button")
                .click();
        assertThat(page.locator("#have")).hasText("已上传 1 个文件");
        assertThat(page.locator(".note.warn")).containsText("“借条.pdf”按里面的内容收为“借条.jpg”");
        browser.requireGoodPage(page);
        picture("materials-plain");
    }

    private Locator need(String kind) {
        return page.getByLabel("拍照、选文件：" + kind);
    }

    /** A small photograph, lying. */
    private static byte[] plain(Color color) throws IOException {
        var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        var paper = image.createGraphics();
        paper.setColor(color);
        paper.fillRect(20, 20, 200, 120);
        paper.dispose();
        return written(image, "jpg");
    }

    private byte[] bytesOf(String address) {
        return page.context().request().get(address).body();
    }

    private void atTheMaterials(String username) {
        arrive(true);
        registerAndSignIn(username);
        startFiling();
        page.navigate(page.url().replace("questions/court", "materials"));
        browser.requireGoodPage(page);
    }

    private static void throughput(CDPSession line, boolean offline) {
        var conditions = new JsonObject();
        conditions.addProperty("offline", offline);
        conditions.addProperty("latency", 20);
        conditions.addProperty("downloadThroughput", 10_000_000);
        conditions.addProperty("uploadThroughput", SLOW);
        line.send("Network.emulateNetworkConditions", conditions);
    }

    private void picture(String name) {
        Pictures.take(page, PICTURES.resolve(name + ".png"), true);
    }

    /** What no packing makes smaller. */
    private static byte[] noise(int seed, int side) throws IOException {
        var random = new Random(seed);
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return written(image, "png");
    }

    /** As wide as a phone's camera makes them. */
    private static byte[] wide() throws IOException {
        var image = new BufferedImage(4000, 3000, BufferedImage.TYPE_INT_RGB);
        var paper = image.createGraphics();
        for (var n = 0; n < 400; n++) {
            paper.setColor(new Color(n * 7919 % 0xffffff));
            paper.fillRect(n * 10, n * 7, 900, 60);
        }
        paper.dispose();
        return written(image, "jpg");
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
