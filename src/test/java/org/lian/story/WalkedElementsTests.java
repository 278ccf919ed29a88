package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs after all other tests of the engine, in a whole run only: what was drawn was walked. */
@Tag("afterwards")
class WalkedElementsTests {
    /** 核对立案前结果 is where no filing may come; its step only fails. */
    private static final String NEVER = "filing/Task_ClarifyOutcome";

    @Test
    @DisplayName("流程图中的每个节点、每个边界事件、每个结束事件，都有测试走到")
    void everyElementIsWalked() throws IOException {
        assumeTrue(System.getProperty("test") == null, "Some tests were chosen: nothing can be said of all elements");

        assertThat(drawn()).isNotEmpty();
        assertThat(WalkedElements.all()).containsAll(drawn());
    }

    private static TreeSet<String> drawn() throws IOException {
        var drawn = new TreeSet<String>();
        try (var files = Files.list(Path.of("processes"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
                var model = Bpmn.readModelFromFile(file.toFile());
                var process = model.getModelElementsByType(Process.class)
                        .iterator()
                        .next()
                        .getId();
                model.getModelElementsByType(FlowNode.class).forEach(node -> drawn.add(process + "/" + node.getId()));
            }
        }
        drawn.remove(NEVER);
        return drawn;
    }
}
