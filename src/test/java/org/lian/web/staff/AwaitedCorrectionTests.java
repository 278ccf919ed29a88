package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 案件页 of a filing that waits for its correction: what was asked for, what came, and until when. */
@CourtTest
class AwaitedCorrectionTests {
    @LocalServerPort
    int port;

    private Stories court;
    private String filing;

    @BeforeEach
    void aNotice() {
        court = new Stories(port);
        filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Stories.correctionOf(
                        Map.of("code", "FACTS_MISSING", "text", "请写明借款的日期"), Map.of("code", "EVIDENCE_MISSING")));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
    }

    @Test
    @DisplayName("待补正的案件页写明：补正的最后一日、要求补正的每一项、哪些已经补了；补正交来以后不再写")
    void theClerkReadsWhatIsAwaited() {
        var page = page();
        assertThat(page)
                .contains("等待当事人补正", "最后一日", "请写明借款的日期", "2 项，已补 0 项")
                .containsPattern("[0-9]+月[0-9]+日，还有 [0-9]+ 天");

        court.say(filing, "correction", Map.of("facts", "2026 年 3 月 1 日借出。", "partial", true))
                .expecting(201);
        court.task(filing, "REVIEW");

        assertThat(page()).doesNotContain("等待当事人补正");
    }

    @Test
    @DisplayName("申请延期、还没有审批的，写明期限暂停计算")
    void anExtensionThatWaitsIsSaid() {
        court.say(filing, "extension", Map.of("reason", "等派出所开证明")).expecting(201);

        assertThat(page()).contains("等待当事人补正", "延期申请正在审批", "暂停计算");
    }

    private String page() {
        return QuietBrowser.as(port, "clerk2")
                .get("/staff/filings/" + filing)
                .expecting(200)
                .text();
    }
}
