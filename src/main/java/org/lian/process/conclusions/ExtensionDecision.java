package org.lian.process.conclusions;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtActs;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 审批延期 (民诉法 86). */
@Component
@Variables
class ExtensionDecision implements TaskDecision<ExtensionDecision.Extension> {
    /** More time for the correction, or none. */
    sealed interface Extension {
        @Conclusion("GRANT")
        record Grant(LocalDate until, @Nullable String reason) implements Extension {}

        @Conclusion("REFUSE")
        record Refuse(String reason) implements Extension {}
    }

    private final CourtActs acts;

    ExtensionDecision(CourtActs acts) {
        this.acts = acts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.EXTENSION;
    }

    @Override
    public Class<ExtensionDecision.Extension> answers() {
        return ExtensionDecision.Extension.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Extension extension) {
        if (extension instanceof Extension.Grant grant) {
            acts.decideExtension(actor, task.filing(), true, grant.until(), grant.reason());
        } else if (extension instanceof Extension.Refuse refuse) {
            acts.decideExtension(actor, task.filing(), false, null, refuse.reason());
        }
        return Map.of();
    }
}
