package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** A case that waits under the fee diagram that served no notice of a new period goes on to its end. */
@OwnCourt
@Tag("thorough")
class OlderFeeDiagramTests {
    @Autowired
    ProcessEngine engine;

    @Autowired
    BusinessClock clock;

    @LocalServerPort
    int port;

    @AfterEach
    void realTimeAgain() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("旧流程里另行指定的交费期限没有再次送达的一步：期限照旧从法官决定起算，案件照常办到移送")
    void aNewPeriodUnderTheDiagramBefore() throws IOException {
        engine.getRepositoryService()
                .createDeployment()
                .source("packaged")
                .addInputStream(
                        "processes/fee-payment.bpmn",
                        new ClassPathResource("upgrade/fee-payment-without-new-notice.bpmn").getInputStream())
                .deploy();
        var time = new CourtClock(clock, port);
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        court = time.at("2026-10-20T00:00:30");
        court.waitsAt(filing, "FEE_OVERDUE");
        court = time.at("2026-10-22T09:00");

        court.decideAs(
                "judge1",
                filing,
                "SIGN_DEEMED_WITHDRAWAL",
                Map.of("decision", "RETURN", "days", 5, "reason", "银行系统故障"));

        assertThat(court.waitsAt(filing, "FEE_DUE").get("dueAt").asText()).isEqualTo("2026-10-28T00:00:00+08:00");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
    }
}
