package org.lian.filing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lian.rules.Decisions;
import org.springframework.stereotype.Component;

/** The filer's answers that a ground of case-type-eligibility rests on: a tick is an answer, not yet the law. */
@Component
class DecidingAnswers {
    private final Decisions decisions;

    DecidingAnswers(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The first of the answers as a field, and a sentence that repeats them and goes on with the ground. */
    record Because(String field, String words) {}

    /** The answers without which the ground would not be found; nothing where the data of the draft say it. */
    Optional<Because> because(Draft draft, Map<String, Object> facts, Map<String, Object> ground) {
        var deciding = FilingQuestions.counting(draft).stream()
                .filter(asked -> facts.containsKey(asked.fact())
                        && !without(asked.fact(), facts).contains(ground))
                .toList();
        return deciding.isEmpty()
                ? Optional.empty()
                : Optional.of(new Because(
                        "answers." + deciding.get(0).fact(),
                        deciding.stream()
                                .map(asked -> "“" + asked.label() + "”您选了“" + asked.answered() + "”")
                                .collect(Collectors.joining("，", "", "；如果确实如此，"))));
    }

    private List<Map<String, Object>> without(String fact, Map<String, Object> facts) {
        var others = new HashMap<>(facts);
        others.remove(fact);
        return decisions.preview(DraftChecks.ELIGIBILITY, others).rows();
    }
}
