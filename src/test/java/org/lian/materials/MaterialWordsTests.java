package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Word、OFD 文件和纯文本的文字: read beside the decision, in the parsers' process, to whom the task is open. */
@CourtTest
class MaterialWordsTests {
    private static final Actor LITIGANT = new Actor("a-1", "zhangsan", Set.of(Role.LITIGANT), Set.of());

    @LocalServerPort
    int port;

    @Autowired
    Materials materials;

    @Autowired
    Wordings wordings;

    private final FilingId filing = FilingId.random();

    @Test
    @DisplayName("Word 文件：一段一行，表格一行一行、格子并排，图片说明是图片；删除的、域的代码不算")
    void aWordFile() throws Exception {
        var body = """
                <w:p><w:r><w:t>借  条</w:t></w:r></w:p>
                <w:p><w:r><w:t>今借到</w:t><w:tab/><w:t>张三</w:t></w:r><w:del><w:r><w:delText>李四</w:delText></w:r></w:del>
                <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>日期</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>金额</w:t></w:r></w:p></w:tc></w:tr>
                <w:tr><w:tc><w:p><w:r><w:t>3月1日</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>10万元</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                <w:p><w:r><w:drawing/></w:r></w:p><w:p><w:r><w:t>借款人：李四</w:t></w:r></w:p>""";

        assertThat(words("借条.docx", WordFile.ofBody(body))).isEqualTo("""
                借  条
                今借到	张三
                日期  ｜ 金额\s
                3月1日  ｜ 10万元\s
                ［图片］
                借款人：李四""");
    }

    @Test
    @DisplayName("OFD 文件：按文件自己的页序，同一高度是一行，模板上的字也在；图片、签章说明要看原件")
    void anOfdFile() throws Exception {
        var parts = OfdFile.parts();

        assertThat(words("发票.ofd", OfdFile.of(parts))).isEqualTo("""
                第 1 页
                电子发票
                金额：100000.00  元
                ［图片］
                开票方盖章

                第 2 页
                借款人：李四""");
        parts.put("Doc_0/Signs/Sign_0/Signature.xml", "<ofd:Signature xmlns:ofd=\"http://www.ofdspec.org/2016\"/>");
        assertThat(words("发票.ofd", OfdFile.of(parts))).endsWith("（这份文件有电子签名或者签章，要在原件里看。）");
    }

    @Test
    @DisplayName("OFD 文件缺页、断了、很长：没有文字或者到四十万字为止；别的文件改名为 OFD 收不进来")
    void oddOfdFiles() throws Exception {
        var missing = OfdFile.parts();
        missing.remove("Doc_0/Pages/Page_0/Content.xml");
        assertThat(wordings.of(add("缺页.ofd", OfdFile.of(missing)))).isEmpty();
        var broken = OfdFile.parts();
        broken.put("Doc_0/Pages/Page_1/Content.xml", "<ofd:Page>");
        assertThat(wordings.of(add("断了.ofd", OfdFile.of(broken)))).isEmpty();
        var none = OfdFile.parts();
        none.put("Doc_0/Document.xml", "<Document/>");
        assertThat(wordings.of(add("没有页.ofd", OfdFile.of(none)))).isEmpty();
        var endless = OfdFile.parts();
        endless.put("Doc_0/Pages/Page_1/Content.xml", OfdFile.page("", OfdFile.text("很 宽 的 框", letters(500_000))));
        assertThat(words("长.ofd", OfdFile.of(endless)))
                .hasSizeLessThan(MaterialWords.MOST + 100)
                .endsWith("请下载原件查看。");
        assertThat(add("发票.pdf", OfdFile.of(OfdFile.parts())))
                .returns("发票.ofd", Material::fileName)
                .returns("application/ofd", Material::mediaType);
        assertThatThrownBy(() -> add("假.ofd", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("纯文本：两种编码都读得出；PDF、照片没有文字可给")
    void plainTexts() throws Exception {
        assertThat(words("说明.txt", "\uFEFF被告到期未还。".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("被告到期未还。");
        assertThat(words("说明.txt", "被告到期未还。".getBytes(Charset.forName("GB18030"))))
                .isEqualTo("被告到期未还。");
        assertThat(wordings.of(materials.add(
                        filing,
                        "EVIDENCE",
                        "照片.jpg",
                        new ByteArrayInputStream(CardPicture.of("张三", "11010519850312008X", "北京市")),
                        LITIGANT)))
                .isEmpty();
    }

    @Test
    @DisplayName("很长的到四十万字为止，说明后面还有；坏的没有文字，不影响别的")
    void longAndBrokenOnes() throws Exception {
        var long500 = letters(500_000);

        assertThat(words("长.docx", WordFile.ofBody("<w:p><w:r><w:t>" + long500 + "</w:t></w:r></w:p>")))
                .hasSizeLessThan(MaterialWords.MOST + 100)
                .endsWith("请下载原件查看。");
        assertThat(words("长.txt", long500.getBytes(StandardCharsets.UTF_8)))
                .hasSizeLessThan(MaterialWords.MOST + 100)
                .endsWith("请下载原件查看。");
        assertThat(wordings.of(add("坏.docx", WordFile.ofPart("<w:document><w:p>"))))
                .isEmpty();
        assertThat(words("好.docx", WordFile.ofBody("<w:p><w:r><w:t>照常</w:t></w:r></w:p>")))
                .isEqualTo("照常");
    }

    @Test
    @DisplayName("办理页读得到文字，是纯文本；外院人员、没有这项任务的人读不到")
    void besideTheDecision() throws Exception {
        var court = new Stories(port);
        var draft = court.drafted(Stories.loanDraft());
        var hostile = WordFile.ofBody("<w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:r></w:p>");
        var material = court.zhangsan
                .upload("/api/v1/filings/" + draft + "/materials", "EVIDENCE", "借条.docx", hostile)
                .expecting(201)
                .get("id");
        court.insist(draft);
        var task = court.task(draft, "REVIEW");
        var address = "/staff/tasks/" + task + "/materials/" + material + "?words=true";

        assertThat(QuietBrowser.as(port, "clerk1").get("/staff/tasks/" + task).text())
                .contains("data-viewer=\"WORDS\"");
        var read = QuietBrowser.as(port, "clerk1").get(address).expecting(200);
        assertThat(read.text()).isEqualTo("<script>alert(1)</script>");
        assertThat(read.header("Content-Type")).startsWith("text/plain");
        assertThat(read.header("Content-Security-Policy")).startsWith("sandbox");
        for (var other : new String[] {"clerk3", "analyst1", "mediator1"}) {
            assertThat(QuietBrowser.as(port, other).get(address).status())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(CourtClient.anonymous(port).get(address).status()).isIn(302, 401, 403);
    }

    /** So many and some, of which no part repeats. */
    private static String letters(int count) {
        var letters = new StringBuilder();
        var random = new Random(5);
        while (letters.length() < count) {
            letters.append(Long.toString(random.nextLong(), 36).replace('-', 'm'));
        }
        return letters.toString();
    }

    private String words(String name, byte[] content) throws IOException {
        return wordings.of(add(name, content)).orElseThrow();
    }

    private Material add(String name, byte[] content) {
        return materials.add(filing, "EVIDENCE", name, new ByteArrayInputStream(content), LITIGANT);
    }
}
