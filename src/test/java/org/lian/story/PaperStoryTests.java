package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.web.QuietBrowser;

/** 文书: what a party opens, prints and checks. */
class PaperStoryTests extends CourtInTime {
    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @Test
    @DisplayName("收件回执是一份 PDF：编号、收到时间、每份材料的文件名；二维码打开核验页，核验页不显示当事人")
    void theReceiptIsAPaper() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();

        var listed = court.zhangsan
                .get("/api/v1/filings/" + filing + "/documents")
                .expecting(200)
                .body()
                .get("items")
                .get(0);
        var pdf = pdf(court, filing, listed.get("id").asText());

        assertThat(listed.get("kind").asText()).isEqualTo("RECEIPT");
        assertThat(Printed.text(pdf))
                .contains("某某区人民法院", "收件回执", "张三 诉 李四", "二〇二六年十月十二日", "COMPLAINT.txt", "EVIDENCE.txt")
                .contains(court.filing(filing).get("receipt").get("number").asText());
        assertThat(pdf(court, filing, listed.get("id").asText())).isEqualTo(pdf);
        var check = Printed.code(pdf).replaceFirst("^http://[^/]+", "");
        assertThat(QuietBrowser.stranger(port).get(check).expecting(200).text())
                .contains("收件回执", "某某区人民法院", "2026 年 10 月 12 日")
                .doesNotContain("张三", "李四");
        var page = QuietBrowser.as(port, "zhangsan");
        assertThat(page.get("/filings/" + filing + "/receipt").text()).contains("/filings/" + filing + "/receipt.pdf");
        assertThat(page.get("/filings/" + filing + "/receipt.pdf").expecting(200).header("content-type"))
                .isEqualTo("application/pdf");
    }


    private static byte[] pdf(Stories court, String filing, String document) {
        var answer =
                court.zhangsan.download("/api/v1/filings/" + filing + "/documents/" + document, "application/pdf");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8).substring(0, 20))
                .isEqualTo(200);
        return answer.body();
    }
}
