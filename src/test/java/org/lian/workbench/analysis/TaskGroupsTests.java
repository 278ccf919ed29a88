package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.workbench.RuleFinding;
import org.w3c.dom.Element;

/** 职责分离: who may not take a decision as shipped does not come to take it by a drawing, whoever signs. */
class TaskGroupsTests {
    private static final Set<String> GROUPS = Set.of("filing-clerks", "filing-judges", "supervisors", "filing-duty");

    @TestFactory
    @DisplayName("每个人工任务都写明可以交给谁，随程序发布的就在里面；交给别的任何一组，谁批准也不能发布")
    Stream<DynamicTest> eachTask() throws IOException {
        return ChangedDiagram.diagrams().keySet().stream().flatMap(TaskGroupsTests::tasks);
    }

    private static Stream<DynamicTest> tasks(String diagram) {
        try {
            var shipped = DrawnDiagram.of(diagram);
            return shipped.read().nodes("userTask").stream()
                    .map(task -> DynamicTest.dynamicTest(
                            diagram + " " + task.getAttribute("name"), () -> otherGroups(shipped, task)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void otherGroups(DrawnDiagram shipped, Element task) throws IOException {
        var id = task.getAttribute("id");
        var offered = Statute.shipped().get(shipped.name()).steps().stream()
                .filter(step -> step.does().equals(id))
                .findFirst()
                .orElseThrow()
                .offered();
        assertThat(offered)
                .containsAll(Arrays.asList(
                        DiagramFile.ours(task, "candidateGroups").split(",")));
        var others = new TreeSet<>(GROUPS);
        others.removeAll(offered);
        assertThat(others).isNotEmpty();
        for (var other : others) {
            assertThat(shipped.withAttribute(id, "candidateGroups", other).statute())
                    .as(other)
                    .anySatisfy(finding -> {
                        assertThat(finding.isBlocking()).isTrue();
                        assertThat(finding.code()).isEqualTo("STATUTE_GROUP");
                        assertThat(finding.element()).isEqualTo(id);
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fee-payment ; Task_ConfirmFee ; supervisors",
                "fee-payment ; Task_ConfirmFee ; filing-judges",
                "fee-payment ; Task_ConfirmFee ; filing-clerks,supervisors",
                "fee-payment ; Task_ConfirmFee ; filing-clerks, filing-judges",
                "fee-payment ; Task_ConfirmFee ; filing-duty",
                "fee-payment ; Task_ConfirmFee ; litigants",
                "fee-payment ; Task_ConfirmFee ; ,",
                "fee-payment ; Task_ConfirmFee ; ''",
                "fee-payment ; Task_ConfirmFee ; ' '",
                "fee-payment ; Task_ConfirmFee ; ${courtCode}",
                "fee-payment ; Task_ConfirmFee ; ${reviewGroup}",
                "fee-payment ; Task_SignDeemedWithdrawal ; filing-clerks",
                "fee-payment ; Task_SignDeemedWithdrawal ; filing-judges,filing-clerks",
                "refund ; Task_ApproveRefund ; filing-clerks",
                "refund ; Task_ApproveRefund ; filing-judges,supervisors,filing-clerks",
                "complaint ; Task_AnswerComplaint ; filing-judges",
                "complaint ; Task_AnswerComplaint ; supervisors,filing-clerks",
                "filing ; Task_DecideAtExpiry ; filing-judges",
                "filing ; Task_DecideDeferral ; ${reviewGroup}",
                "filing ; Task_DecideDeferralAfterRegistration ; filing-clerks",
                "filing ; Task_RuleOnWithdrawal ; filing-judges,filing-clerks",
                "filing ; Task_SignRefusal ; ${reviewGroup}",
                "filing ; Task_SignRefusalAtExpiry ; supervisors",
                "filing ; Task_ReviewFiling ; filing-duty",
                "service-of-document ; Task_RegisterPaperService ; supervisors"
            })
    @DisplayName("任务改交给今天不作这个决定的组、交给变量、不交给任何组：谁批准也不能发布")
    void toAnother(String diagram, String task, String groups) throws IOException {
        assertThat(DrawnDiagram.of(diagram)
                        .withAttribute(task, "candidateGroups", groups)
                        .blocking())
                .extracting(RuleFinding::element)
                .contains(task);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "assignee ; clerk1",
                "assignee ; ${courtCode}",
                "candidateUsers ; clerk1",
                "candidateUsers ; ${filingId}",
                "owner ; clerk1"
            })
    @DisplayName("任务直接指定到人：谁批准也不能发布")
    void toAPerson(String attribute, String value) throws IOException {
        assertThat(DrawnDiagram.of("fee-payment")
                        .withAttribute("Task_ConfirmFee", attribute, value)
                        .blocking())
                .isNotEmpty();
    }

    @Test
    @DisplayName("引擎从前的扩展名字空间里的办理组、标准的办理人写法：也不能发布")
    void inOtherWords() throws IOException {
        var activiti = DrawnDiagram.of("fee-payment")
                .withAttribute("Task_ConfirmFee", "candidateGroups", "")
                .with(file -> file.nodes()
                        .get("Task_ConfirmFee")
                        .setAttributeNS("http://activiti.org/bpmn", "activiti:candidateGroups", "supervisors"));
        var owner = DrawnDiagram.of("fee-payment").with(file -> {
            var task = file.nodes().get("Task_ConfirmFee");
            task.appendChild(task.getOwnerDocument().createElementNS(task.getNamespaceURI(), "bpmn:potentialOwner"));
        });

        assertThat(activiti.blocking()).isNotEmpty();
        assertThat(owner.blocking()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filing ; Task_DecideDeferral ; supervisors",
                "filing ; Task_ForwardFiling ; filing-judges",
                "filing ; Task_ReviewFiling ; filing-clerks",
                "filing ; Task_RuleOnWithdrawal ; filing-judges,supervisors",
                "refund ; Task_ApproveRefund ; supervisors",
                "manual-decision ; Task_DecideManually ; filing-judges",
                "service-of-document ; Task_RegisterPaperService ; filing-clerks,filing-judges"
            })
    @DisplayName("在可以办的组之间改：庭长批准就可以，不是庭长不行")
    void amongThese(String diagram, String task, String groups) throws IOException {
        var draft = DrawnDiagram.of(diagram).withAttribute(task, "candidateGroups", groups);

        assertThat(draft.blocking()).isEmpty();
        assertThat(draft.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("STATUTE_CHANGED");
                    assertThat(finding.element()).isEqualTo(task);
                });
    }

    @Test
    @DisplayName("说明写明哪个任务、哪一条、只能交给谁、现在是谁")
    void inWords() throws IOException {
        assertThat(DrawnDiagram.of("fee-payment")
                        .withAttribute("Task_ConfirmFee", "candidateGroups", "filing-clerks,supervisors")
                        .blocking())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo(
                                "“确认诉讼费”（诉讼费用交纳办法第十三条、第十四条）只能交给 filing-clerks 办理，现在是 filing-clerks、supervisors：别的组不作这个决定。请改回"));
    }
}
