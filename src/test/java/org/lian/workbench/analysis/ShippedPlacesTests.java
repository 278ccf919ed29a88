package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shipped element saves, whom it gives a task to and what it reads, a draft does not lose or guess. */
class ShippedPlacesTests {
    private static final String RECEIVED =
            "id=\"StartEvent_FilingReceived\" name=\"立案申请已收到\" camunda:asyncAfter=\"true\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filing | asyncAfter | StartEvent_FilingReceived",
                "filing | asyncAfter | StartEvent_InsistedAfterReturn",
                "filing | asyncAfter | Task_IssueCaseNumber",
                "fee-payment | asyncBefore | Task_QueryPayment",
                "refund | asyncBefore | Task_SendRefund"
            })
    @DisplayName("随程序发布的先保存去掉、改成 false 或者写错：不能发布，写明恢复哪一个")
    void theSavePointStays(String diagram, String attribute, String element) throws IOException {
        var on = "camunda:" + attribute + "=\"true\"";
        for (var off : new String[] {"", on.replace("true", "false"), on.replace("true", "TRUE")}) {
            assertThat(ChangedDiagram.of(diagram).with(on, off).blocking("SAVE_POINT", element))
                    .singleElement()
                    .satisfies(words -> assertThat(words).contains(on.substring(8)));
        }
    }

    @Test
    @DisplayName("多一个先保存可以；同一个案件的几步同时运行不行")
    void anotherSavePoint() throws IOException {
        var more = ChangedDiagram.of("filing").with(RECEIVED, RECEIVED + " camunda:asyncBefore=\"true\"");
        var shared = ChangedDiagram.of("filing").with(RECEIVED, RECEIVED + " camunda:exclusive=\"false\"");
        var alone = ChangedDiagram.of("filing").with(RECEIVED, RECEIVED + " camunda:exclusive=\"true\"");

        assertThat(more.blocking("SAVE_POINT")).isEmpty();
        assertThat(alone.blocking("SAVE_POINT")).isEmpty();
        assertThat(shared.blocking("SAVE_POINT", "StartEvent_FilingReceived")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"courtCode", "filingId", "track", "insisted"})
    @DisplayName("办理组只能来自只会是办理组的变量：别的不能发布，写明可以用哪个")
    void aGroupIsAGroup(String variable) throws IOException {
        assertThat(ChangedDiagram.of("filing")
                        .with("candidateGroups=\"${reviewGroup}\"", "candidateGroups=\"${" + variable + "}\"")
                        .blocking("GROUP", "Task_ReviewFiling"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains(variable, "${reviewGroup}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filing ; dueDate=\"${reviewDueAt}\" camunda:priority ; dueDate=\"${correctionDueAt}\" camunda:priority ; Task_ReviewFiling",
                "filing ; ${reviewPriority} ; ${feePaid} ; Task_ReviewFiling",
                "refund ; ${refundClaimAt} ; ${taskClaimAt} ; BoundaryEvent_RefundUnclaimed",
                "refund ; ${refundQueryAt} ; ${complaintDueAt} ; CatchEvent_RefundQueryDue",
                "service-of-document ; ${taskClaimAt} ; ${feeConfirmDueAt} ; Task_RegisterPaperService",
                "filing ; ${deferralOpen == true} ; ${withdrawalGranted == true} ; Flow_DeferralOpen",
                "filing ; ${feeOutcome == 'UNPAID'} ; ${feeOutcome == 'UNPAID' || refundApproved} ; Flow_Unpaid",
                "service-of-document ; ${serviceMethod == 'PAPER'} ; ${insisted == true} ; Flow_OnPaper"
            })
    @DisplayName("随程序发布的一步、一个判断改看别的变量，可能还没有值：不能发布，写明怎样走到这里")
    void aVariableThatNobodySet(String diagram, String old, String fresh, String element) throws IOException {
        assertThat(ChangedDiagram.of(diagram).with(old, fresh).blocking("UNSET_VARIABLE", element))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("可能还没有值", " → "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filing ; dueDate=\"${reviewDueAt}\" camunda:priority ; dueDate=\"${reviewAlertAt}\" camunda:priority",
                "refund ; ${refundClaimAt} ; ${refundDueAt}",
                "filing ; ${beforeOutcome == 'RETURNED'} ; ${beforeOutcome != 'REGISTER'}",
                "refund ; ${refundOutcome == 'FAILED'} ; ${refundOutcome == 'FAILED' || refundOutcome == 'PENDING'}"
            })
    @DisplayName("改看这里一定有值的变量：可以")
    void aVariableThatIsThere(String diagram, String old, String fresh) throws IOException {
        assertThat(ChangedDiagram.of(diagram).with(old, fresh).blocking("UNSET_VARIABLE"))
                .isEmpty();
    }
}
