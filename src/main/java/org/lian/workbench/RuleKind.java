package org.lian.workbench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelKind;

/**
 * The kinds of rules that the court's analysts keep: what the engine runs, the words of the papers, what human steps ask,
 * how people tell of a cause, and what the procedures call things.
 */
public enum RuleKind {
    DECISION(ModelKind.DECISION),
    PROCESS(ModelKind.PROCESS),
    PAPER(null),
    FORM(null),
    PHRASES(null),
    WORDS(null);

    private final Optional<ModelKind> model;

    RuleKind(@Nullable ModelKind model) {
        this.model = Optional.ofNullable(model);
    }

    static RuleKind of(ModelKind model) {
        return model == ModelKind.DECISION ? DECISION : PROCESS;
    }

    /** As the engine knows it; the others are none of its business. */
    ModelKind model() {
        return model.orElseThrow();
    }

    /** Where the rule's file lies in the repository. */
    public String resource(String rule) {
        return switch (this) {
            case DECISION, PROCESS -> model().resource(rule);
            case PAPER -> "documents/" + rule + ".html";
            case FORM -> "forms/" + rule + ".form";
            case PHRASES -> "reference/" + rule.replace('-', '_') + ".csv";
            case WORDS -> "tracks.properties";
        };
    }

    /** Whether examples belong to it that prove it. */
    boolean hasExamples() {
        return this == DECISION || this == PHRASES;
    }

    /** Where the examples of the rule that ships lie. */
    String examples(String rule) {
        return resource(rule).replaceAll("\\.(dmn|csv)$", ".examples.csv");
    }

    public String label() {
        return switch (this) {
            case DECISION, PROCESS -> model().label();
            case PAPER -> "文书";
            case FORM -> "表单";
            case PHRASES -> "说法";
            case WORDS -> "用词";
        };
    }
}
