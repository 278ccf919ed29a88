package org.lian.process;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The grounds that a reviewer may choose from when advising or refusing: the rows of the table review-ground. */
@Component
public class ReviewGrounds {
    private final Decisions decisions;

    ReviewGrounds(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * One ground.
     *
     * @param namesCourt whether the competent court has to be named with it
     */
    public record Ground(String code, String text, boolean namesCourt, String basis) {}

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
