package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.zaxxer.hikari.HikariDataSource;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.documents.Printed;
import org.lian.story.CourtClock;
import org.lian.story.Stories;
import org.lian.verifier.Verifier;
import org.lian.vocabulary.Sha256;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** 回执 as people keep it, a picture with a code; and whether a file is what the court made, told without a network. */
@CourtTest
@Tag("thorough")
class VerifierStories extends InTheBrowser {
    private static final String INPUT = "input[type=file]";

    @Autowired
    DataSource database;

    @Value("${lian.data-dir}")
    Path folder;

    private String filing;
    private Page page;

    @BeforeEach
    void submitted() {
        Printed.needsTheFont();
        filing = new Stories(port).submitted();
        page = signedIn(Browser.PHONE, "zhangsan");
    }

    @Test
    @DisplayName("回执页不超过三屏，指纹收起；存成图片，图片上的二维码扫出核验的地址")
    void theReceiptIsAPicture() throws Exception {
        page.navigate("/filings/" + filing + "/receipt");
        picture(page, "receipt-phone");
        assertThat(page.locator(".hash").first()).isHidden();
        assertThat((int) page.evaluate("document.documentElement.scrollHeight")).isLessThan(3 * 740);

        var png = get(page.getByText("保存成图片").getAttribute("href"));
        var code = Printed.scanned(ImageIO.read(new ByteArrayInputStream(png)));
        assertThat(code).contains("/papers/").isEqualTo(Printed.code(pdf()));
        assertThat(png.length).isLessThan(300_000);
    }

    @Test
    @DisplayName("断网也能核验：原样的回执、当时交的材料说是，改了一个字的、别的材料说不是")
    void receiptsWithoutANetwork() {
        var found = new String[1];
        CourtClock.until(() -> {
            found[0] = new String(get("/filings/" + filing + "/receipt.json"), StandardCharsets.UTF_8);
            assertThat(found[0]).contains("\"SEALED\"");
        });
        var file = found[0];
        page.navigate("/receipts");
        picture(page, "verifier-phone");
        page.context().setOffline(true);

        choose(json(file), text("起诉状.txt", Stories.text("COMPLAINT")), text("别的.txt", Stories.text("别的")));
        assertThat(page.locator(".note").nth(0)).containsText("是本院出具的回执，没有改动");
        assertThat(page.locator(".note").nth(0)).containsText("材料 3 份");
        assertThat(page.locator(".note").nth(0)).containsText("已经封入法院日志第");
        assertThat(page.locator(".note").nth(1)).containsText("就是当时交的那一份");
        assertThat(page.locator(".note").nth(2)).containsText("不在上面的回执里");
        picture(page, "verifier-told-phone");

        for (var changed : changed(file).toList()) {
            choose(json(changed));
            assertThat(page.locator(".note")).hasCount(1);
            assertThat(page.locator(".note.bad")).containsText("不是本院出具的原样，不要相信");
        }
        choose(text("起诉状.txt", Stories.text("COMPLAINT")));
        assertThat(page.locator(".note")).containsText("请把回执文件（.json）也一起选上");
    }

    @Test
    @DisplayName("手机缩小以后上传的照片：回执写明；原图和法院收到的那一份都认得，别的照片不说是假的，说怎样核对；核验程序也认这份回执")
    void aPhotographThatThePhoneMadeSmaller() throws Exception {
        var court = new Stories(port);
        filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        var original = photograph(4000, 3000);
        page.navigate("/filings/" + filing + "/materials");
        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload("借条.jpg", "image/jpeg", original));
        page.getByLabel("这是什么材料？").selectOption("EVIDENCE");
        press(page, "上传");
        assertThat(page.locator("#have")).hasText("已上传 4 个文件");
        var received = get(page.locator(".file", new Page.LocatorOptions().setHasText("借条.jpg"))
                .getAttribute("href"));
        court.submit(filing).expecting(201);

        page.navigate("/filings/" + filing + "/receipt");
        page.getByText("收到材料 4 份").click();
        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("借条.jpg")))
                .containsText("由手机缩小后上传");
        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("COMPLAINT.txt")))
                .not()
                .containsText("由手机缩小");
        picture(page, "receipt-shrunk-phone");
        assertThat(Printed.text(pdf()).replaceAll("\\s", "")).contains("借条.jpg（由手机缩小后上传）");

        var file = new String(get("/filings/" + filing + "/receipt.json"), StandardCharsets.UTF_8);
        assertThat(file).contains("\"shrunkFrom\":\"" + Sha256.hex(original) + "\"");
        page.navigate("/receipts");
        choose(
                json(file),
                new FilePayload("原图.jpg", "image/jpeg", original),
                new FilePayload("下载的.jpg", "image/jpeg", received),
                new FilePayload("别的.jpg", "image/jpeg", photograph(300, 200)));
        assertThat(page.locator(".note.ok").nth(1)).containsText("是原图：当时由手机缩小以后上传");
        assertThat(page.locator(".note.ok").nth(2)).containsText("就是当时交的那一份");
        assertThat(page.locator(".note.warn")).containsText("这里分不出是哪一种");
        picture(page, "verifier-shrunk-phone");

        var verifier = new Verifier(
                port,
                folder.toAbsolutePath(),
                database.unwrap(HikariDataSource.class).getJdbcUrl());
        assertThat(verifier.receipt(file.getBytes(StandardCharsets.UTF_8)).exit())
                .isZero();
    }

    private static byte[] photograph(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var paper = image.createGraphics();
        for (var n = 0; n < 400; n++) {
            paper.setColor(new Color(n * 7919 % 0xffffff));
            paper.fillRect(n * 10, n * 7, 900, 60);
        }
        paper.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("扫纸上的二维码，再选手里的 PDF：是不是原样，断网也说得出")
    void papersWithoutANetwork() {
        var pdf = pdf();
        page.navigate(Printed.code(pdf).replaceAll("^https?://[^/]+", ""));
        picture(page, "paper-check-phone");
        page.context().setOffline(true);

        choose(new FilePayload("回执.pdf", "application/pdf", pdf));
        assertThat(page.locator(".note.ok")).containsText("就是本院出具的《收件回执》，没有改动");
        var other = pdf.clone();
        other[other.length / 2] ^= 1;
        choose(new FilePayload("回执.pdf", "application/pdf", other));
        assertThat(page.locator(".note.bad")).containsText("不是本院出具的这一份");
    }

    /** One sign here, one there: in the number, the time, a hash, the signature, the proof of the log. */
    private static Stream<String> changed(String file) {
        return Stream.of(
                        "number\\\":\\\"S",
                        "receivedAt\\\":\\\"2",
                        "sha256\\\":\\\"",
                        "signature\":\"",
                        "root\":\"",
                        "path\":[\"")
                .filter(file::contains)
                .map(mark -> file.indexOf(mark) + mark.length() + 2)
                .map(at -> file.substring(0, at) + (file.charAt(at) == '1' ? '2' : '1') + file.substring(at + 1));
    }

    private void choose(FilePayload... files) {
        page.locator(INPUT).setInputFiles(files);
        assertThat(page.locator(".note")).hasCount(files.length);
    }

    private byte[] pdf() {
        return get("/filings/" + filing + "/receipt.pdf");
    }

    private byte[] get(String path) {
        var answer = page.request().get(path);
        assertThat(answer.status()).isEqualTo(200);
        return Arrays.copyOf(answer.body(), answer.body().length);
    }

    private static FilePayload json(String text) {
        return new FilePayload("收件回执.json", "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static FilePayload text(String name, byte[] bytes) {
        return new FilePayload(name, "text/plain", bytes);
    }
}
