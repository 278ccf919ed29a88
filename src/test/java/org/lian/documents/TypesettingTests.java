package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Sha256;

@Tag("long")
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
        values.put("application", "立案申请");
        values.put("receiptBasis", List.of("最高人民法院关于人民法院登记立案若干问题的规定第二条"));
        values.put("cause", "民间借贷纠纷");
        values.put("decision", "最迟在二〇二六年十二月四日决定是否立案");
        values.put("periodAgain", "审查期限从次日起重新计算");
        values.put("contact", List.of("某某区某某路1号，电话 010-00000000"));
        values.put("forwarded", false);
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
    @DisplayName("几份文书同时排版，和一份一份排的字节相同")
    void atTheSameTimeAsAlone() {
        var pages = IntStream.range(0, 8)
                .mapToObj(number -> {
                    var values = receipt();
                    values.put("filer", "张三".repeat(number + 1));
                    return new Templates()
                            .fill("receipt", Templates.packaged("receipt"), values)
                            .page();
                })
                .toList();
        var alone = pages.stream()
                .map(page -> Sha256.hex(TYPESETTER.set(page, MOMENT)))
                .toList();

        for (var round = 0; round < 5; round++) {
            assertThat(pages.parallelStream()
                            .map(page -> Sha256.hex(TYPESETTER.set(page, MOMENT)))
                            .toList())
                    .isEqualTo(alone);
        }
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
        var once = Sha256.hex(TYPESETTER.set(page(), MOMENT));
        Thread.sleep(1100);

        assertThat(Sha256.hex(TYPESETTER.set(page(), MOMENT))).isEqualTo(once);
        assertThat(Sha256.hex(new Typesetter(new Typeface()).set(page(), MOMENT)))
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
    @DisplayName("交费通知不论几档：落款所在的那一页总有正文，不独自成页；表格不在一行中间断开")
    void theEndOfAFeeNoticeIsNeverAlone() throws IOException {
        for (var tiers = 1; tiers <= 14; tiers++) {
            var words = Templates.packaged("fee-notice");
            var pdf = TYPESETTER.set(
                    new Templates().fill("fee-notice", words, feeNotice(tiers)).page(), MOMENT);
            Printed.picture("FEE_NOTICE-" + tiers, pdf);
            try (var document = Loader.loadPDF(pdf)) {
                var last = new PDFTextStripper();
                last.setStartPage(document.getNumberOfPages());
                assertThat(last.getText(document).replaceAll("\\s", ""))
                        .as(tiers + " tiers")
                        .contains("（院印）", "申请复核（诉讼费用交纳办法第四十三条）");
            }
        }
    }

    private static Map<String, Object> feeNotice(int tiers) {
        var values = receipt();
        values.put("title", "交纳诉讼费用通知书");
        values.put("caseNumber", "（2026）京0199民初123号");
        values.put("filer", "某某科技（北京）有限公司、欧阳娜娜、买买提·艾力等5人");
        values.put("matter", "某某科技（北京）有限公司、欧阳娜娜、买买提·艾力等5人诉某某物业服务有限责任公司、李四民间借贷纠纷");
        values.put("amount", "321,802.19 元");
        values.put("total", "321,802.19");
        values.put("amountInWords", "人民币叁拾贰万壹仟捌佰零贰元壹角玖分");
        values.put(
                "lines",
                java.util.stream.IntStream.range(0, tiers)
                        .mapToObj(at -> Map.of(
                                "item", "超过100万元至200万元的部分　按0.9%", "yuan", "9,000.00", "basis", "诉讼费用交纳办法第十三条第一款第(一)项"))
                        .toList());
        values.put("paymentPeriod", "7 日内交纳（诉讼费用交纳办法第二十二条）");
        values.put("waysToPay", "可以在本案页面用微信支付、支付宝、银行转账交纳，也可以到本院诉讼服务中心窗口交纳。");
        values.put("paymentCode", "1000 0000 0165");
        values.put("reliefDecided", false);
        values.put("judgeDecides", false);
        values.put("unpaidBasis", "最高人民法院关于适用民事诉讼法的解释第二百一十三条");
        values.put("withdrawal", "撤诉");
        values.put("account", List.of("户名：某某区人民法院诉讼费专户，开户行：某某银行某某支行，账号：0000 0000 0000 0000"));
        return values;
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

    @Test
    @DisplayName("起诉状不论多长，签名和末尾的说明在同一页：最后一页不会只剩一行小字")
    void theLastPageIsSigned() throws IOException {
        var form = PaperForms.declared().all().stream()
                .filter(each -> each.template().equals("party-complaint"))
                .findFirst()
                .orElseThrow();
        for (var paragraphs = 1; paragraphs <= 24; paragraphs++) {
            var words = SampleCase.USUAL.words(form, PaperForms.declared().shared());
            words.put("facts", Collections.nCopies(paragraphs, "期限届满以后，原告多次催要，被告没有归还。"));
            var page = new Templates()
                    .fill(form.template(), Templates.packaged(form.template()), words)
                    .page();
            try (var document = Loader.loadPDF(TYPESETTER.set(page, MOMENT))) {
                var last = new PDFTextStripper();
                last.setStartPage(document.getNumberOfPages());
                assertThat(last.getText(document))
                        .as("%s paragraphs", paragraphs)
                        .contains("具状人：", "逐项填写并提交");
            }
        }
    }
}
