package org.lian.story;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where the token stands in the shipped diagrams while a case goes its way. */
@CourtTest
class FilingPathTests {
    @Autowired
    ProcessEngine engine;

    @LocalServerPort
    int port;

    Stories court;

    @BeforeEach
    void signIn() {
        init(engine);
        court = new Stories(port);
    }

    @Test
    @DisplayName("等在审查，等在确认诉讼费，等在交费，走到已移送")
    void waitsForAPersonOrAMessageThenEnds() {
        var filing = court.submitted();
        var instance = instance(filing, "filing");
        assertThat(instance)
                .isWaitingAt("Task_ReviewFiling")
                .hasPassed(
                        "Task_SetReviewDeadline",
                        "Task_CheckEligibility",
                        "Task_CheckMaterials",
                        "Task_FindRelatedFilings",
                        "Task_RouteReview")
                .hasNotPassed("Task_IssueCaseNumber");

        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        assertThat(instance)
                .isWaitingAt("CallActivity_FeePayment")
                .hasPassed("EndEvent_ReviewDecided", "Task_IssueCaseNumber", "CallActivity_ServeAcceptance")
                .hasNotPassed("Task_RecordReviewExpiry");
        var fee = instance(filing, "fee-payment");
        assertThat(fee).isWaitingAt("Task_ConfirmFee").hasPassed("Task_CalculateFee");

        court.confirmFee(filing, 230_000);
        assertThat(fee)
                .isWaitingAt("Gateway_AwaitPayment")
                .hasPassed("CallActivity_ServeFeeNotice", "Task_SetPaymentDeadline");

        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        assertThat(fee).isEnded().hasPassed("EndEvent_FeePaid");
        assertThat(instance).isEnded().hasPassed("Task_TransferToDivision", "EndEvent_Transferred");
    }

    private ProcessInstance instance(String filing, String diagram) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(filing, diagram)
                .singleResult();
    }
}
