package org.lian.filing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/**
 * 适用程序的提示: what the table suggested-procedure says of a filing. It suggests, the reviewer decides; only what it bars
 * (民诉法 166) is refused.
 */
@Component
public class SuggestedProcedures {
    private static final String TABLE = "suggested-procedure";
    private static final String LIMIT = "small-claims-limit";

    /** In hundredths. */
    private static final long WHOLE = 100;

    private final Decisions decisions;
    private final BusinessClock clock;

    SuggestedProcedures(Decisions decisions, BusinessClock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** One row: for or against a procedure, in words, with its article. */
    public record Suggestion(Draft.Procedure procedure, Effect effect, String text, String basis) {}

    /** The effect of a row: 可以考虑、双方约定才适用、不得适用. */
    public enum Effect {
        SUGGESTED,
        AGREED,
        BARRED
    }

    /** What the table says; nothing where it says nothing, and where nobody can read it: the reviewer decides anyway. */
    public List<Suggestion> of(Filing filing) {
        try {
            return decisions.preview(TABLE, facts(filing)).rows().stream()
                    .map(row -> new Suggestion(
                            Draft.Procedure.valueOf(String.valueOf(row.get("procedure"))),
                            Effect.valueOf(String.valueOf(row.get("effect"))),
                            String.valueOf(row.get("text")),
                            String.valueOf(row.get("basis"))))
                    .toList();
        } catch (DecisionUnclear theReviewerDecides) {
            return List.of();
        }
    }

    /** Whether the law leaves the procedure open for the filing; unknown is yes. */
    public boolean isOpen(Filing filing, Draft.Procedure procedure) {
        return bar(filing, procedure).isEmpty();
    }

    /** What bars the procedure that the filer asked for; none where it is open or nothing was asked for. */
    Optional<Suggestion> bar(Filing filing) {
        return Optional.ofNullable(filing.draft().procedure()).flatMap(wish -> bar(filing, wish));
    }

    /** @throws Refusal with the article, where the law bars the procedure */
    void requireOpen(Filing filing, Draft.Procedure procedure) {
        bar(filing, procedure).ifPresent(bar -> {
            throw Refusal.invalid("confirmed.procedure", "PROCEDURE_BARRED", bar.text() + "（" + bar.basis() + "）");
        });
    }

    private Optional<Suggestion> bar(Filing filing, Draft.Procedure procedure) {
        return of(filing).stream()
                .filter(row -> row.procedure() == procedure && row.effect() == Effect.BARRED)
                .findFirst();
    }

    /** How many hundredths of the wage the amount is, a part of one counted whole: 50 is a half or less. */
    private static long percent(long amountFen, long wageFen) {
        return -Math.floorDiv(-amountFen * WHOLE, Math.max(1, wageFen));
    }

    private Map<String, Object> facts(Filing filing) {
        var draft = filing.draft();
        var facts = new HashMap<>(FilingFacts.of(filing));
        var court = draft.courtCode();
        var amount = draft.claimAmountFen();
        if (amount != null && court != null && !court.isEmpty()) {
            // 案号规定 4: a court's code begins with its province's.
            var limit = decisions.preview(
                    LIMIT,
                    Map.of(
                            "province",
                            court.substring(0, 1),
                            "on",
                            clock.today().toString()));
            if (!limit.rows().isEmpty()) {
                facts.put("wagePercent", percent(amount, limit.number("averageWageFen")));
            }
        }
        return facts;
    }
}
