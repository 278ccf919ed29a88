package org.lian.filing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.rules.Fact;
import org.lian.rules.Facts;
import org.lian.rules.Relevance;
import org.springframework.stereotype.Component;

/** The questions of a filing: what its data do not tell and a table of the court still wants to know. */
@Component
public class FilingQuestions {
    /** The tables that are asked with the facts of a filing. */
    static final List<String> TABLES = Stream.of(
                    List.of(
                            "case-type-eligibility",
                            RequiredMaterials.TABLE,
                            "review-routing",
                            "review-clock",
                            "refusal-form",
                            "payment-obligation",
                            "cause-fee-class",
                            "case-code",
                            "service-method"),
                    Jurisdiction.TABLES,
                    List.of(HearingCourts.MATTER, HearingCourts.SPECIAL_MATTER))
            .flatMap(List::stream)
            .toList();

    private final Relevance relevance;
    private final CourtQuestion court;

    FilingQuestions(Relevance relevance, CourtQuestion court) {
        this.relevance = relevance;
        this.court = court;
    }

    /**
     * A question to the filer.
     *
     * @param values what can be answered, with its words
     * @param required never: who does not know is not refused
     * @param answer null while nothing was answered
     * @param advice by the answer: what who gives it should know or do now
     */
    public record Asked(
            String fact,
            String label,
            String question,
            String help,
            Map<String, String> values,
            boolean required,
            @Nullable String answer,
            Map<String, Fact.Advice> advice) {
        /** The answer in words; empty while there is none. */
        public String answered() {
            return answer == null ? "" : values.getOrDefault(answer, answer);
        }
    }

    /** Those that still matter, in the order in which they are asked; the caller has checked access. */
    public List<Asked> of(Draft draft) {
        return of(draft, FilingFacts.of(draft));
    }

    /** The same for a case that nobody has filed; {@code facts} are those of the draft and what was told beside it. */
    public List<Asked> of(Draft draft, Map<String, Object> facts) {
        var derived = FilingFacts.derived(draft);
        // Which places the question about the court names, the other answers tell: it comes last.
        return relevance.questions(TABLES, facts).stream()
                .filter(fact -> !derived.containsKey(fact.name()))
                .sorted(Comparator.comparing(fact -> fact.name().equals(CourtQuestion.FACT)))
                .flatMap(fact -> court.of(asked(fact, draft), draft, facts).stream())
                .toList();
    }

    /** What the filer should know or do now, because of what was answered. */
    public static List<Fact.Advice> advice(Draft draft) {
        return counting(draft).stream()
                .flatMap(asked -> Optional.ofNullable(asked.answer()).map(asked.advice()::get).stream())
                .toList();
    }

    /** Those that still matter and have no answer yet. */
    public List<Asked> open(Draft draft) {
        return of(draft).stream().filter(asked -> asked.answer() == null).toList();
    }

    /** What the filer answered, by the word of the answer; what the data tell otherwise says so. */
    public static Map<String, List<Asked>> answered(Draft draft) {
        var derived = FilingFacts.derived(draft);
        return given(Facts.declared().answeredByFiler(FilingFacts.of(draft)), draft)
                .collect(Collectors.groupingBy(
                        asked -> asked.answered() + overruled(asked, derived.get(asked.fact())),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static String overruled(Asked asked, @Nullable Object told) {
        return told == null || told.equals(asked.answer())
                ? ""
                : "（按填写的其他内容，是“" + asked.values().getOrDefault(told.toString(), told.toString()) + "”）";
    }

    /** What was answered and counts, because the data do not tell it, in the order in which it was asked. */
    static List<Asked> counting(Draft draft) {
        var derived = FilingFacts.derived(draft);
        return given(Facts.declared().askedOfFiler(FilingFacts.of(draft)), draft)
                .filter(asked -> !derived.containsKey(asked.fact()))
                .toList();
    }

    private static Stream<Asked> given(List<Fact> facts, Draft draft) {
        return facts.stream()
                .filter(fact -> draft.answers().containsKey(fact.name()))
                .map(fact -> asked(fact, draft));
    }

    private static Asked asked(Fact fact, Draft draft) {
        var words = fact.wording(draft.track()).orElseThrow();
        return new Asked(
                fact.name(),
                fact.label(),
                words.question(),
                words.help(),
                fact.domain().codes(),
                false,
                draft.answers().get(fact.name()),
                words.advice());
    }
}
