package org.lian.workbench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelKind;

/**
 * The kinds of rules that the court's analysts keep: what the engine runs, the words of the papers, and what human
 * steps ask.
 */
public enum RuleKind {
    DECISION(ModelKind.DECISION),
    PROCESS(ModelKind.PROCESS),
    PAPER(null),
    FORM(null);

    private final Optional<ModelKind> model;

    RuleKind(@Nullable ModelKind model) {
        this.model = Optional.ofNullable(model);
    }

    static RuleKind of(ModelKind model) {
        return model == ModelKind.DECISION ? DECISION : PROCESS;
    }

    /** As the engine knows it; a paper or a form is none of its business. */
    ModelKind model() {
        return model.orElseThrow();
    }

    /** Where the rule's file lies in the repository. */
    public String resource(String rule) {
        return model.map(kind -> kind.resource(rule))
                .orElse(this == FORM ? "forms/" + rule + ".form" : "documents/" + rule + ".html");
    }

    public String label() {
        return model.map(ModelKind::label).orElse(this == FORM ? "表单" : "文书");
    }
}
