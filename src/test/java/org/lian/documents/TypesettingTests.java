package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TypesettingTests {
    private static final Typeface TYPEFACE = new Typeface();
    private static final Typesetter TYPESETTER = new Typesetter(TYPEFACE);
    private static final Instant MOMENT = Instant.parse("2026-11-27T01:30:00Z");

    @BeforeAll
    static void theFontIsThere() {
        if (!Boolean.getBoolean("workbench.required")) {
            Assumptions.assumeTrue(TYPEFACE.isThere(), "built without Node.js, so without the font");
        }
    }

    private static Map<String, Object> receipt() {
        var values = new HashMap<String, Object>();
        values.put("title", "收件回执");
        values.put("court", "北京市某某区人民法院");
        values.put("number", "S20261127-ABCD2345");
        values.put("date", "二〇二六年十一月二十七日");
        values.put("receivedOn", "二〇二六年十一月二十七日");
        values.put("receivedTime", "9时30分21秒");
        values.put("filer", "张三");
        values.put("parties", "张三 诉 李四");
        values.put("cause", "民间借贷纠纷");
        values.put("hasMaterials", true);
        values.put(
                "materials",
                List.of(
                        Map.of("position", "1", "kind", "起诉状", "name", "民事起诉状.pdf"),
                        Map.of("position", "2", "kind", "证据", "name", "转账记录（2024年3月至6月，招商银行，共十二页，含电子回单）.pdf")));
        values.put("checkAddress", "https://lian.example.gov.cn/papers/0f8fad5b-d9cb-469f-a165-70867728950e");
        values.put(
                "checkCode", CheckCode.of("https://lian.example.gov.cn/papers/0f8fad5b-d9cb-469f-a165-70867728950e"));
        return values;
    }

    private static String page() {
        return new Templates()
                .fill("receipt", Templates.packaged("receipt"), receipt())
                .page();
    }

    @Test
    @DisplayName("PDF 的文字层是正常的汉字：能搜到“人民法院”，不是部首")
    void theTextLayerIsWords() throws IOException {
        var pdf = TYPESETTER.set(page(), MOMENT);
        Files.write(Path.of("target/receipt.pdf"), pdf);

        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document);

            assertThat(text).contains("北京市某某区人民法院", "收件回执", "张三 诉 李四", "二〇二六年十一月二十七日");
            assertThat(text.codePoints().filter(sign -> sign >= 0x2E80 && sign <= 0x2FDF))
                    .as("radicals")
                    .isEmpty();
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 80), "png", new File("target/receipt.png"));
        }
    }

    @Test
    @DisplayName("核验地址复制出来和写的一样：ff、fi 不并成一个字符")
    void noLigatures() throws IOException {
        try (var document = Loader.loadPDF(TYPESETTER.set(page().replace("0f8fad5b", "0ffafi5b"), MOMENT))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("0ffafi5b")
                    .doesNotContain("ﬀ", "ﬁ");
        }
    }

    @Test
    @DisplayName("同一份文书任何时候生成都是同样的字节")
    void theSamePageGivesTheSameBytes() throws InterruptedException {
        var once = Digests.sha256(TYPESETTER.set(page(), MOMENT));
        Thread.sleep(1100);

        assertThat(Digests.sha256(TYPESETTER.set(page(), MOMENT))).isEqualTo(once);
        assertThat(Digests.sha256(new Typesetter(new Typeface()).set(page(), MOMENT)))
                .isEqualTo(once);
    }

    @Test
    @DisplayName("PDF/A-2u：字体都嵌入，有色彩描述，元数据说明级别")
    void itIsPdfA() throws IOException {
        try (var document = Loader.loadPDF(TYPESETTER.set(page(), MOMENT))) {
            var catalogue = document.getDocumentCatalog();
            var metadata = new String(catalogue.getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);

            assertThat(metadata).contains("<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>U</pdfaid:conformance>");
            assertThat(catalogue.getOutputIntents()).hasSize(1);
            for (var page : document.getPages()) {
                var fonts = page.getResources().getFontNames();
                assertThat(fonts).isNotEmpty();
                for (COSName name : fonts) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    @DisplayName("字体里没有的字，生成之前就说得出来")
    void missingSignsAreNamed() {
        assertThat(TYPEFACE.missingIn("张𰻝、李四\uE000，𰻝")).contains("\uE000");
        assertThat(TYPEFACE.missingIn("张三诉李四，（2026）京0199民初1号：12,345.60 元〇")).isEmpty();
    }

    @Test
    @DisplayName("模板要的内容没有，或者是空的，就不成文书")
    void anUnfilledPlaceIsNoPaper() {
        var lacking = receipt();
        lacking.remove("cause");
        var empty = receipt();
        empty.put("cause", " ");

        assertThatThrownBy(() -> new Templates().fill("receipt", Templates.packaged("receipt"), lacking))
                .isInstanceOf(Unfillable.class);
        assertThatThrownBy(() -> new Templates().fill("receipt", Templates.packaged("receipt"), empty))
                .isInstanceOf(Unfillable.class);
    }

    @Test
    @DisplayName("当事人写的字只是字：不会变成页面的一部分，也不再当作模板")
    void whatAPartyWroteIsText() {
        var values = receipt();
        values.put("cause", "<img src='http://127.0.0.1/'/>{{court}}");

        var page = new Templates()
                .fill("receipt", Templates.packaged("receipt"), values)
                .page();

        assertThat(page).doesNotContain("<img src='http").contains("{{court}}");
        assertThat(ReadAloud.text(page)).contains("<img src='http://127.0.0.1/'/>{{court}}");
    }

    @Test
    @DisplayName("字体只解析一次：第二份文书快得多")
    void theFontIsParsedOnce() {
        TYPESETTER.set(page(), MOMENT);
        var begin = System.nanoTime();
        for (var i = 0; i < 5; i++) {
            TYPESETTER.set(page(), MOMENT);
        }
        var millis = (System.nanoTime() - begin) / 5_000_000;
        System.out.println("one paper takes " + millis + " ms");
        assertThat(TYPEFACE.weights()).isSameAs(TYPEFACE.weights());
        assertThat(millis).isLessThan(2_000);
    }
}
