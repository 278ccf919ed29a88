package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 卷宗封面 with 卷内目录, of what is registered alone. */
@Tag("thorough")
class FileCoverStoryTests extends CourtInTime {
    @BeforeEach
    void theFont() {
        Printed.needsTheFont();
    }

    @Autowired
    Papers papers;

    @Test
    @DisplayName("封面写案号、类别、案由、当事人、收案和立案的日子，其余留给手填；目录列出材料和送达的文书，每件一次；码里是案号")
    void ofARegisteredCase() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();

        papers.of(new FilingId(UUID.fromString(filing))).stream()
                .filter(paper -> paper.document().equals("ACCEPTANCE_NOTICE"))
                .forEach(paper -> papers.pdf(paper.id()));
        var cover = cover("clerk1", filing);
        Printed.picture("file-cover", cover);

        var number = court.filing(filing).get("caseNumber").asText();
        var words = words(cover);
        assertThat(words)
                .contains(
                        "某某区人民法院",
                        "诉讼卷宗",
                        number,
                        "民间借贷纠纷",
                        "张三",
                        "李四",
                        "收案日期2026年10月12日",
                        "立案日期2026年10月12日",
                        "保管期限",
                        "卷内目录",
                        "立案审批表",
                        "起诉状",
                        "收件回执",
                        "受理案件通知书",
                        "交纳诉讼费")
                .doesNotContain("11010519850312008X", "北京市某某区一号", "13800138000");
        assertThat(words).as("how many pages a paper has that was set").contains("受理案件通知书1页");
        assertThat(words.split("受理案件通知书", -1)).hasSize(2);
        assertThat(Printed.code(cover, 1)).isEqualTo(number);
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + filing)
                        .text())
                .contains("/staff/filings/" + filing + "/file-cover");
    }

    @Test
    @DisplayName("没有立案的没有卷宗：案件页上没有链接，打开地址写明原因")
    void notRegistered() {
        var filing = time.at("2026-10-12T09:00").submitted();

        var clerk = QuietBrowser.as(port, "clerk1");

        assertThat(clerk.get("/staff/filings/" + filing).text()).doesNotContain("file-cover");
        assertThat(clerk.get("/staff/filings/" + filing + "/file-cover")
                        .expecting(409)
                        .text())
                .contains("还没有立案");
    }

    @Test
    @DisplayName("当事人很多、名字很长、带标签的，封面还是一页，没有一个字成为标签")
    void manyParties() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        var many = new ArrayList<Map<String, Object>>();
        for (var each = 0; each < 30; each++) {
            many.add(Map.of("kind", "PERSON", "name", "</td><script>甲" + "某某".repeat(40) + each));
        }
        draft.put("defendants", List.copyOf(many));
        var filing = court.drafted(draft);
        court.insist(filing);
        court.decideAs("clerk1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        court.task(filing, "CONFIRM_FEE");

        var cover = cover("clerk1", filing);

        Printed.picture("file-cover-many", cover);
        var pages = Printed.pages(cover);
        assertThat(pages.get(0).replaceAll("\\s+", "")).contains("等30人", "</td><script>甲", "册数页数");
        assertThat(pages.get(1).replaceAll("\\s+", "")).startsWith("卷内目录");
    }

    private byte[] cover(String person, String filing) {
        return QuietBrowser.as(port, person).download("/staff/filings/" + filing + "/file-cover");
    }

    private static String words(byte[] pdf) {
        return Printed.text(pdf).replaceAll("\\s+", "");
    }
}
