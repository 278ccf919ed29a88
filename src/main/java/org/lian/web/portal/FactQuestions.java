package org.lian.web.portal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lian.filing.Draft;
import org.lian.filing.FilingQuestions.Asked;
import org.lian.rules.Fact;
import org.lian.rules.Facts;

/** 还有几个问题: those of a draft that the tables still want answered, all on one page. */
record FactQuestions(List<Asked> asked) implements Question {
    private static final String FIELD = "answers.";

    FactQuestions {
        asked = List.copyOf(asked);
    }

    /** All that can be asked: an answer makes questions come and go, and that is no change of an answer. */
    @Override
    public Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        Facts.declared().all().stream()
                .filter(Fact::isAskedOfFiler)
                .forEach(fact -> labels.put(FIELD + fact.name(), fact.label()));
        return labels;
    }

    @Override
    public Map<String, String> compared() {
        var labels = new LinkedHashMap<String, String>();
        asked.forEach(one -> labels.put(FIELD + one.fact(), one.question()));
        return labels;
    }

    @Override
    public Map<String, String> read(Draft draft) {
        var form = new LinkedHashMap<>(labels());
        form.replaceAll((field, label) -> draft.answers().getOrDefault(field.substring(FIELD.length()), ""));
        return form;
    }

    @Override
    public Draft write(Draft draft, Map<String, String> form) {
        var answers = new HashMap<>(draft.answers());
        for (var one : asked) {
            var answer = Questions.written(form.get(FIELD + one.fact()));
            if (answer != null) {
                answers.put(one.fact(), answer);
            }
        }
        return draft.withAnswers(answers);
    }

    /** Whether a question among those has come up by the answers to these, and is open. */
    boolean leadTo(FactQuestions others) {
        return others.asked.stream()
                .anyMatch(other -> other.answer() == null
                        && asked.stream().noneMatch(one -> one.fact().equals(other.fact())));
    }
}
