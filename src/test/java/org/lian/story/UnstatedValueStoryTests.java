package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 价额由原告主张 (民诉解释 198): a case whose fee goes by its value, and nobody said the value. */
@CourtTest
class UnstatedValueStoryTests {
    /** 确认合同无效纠纷. */
    private static final String CAUSE = "04.10.080.02";

    @LocalServerPort
    int port;

    @Test
    @DisplayName("按价额交费、没有写金额的：提交以前就说；照样提交、登记的，请工作人员问明价额、确定诉讼费，不算故障，也不按零计算")
    void aPersonFindsOutTheValue() {
        var court = new Stories(port);
        var draft = Stories.loanDraft();
        draft.put("causeCode", CAUSE);
        draft.remove("claimAmountFen");
        draft.put("claims", "请求确认原、被告签订的合同无效。");
        var filing = court.drafted(draft);
        court.materials(filing);
        assertThat(QuietBrowser.as(port, "zhangsan")
                        .get("/filings/" + filing + "/check")
                        .text())
                .contains("写您主张的价值", "第一百九十八条");
        court.submit(filing);
        court.register(filing);

        var task = court.task(filing, "CONFIRM_FEE");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(QuietBrowser.as(port, "clerk1").get("/staff/tasks/" + task).text())
                .contains("请求没有写金额，诉讼费不能按零计算", "最少", "50.00 元")
                .doesNotContain("法律规定了幅度");
        assertThat(court.clerk
                        .post(
                                "/api/v1/tasks/" + task + "/completion",
                                Map.of("confirmedFen", 4_999, "basis", "合同价款一千元"))
                        .expecting(422)
                        .text())
                .contains("不应少于 50.00");
        court.clerk
                .post("/api/v1/tasks/" + task + "/completion", Map.of("confirmedFen", 230_000, "basis", "合同价款十万元，原告主张"))
                .expecting(204);
        assertThat(court.waitsAt(filing, "FEE_DUE").toString()).contains("230000");
    }
}
