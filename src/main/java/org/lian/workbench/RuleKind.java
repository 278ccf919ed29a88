package org.lian.workbench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelKind;

/** What the court's analysts keep: what the engine runs, and the words of the papers. */
public enum RuleKind {
    DECISION(ModelKind.DECISION),
    PROCESS(ModelKind.PROCESS),
    PAPER(null);

    private final Optional<ModelKind> model;

    RuleKind(@Nullable ModelKind model) {
        this.model = Optional.ofNullable(model);
    }

    static RuleKind of(ModelKind model) {
        return model == ModelKind.DECISION ? DECISION : PROCESS;
    }

    /** As the engine knows it; a paper is none of its business. */
    ModelKind model() {
        return model.orElseThrow();
    }

    /** Where the rule's file lies in the repository. */
    public String resource(String rule) {
        return model.map(kind -> kind.resource(rule)).orElse("documents/" + rule + ".html");
    }

    public String label() {
        return model.map(ModelKind::label).orElse("文书");
    }
}
