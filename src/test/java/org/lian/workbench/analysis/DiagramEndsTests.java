package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.workbench.analysis.DiagramDifference.Change;
import org.lian.workbench.analysis.DiagramDifference.Kind;

/** 结束事件: what ends with it stands in the difference, and only the shipped ones end more than their own way. */
class DiagramEndsTests {
    private static final String END = "<bpmn:endEvent id=\"EndEvent_ReviewDecided\" name=\"符合立案条件\">";

    private static final String LAST = "<bpmn:incoming>Flow_DecideDeferral_to_ReviewDecided</bpmn:incoming>";

    @ParameterizedTest
    @CsvSource({
        "terminate, 终止",
        "error, 错误",
        "escalation, 升级",
        "cancel, 取消",
        "signal, 信号",
        "message, 消息",
        "compensate, 补偿"
    })
    @DisplayName("结束事件改成终止、错误、升级、取消、信号、消息、补偿：不能发布，差别里写明")
    void another(String kind, String word) throws IOException {
        var changed = ChangedDiagram.of("filing").with(LAST, LAST + "<bpmn:" + kind + "EventDefinition id=\"E_1\" />");

        assertThat(changed.blocking("EVENT_KIND", "EndEvent_ReviewDecided"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains(word));
        assertThat(DiagramDifference.between(ChangedDiagram.of("filing").bytes(), changed.bytes()))
                .containsExactly(
                        new Change(Kind.PROPERTY_CHANGED, "符合立案条件", "EndEvent_ReviewDecided", "事件类型", null, word));
    }

    @Test
    @DisplayName("去掉终止、定时换成消息：差别里写明前后；新增的事件连同类型一起写")
    void inTheDifference() throws IOException {
        var shipped = ChangedDiagram.of("filing");
        var terminate = "<bpmn:terminateEventDefinition id=\"EndEvent_DeemedWithdrawn_terminate\" />";
        var added =
                "<bpmn:endEvent id=\"EndEvent_New\" name=\"新\">" + "<bpmn:terminateEventDefinition /></bpmn:endEvent>";

        assertThat(DiagramDifference.between(
                        shipped.bytes(), shipped.with(terminate, "").bytes()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.property()).isEqualTo("事件类型");
                    assertThat(change.before()).isEqualTo("终止");
                    assertThat(change.after()).isNull();
                });
        assertThat(DiagramDifference.between(
                        shipped.bytes(), shipped.with(END, added + END).bytes()))
                .containsExactly(new Change(Kind.ELEMENT_ADDED, "新", "EndEvent_New", null, null, "结束事件（终止）"));
    }

    @Test
    @DisplayName("随程序发布的终止照旧，别的结束事件不能借用")
    void theShippedOne() throws IOException {
        assertThat(ChangedDiagram.of("filing").blocking("EVENT_KIND")).isEmpty();
        assertThat(ChangedDiagram.of("filing")
                        .with(
                                END,
                                "<bpmn:endEvent id=\"EndEvent_New\" name=\"新\"><bpmn:terminateEventDefinition /></bpmn:endEvent>"
                                        + END)
                        .blocking("EVENT_KIND", "EndEvent_New"))
                .hasSize(1);
    }
}
