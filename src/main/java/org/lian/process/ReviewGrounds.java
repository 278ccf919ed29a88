package org.lian.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.documents.LawNames;
import org.lian.filing.Act;
import org.lian.filing.Filing;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The grounds that a reviewer may choose from when advising or refusing: the rows of the table review-ground. */
@Component
public class ReviewGrounds {
    private static final String BETWEEN = "；";

    private final Decisions decisions;

    ReviewGrounds(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * One ground.
     *
     * @param namesCourt whether the competent court has to be named with it
     */
    public record Ground(String code, String text, boolean namesCourt, String basis) {
        private static final Set<String> NOTHING = Set.of("", "无", "没有");

        /** The articles of the act: this row's, whoever typed what (民诉法 157); what was added stands after them. */
        public String basisWith(@Nullable String typed) {
            return Stream.concat(Stream.of(basis), articlesAdded(typed).stream())
                    .collect(Collectors.joining(BETWEEN));
        }

        /** What is in the articles besides this row's own; empty where nothing is. */
        public String added(@Nullable String articles) {
            return String.join(BETWEEN, articlesAdded(articles));
        }

        private List<String> articlesAdded(@Nullable String typed) {
            if (typed == null || NOTHING.contains(typed.strip())) {
                return List.of();
            }
            var own = articles(basis).map(LawNames::inFull).collect(Collectors.toSet());
            return articles(typed)
                    .filter(article -> own.add(LawNames.inFull(article)))
                    .toList();
        }

        private static Stream<String> articles(String basis) {
            return Stream.of(basis.split("[；;。\\v]")).map(String::strip).filter(article -> !article.isEmpty());
        }
    }

    /** Those for 释明 (民诉法 127). */
    public List<Ground> ofAdvice(Filing filing) {
        return grounds(filing, "ADVISE");
    }

    /** Those for 不予受理; what was advised may be the ground of the refusal too. */
    public List<Ground> ofRefusal(Filing filing) {
        return grounds(filing, "REFUSE");
    }

    /** The one of 释明 with this code; refused where there is none. */
    public Ground advice(Filing filing, @Nullable String code) {
        return chosen(ofAdvice(filing), code);
    }

    /** The one of 不予受理 with this code; refused where there is none. */
    public Ground refusal(Filing filing, @Nullable String code) {
        return chosen(ofRefusal(filing), code);
    }

    /** What was added to the articles of a proposal, whatever its ground was. */
    public String addedBy(Filing filing, Act.Words proposed) {
        var basis = proposed.basis();
        return ofRefusal(filing).stream()
                .filter(ground -> ground.code().equals(proposed.ground()))
                .findFirst()
                .map(ground -> ground.added(basis))
                .orElse(basis == null ? "" : basis);
    }

    private List<Ground> grounds(Filing filing, String outcome) {
        return decisions
                .preview("review-ground", Map.of("track", filing.track().name(), "outcome", outcome))
                .rows()
                .stream()
                .map(row -> new Ground(
                        String.valueOf(row.get("code")),
                        String.valueOf(row.get("text")),
                        Boolean.TRUE.equals(row.get("namesCourt")),
                        String.valueOf(row.get("basis"))))
                .toList();
    }

    private static Ground chosen(List<Ground> grounds, @Nullable String code) {
        if (code == null || code.isBlank()) {
            throw Refusal.invalid("ground", "MISSING", "请选择事由");
        }
        return grounds.stream()
                .filter(ground -> ground.code().equals(code.strip()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "ground",
                        "UNKNOWN",
                        "事由只能从目录中选择："
                                + String.join(
                                        "、", grounds.stream().map(Ground::code).toList())));
    }
}
