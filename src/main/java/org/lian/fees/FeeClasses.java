package org.lian.fees;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.fees.CourtRules.Asking;
import org.lian.rules.Decision;
import org.lian.rules.Decisions;
import org.lian.rules.Fact;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;

/** 收费类别: the class that a case is charged by, as the table cause-fee-class has it, and why it has none. */
public final class FeeClasses {
    static final String TABLE = "cause-fee-class";
    private static final String NONE = "NO_FEE_CLASS";

    private FeeClasses() {}

    /** Why no row names a class, as the filer reads it; empty where that was not why. */
    public static Optional<String> whyUnpriced(Refusal refusal) {
        return refusal.faults().stream()
                .filter(fault -> fault.code().equals(NONE))
                .map(Refusal.Fault::message)
                .findFirst();
    }

    /** The class of a cause in its procedure; empty where no row names it and a person must choose. */
    static Optional<String> of(@Nullable Track track, @Nullable String causeCode, boolean hasAmount, Asking tables) {
        return named(asked(track, causeCode, hasAmount, null, tables));
    }

    /** A class, and the article by which its cause has it; none where a person chose it. */
    record Found(String feeClass, @Nullable String basis) {
        /** The one line of what costs nothing says why that is so, not which classes cost nothing. */
        List<Line> said(List<Line> lines) {
            return basis == null || !feeClass.equals(FeeClass.NO_FEE.name())
                    ? lines
                    : lines.stream()
                            .map(line -> new Line(line.item(), line.amountFen(), basis))
                            .toList();
        }
    }

    /** The class that a question names, or its cause has. */
    static Found of(FeeQuestion question, Asking tables, List<Decisions.Used> used) {
        if (question.feeClass() != null) {
            return new Found(question.feeClass(), null);
        }
        var decision = asked(
                question.track(),
                question.causeCode(),
                question.amountFen() != null,
                question.besides().ipOrMaritime(),
                tables);
        used.add(decision.used());
        return named(decision)
                .map(feeClass -> new Found(feeClass, decision.text("basis")))
                .orElseThrow(() ->
                        Refusal.invalid("causeCode", NONE, UnpricedCauses.why(question.track(), question.causeCode())));
    }

    private static Decision asked(
            @Nullable Track track,
            @Nullable String causeCode,
            boolean hasAmount,
            @Nullable String ipOrMaritime,
            Asking tables) {
        var facts = new HashMap<String, Object>();
        facts.put("hasAmount", hasAmount);
        if (track != null) {
            facts.put("track", track.suit().name());
        }
        if (causeCode != null) {
            facts.put("causeCode", causeCode);
        }
        if (ipOrMaritime != null && !Fact.UNKNOWN.equals(ipOrMaritime)) {
            facts.put("ipOrMaritime", ipOrMaritime);
        }
        return tables.ask(TABLE, facts);
    }

    private static Optional<String> named(Decision classes) {
        return classes.rows().isEmpty() ? Optional.empty() : Optional.of(classes.text("feeClass"));
    }
}
