package org.lian.web.portal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.filing.Draft;
import org.lian.filing.FilingQuestions.Asked;
import org.lian.filing.LikelyAnswers;
import org.lian.rules.Fact;
import org.lian.rules.Facts;

/**
 * 还有几个问题: those of a draft that the tables still want answered, all on one page.
 *
 * @param then what is asked of a draft with other answers
 */
record FactQuestions(List<Asked> asked, Function<Draft, List<Asked>> then) implements DraftQuestion {
    private static final String FIELD = "answers.";

    /** The field of the form that brings back what its page asked. */
    static final String SHOWN = "shown";

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

    /** The answers, by field, to what is asked and not answered, that the rest of the draft suggests. */
    Map<String, String> likely(Draft draft, LocalDate today) {
        var likely = new LinkedHashMap<String, String>();
        LikelyAnswers.of(draft, today).forEach((fact, answer) -> {
            if (asked.stream().anyMatch(one -> one.fact().equals(fact) && one.answer() == null)) {
                likely.put(FIELD + fact, answer);
            }
        });
        return likely;
    }

    @Override
    public Draft write(Draft draft, Map<String, String> form) {
        var answers = new HashMap<>(draft.answers());
        for (var one : asked) {
            var answer = DraftQuestions.written(form.get(FIELD + one.fact()));
            if (answer != null) {
                answers.put(one.fact(), answer);
            }
        }
        var written = draft.edit().answers(answers).draft();
        return toOtherWords(written, form.getOrDefault(SHOWN, ""))
                .reduce(written, FactQuestions::without, (one, other) -> other);
    }

    /** What was answered to a question whose words are others by now: other answers on the same page have changed them. */
    private Stream<String> toOtherWords(Draft written, String shown) {
        var before = List.of(shown.split(" "));
        return then.apply(written).stream()
                .filter(one -> one.answer() != null)
                .filter(one -> before.stream().anyMatch(key -> key.startsWith(one.fact() + ":")))
                .filter(one -> !before.contains(key(one)))
                .map(Asked::fact);
    }

    private static Draft without(Draft draft, String fact) {
        var answers = new HashMap<>(draft.answers());
        answers.remove(fact);
        return draft.edit().answers(answers).draft();
    }

    /** What a page asks, each by its name and its words, for the form to bring back. */
    String shown() {
        return asked.stream().map(FactQuestions::key).collect(Collectors.joining(" "));
    }

    private static String key(Asked one) {
        return one.fact() + ":" + Integer.toHexString(one.question().hashCode());
    }

    /** The field of an open one that the page did not show: an answer on it has brought it up. */
    Optional<String> newSince(String shown) {
        var before = List.of(shown.split(" "));
        return asked.stream()
                .filter(one -> one.answer() == null && !before.contains(key(one)))
                .map(one -> FIELD + one.fact())
                .findFirst();
    }
}
