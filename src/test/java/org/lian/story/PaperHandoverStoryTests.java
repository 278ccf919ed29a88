package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.web.QuietBrowser;

/** 纸面送达: what the clerk prints, hands over and gets back. */
class PaperHandoverStoryTests extends CourtInTime {
    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @Test
    @DisplayName("纸面送达一次打印齐：每份文书、送达回证、邮寄封面，地址、电话、案号、文书名称已经填好")
    void everythingInOnePrint() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区长安街一号三单元", "phone", "13800138000", "electronic", false));
        var filing = court.submitted(draft);
        court.register(filing);
        var number = court.waitsAt(filing, "REGISTERED").get("caseNumber").asText();
        var task = court.taskFor(court.as("clerk1"), filing, "PAPER_SERVICE");
        var clerk = QuietBrowser.as(port, "clerk1");

        assertThat(clerk.get("/staff/tasks/" + task).expecting(200).text()).contains("/staff/tasks/" + task + "/print");
        var pdf = clerk.download("/staff/tasks/" + task + "/print");

        Printed.picture("service-receipt", pdf);
        assertThat(Printed.text(pdf))
                .contains("受理案件通知书", "举证通知书", "诉讼权利义务告知书")
                .contains("送达回证", "《受理案件通知书》　一件", "《举证通知书》　一件", "《诉讼权利义务告知书》　一件")
                .contains(number, "张三诉李四民间借贷纠纷", "北京市某某区长安街一号三单元", "13800138000")
                .contains("第八十七条", "邮寄封面", "二〇二六年十月十二日");
    }

    @Test
    @DisplayName("没有纸面送达的任务，没有可以打印送达的；别院的人打不开")
    void onlyForPaperService() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var task = court.taskFor(court.as("clerk1"), filing, "REVIEW");

        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + task + "/print")
                        .expecting(409)
                        .text())
                .contains("没有要送达的纸质文书");
        QuietBrowser.as(port, "clerk3").get("/staff/tasks/" + task + "/print").expecting(404);
    }
}
