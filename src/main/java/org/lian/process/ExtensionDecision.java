package org.lian.process;

import org.lian.process.variables.Variables;
import java.util.Map;
import org.lian.filing.CourtActs;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审批延期 (民诉法 86). */
@Component
@Variables
class ExtensionDecision implements TaskDecision {
    private final CourtActs acts;

    ExtensionDecision(CourtActs acts) {
        this.acts = acts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.EXTENSION;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision != Completion.Decision.GRANT && decision != Completion.Decision.REFUSE) {
            throw Refusal.invalid("decision", "MISSING", "请选择：准许 GRANT 或者不准许 REFUSE");
        }
        acts.decideExtension(
                actor, filing, decision == Completion.Decision.GRANT, completion.untilDay(), completion.reason());
        return Map.of();
    }
}
