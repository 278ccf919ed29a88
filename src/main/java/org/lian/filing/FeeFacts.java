package org.lian.filing;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.fees.EarlierFee;
import org.lian.fees.FeeQuestion;
import org.lian.fees.Relief;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Track;

/**
 * The facts of a filing that its fee is asked by: track, cause, amount, procedure and court, and what was
 * granted of it.
 */
final class FeeFacts {
    private static final Set<String> WITHOUT_VALUE = Set.of("ACT", "EVIDENCE");

    private FeeFacts() {}

    static FeeQuestion of(Filing filing) {
        return of(filing, filing.marks().procedure());
    }

    /** The same as if the court had decided on that procedure. */
    static FeeQuestion of(Filing filing, Draft.@Nullable Procedure procedure) {
        var draft = filing.draft();
        var court = draft.courtCode();
        return new FeeQuestion(
                        null,
                        filing.track(),
                        draft.causeCode(),
                        amount(filing),
                        null,
                        modifiers(filing, procedure),
                        court == null ? null : new CourtCode(court))
                .relieved(relief(filing.relief()))
                .dividing(draft.divorceProperty())
                .toppingUp(earlier(filing.marks().orderFeeFen()))
                .about(draft.answers().get("ipOrMaritime"));
    }

    private static @Nullable EarlierFee earlier(@Nullable Long paidFen) {
        return paidFen == null ? null : new EarlierFee(paidFen);
    }

    /** What an act or evidence would be worth is no property that is preserved (办法 14). */
    private static @Nullable Long amount(Filing filing) {
        var draft = filing.draft();
        return filing.track().isRuledOn()
                        && WITHOUT_VALUE.contains(draft.answers().getOrDefault("preservationKind", ""))
                ? null
                : draft.claimAmountFen();
    }

    /** Only the court's decision halves: a wish does not. A counterclaim is taken to be tried with its suit, or not at all. */
    private static Set<String> modifiers(Filing filing, Draft.@Nullable Procedure procedure) {
        var modifiers = new HashSet<String>();
        if (procedure != null && procedure != Draft.Procedure.ORDINARY) {
            modifiers.add(procedure.name());
        }
        if (filing.track() == Track.COUNTERCLAIM) {
            modifiers.add("COUNTERCLAIM");
        }
        return modifiers;
    }

    /** What the court has granted of the fee; 缓交 takes nothing off. */
    private static @Nullable Relief relief(Filing.@Nullable Relief granted) {
        var percent = granted == null ? null : granted.percent();
        if (granted == null || percent == null) {
            return null;
        }
        var basis = granted.state() == Filing.Relief.State.EXEMPTED ? Law.EXEMPTION : Law.REDUCTION;
        return new Relief(percent, basis.text());
    }
}
