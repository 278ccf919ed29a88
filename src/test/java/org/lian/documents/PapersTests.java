package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.keys.Vault;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 文书: fixed once, sealed, the same bytes ever after. */
@CourtTest
class PapersTests {
    @Autowired
    Papers papers;

    @Autowired
    Typeface typeface;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    private final FilingId filing = FilingId.random();

    private static Map<String, Object> words(String filer) {
        var words = new HashMap<String, Object>();
        words.put("title", "收件回执");
        words.put("court", "某某区人民法院");
        words.put("number", "S20261127-ABCD2345");
        words.put("date", "二〇二六年十一月二十七日");
        words.put("receivedOn", "二〇二六年十一月二十七日");
        words.put("receivedTime", "9时30分");
        words.put("filer", filer);
        words.put("parties", filer + " 诉 李四");
        words.put("application", "立案申请");
        words.put("receiptBasis", List.of("最高人民法院关于人民法院登记立案若干问题的规定第二条"));
        words.put("cause", "民间借贷纠纷");
        words.put("decision", "最迟在二〇二六年十二月四日决定是否立案");
        words.put("periodAgain", "审查期限从次日起重新计算");
        words.put("contact", false);
        words.put("forwarded", false);
        words.put("hasMaterials", false);
        words.put("materials", List.of());
        return words;
    }

    private Paper fix(String filer) {
        return papers.fix(filing, "RECEIPT", "S1", "receipt", words(filer));
    }

    @Test
    @DisplayName("文书只固定一次：以后再做，给出的还是第一份")
    void fixedOnce() {
        var first = fix("张三");

        assertThat(fix("王五")).isEqualTo(first);
        assertThat(first.text()).contains("张三 诉 李四").doesNotContain("收件回执");
        assertThat(first.templateVersion()).hasSize(64);
        assertThat(papers.of(filing)).containsExactly(first);
    }

    @Test
    @DisplayName("第一次打开时生成 PDF，此后每次都是同样的字节")
    void sameBytes() {
        Assumptions.assumeTrue(typeface.isThere(), "built without Node.js, so without the font");
        var paper = fix("张三");
        assertThat(papers.pdfDigest(paper.id())).isEmpty();

        var first = papers.pdf(paper.id());

        assertThat(papers.pdf(paper.id())).isEqualTo(first);
        assertThat(papers.pdfDigest(paper.id())).contains(Sha256.hex(first));
    }

    @Test
    @DisplayName("文书加密保存，谁也改不了")
    void sealedAndFixed() {
        var paper = fix("张三");

        assertThat(jdbc.sql("select encode(content, 'escape') from court_paper where id = ?")
                        .param(paper.id())
                        .query(String.class)
                        .single())
                .doesNotContain("张三");
        assertThatThrownBy(() -> jdbc.sql("update court_paper set digest = 'x' where id = ?")
                        .param(paper.id())
                        .update())
                .isNotNull();
    }

    @Test
    @DisplayName("文书按模板压缩后加密保存，同一个模板只存一次；以前没有压缩的照样读出")
    void packedByItsTemplate() {
        var first = fix("张三");
        var dictionaries = count("paper_dictionary");
        var second = papers.fix(filing, "RECEIPT", "S2", "receipt", words("王五"));
        assertThat(count("paper_dictionary")).isEqualTo(dictionaries).isPositive();
        assertThat(jdbc.sql("select max(length(content)) from court_paper where id in (?, ?)")
                        .params(first.id(), second.id())
                        .query(Integer.class)
                        .single())
                .isLessThan(2_500);
        assertThat(papers.find(second.id())).contains(second);

        var before = UUID.randomUUID();
        var content = """
                {"title":"收件回执","court":"某某法院","text":"张三 诉 李四","page":"<html/>"}""";
        jdbc.sql("""
                        insert into court_paper (id, filing_id, document, key, template, template_version, content,
                          digest, fixed_at, of_party)
                        values (?, ?, 'RECEIPT', ?, 'receipt', 'x', ?, 'x', now(), false)""")
                .params(
                        before,
                        UUID.randomUUID(),
                        new byte[] {1},
                        vault.seal(content.getBytes(StandardCharsets.UTF_8), "court-paper:" + before))
                .update();
        assertThat(papers.find(before).orElseThrow().text()).isEqualTo("张三 诉 李四");
        assertThat(papers.words(before)).isEmpty();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    @DisplayName("印不出的字：不生成缺字的 PDF，说明是哪个字")
    void aMissingSignStops() {
        Assumptions.assumeTrue(typeface.isThere(), "built without Node.js, so without the font");
        var paper = fix("张\uE000");

        assertThatThrownBy(() -> papers.pdf(paper.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("\uE000");
        assertThat(papers.unprintable("张\uE000")).isEqualTo("\uE000");
        assertThat(papers.pdfDigest(paper.id())).isEmpty();
    }

    @Test
    @DisplayName("填不满的文书不存在：没有留下任何记录")
    void anUnfilledPaperIsNotKept() {
        var words = words("张三");
        words.remove("cause");

        assertThatThrownBy(() -> papers.fix(filing, "RECEIPT", "S1", "receipt", words))
                .isInstanceOf(Unfillable.class);
        assertThat(papers.of(filing)).isEmpty();
    }
}
