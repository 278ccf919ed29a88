package org.lian.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;

/** The filing diagram as an analyst might change it while filings run. */
public final class NewDiagram {
    /** What the analyst gave new ids. */
    public static final Map<String, String> RENAMED = Map.of(
            "SubProcess_CourtReview", "SubProcess_ReviewByCourt",
            "CallActivity_ServeAcceptance", "CallActivity_ServeRegistration");

    /** The step that only the new version has. */
    static final String ADDED = "Task_FindRelatedAgain";

    private NewDiagram() {}

    /** The shipped diagram. */
    public static String law() {
        try {
            return Files.readString(Path.of("processes/filing.bpmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another label, another id for a scope and for a call, and one more step before the transfer. */
    public static String changed() {
        var changed = replaced(law(), "name=\"审查立案材料\"", "name=\"审查起诉材料\"");
        for (var rename : RENAMED.entrySet()) {
            changed = replaced(changed, "\"" + rename.getKey() + "\"", "\"" + rename.getValue() + "\"");
        }
        var settled = "sourceRef=\"Gateway_FeeOutcome\" targetRef=\"";
        return replaced(
                changed,
                settled + "Task_TransferToDivision\" />",
                settled + ADDED + "\" /><bpmn:serviceTask id=\"" + ADDED
                        + "\" name=\"再次检索关联\" camunda:delegateExpression=\"${findRelatedFilings}\" />"
                        + "<bpmn:sequenceFlow id=\"Flow_FoundAgain\" sourceRef=\"" + ADDED
                        + "\" targetRef=\"Task_TransferToDivision\" />");
    }

    /** As a packaged version of the filing diagram, whatever it holds; its number. */
    public static int publish(RepositoryService repository, String diagram) {
        repository
                .createDeployment()
                .source("packaged")
                .addString("processes/filing.bpmn", diagram)
                .deploy();
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("filing")
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private static String replaced(String text, String old, String fresh) {
        assertThat(text).contains(old);
        return text.replace(old, fresh);
    }
}
