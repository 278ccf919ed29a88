package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 升级: filings that wait under the diagrams of the release before (src/test/resources/upgrade) go on to their end
 * under today's steps, after the start that brings today's diagrams. With each release its diagrams are copied there.
 */
@CourtTest
class UpgradeStoryTests {
    private static final List<String> DIAGRAMS = List.of("filing", "fee-payment");

    @Autowired
    ProcessEngine engine;

    @Autowired
    @Qualifier("engineOpening")
    SmartInitializingSingleton start;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("上一版流程里等待审查、等待确认诉讼费、等待交费的案件，升级以后照常办到移送")
    void waitingFilingsContinueUnderTheNewRelease() throws Exception {
        var before = DIAGRAMS.stream().map(this::versionInForce).toList();
        for (var diagram : DIAGRAMS) {
            deployPrevious(diagram);
        }
        var court = new Stories(port);
        var inReview = court.submitted();
        var atTheFee = court.submitted();
        court.register(atTheFee);
        court.task(atTheFee, "CONFIRM_FEE");
        var unpaid = court.submitted();
        court.register(unpaid);
        court.confirmFee(unpaid, 230_000);
        court.waitsAt(unpaid, "FEE_DUE");

        start.afterSingletonsInstantiated();

        for (var i = 0; i < DIAGRAMS.size(); i++) {
            assertThat(versionInForce(DIAGRAMS.get(i)))
                    .as("the previous release's diagram, then today's")
                    .isEqualTo(before.get(i) + 2);
        }
        assertThat(versionOf(inReview)).isEqualTo(before.get(0) + 1);
        court.register(inReview);
        court.confirmFee(inReview, 230_000);
        court.pay(inReview);
        court.confirmFee(atTheFee, 230_000);
        court.pay(atTheFee);
        court.pay(unpaid);
        for (var filing : List.of(inReview, atTheFee, unpaid)) {
            court.waitsAt(filing, "TRANSFERRED");
        }
    }

    private void deployPrevious(String diagram) throws IOException {
        var resource = "processes/" + diagram + ".bpmn";
        engine.getRepositoryService()
                .createDeployment()
                .source("packaged")
                .addInputStream(resource, new ClassPathResource("upgrade/" + diagram + ".bpmn").getInputStream())
                .deploy();
        jdbc.sql("update packaged_model set sha256 = repeat('0', 64) where resource = ?")
                .param(resource)
                .update();
    }

    private int versionInForce(String diagram) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(diagram)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private int versionOf(String filing) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(filing, "filing")
                .singleResult();
        return engine.getRepositoryService()
                .getProcessDefinition(instance.getProcessDefinitionId())
                .getVersion();
    }
}
