package org.lian.filing;

import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.WrittenSum;

/**
 * 定期支付, 抚养费 or 赡养费 for one: the same sum again and again. What is not due yet is in no sum of the claims.
 *
 * @param eachFen what is paid each time, in fen
 * @param from the first day, 2026-01-01
 * @param until in words, 子女年满十八周岁之日, or a day
 */
public record Periodic(
        @Nullable Long eachFen,
        @Nullable Every every,
        @Nullable String from,
        @Nullable String until) {

    /** The turn in which it is paid. */
    public enum Every {
        MONTH("每月"),
        YEAR("每年");

        private final String label;

        Every(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether sum and turn are said; first and last day may be left to the court. */
    boolean isWhole() {
        return eachFen != null && every != null;
    }

    /** A day that was written as one is said as all others are. */
    private String last() {
        var day = Interest.shown(until);
        return day.isEmpty() ? String.valueOf(until).strip() : day;
    }

    /** As a claim says it behind its own words, which may name turn and sum already; empty while it is not whole. */
    String said(@Nullable String claim) {
        if (eachFen == null || every == null) {
            return "";
        }
        var words = claim == null ? "" : claim;
        var turn = words.contains(every.label());
        return (turn && WrittenSum.in(words).contains(eachFen)
                        ? ""
                        : "，" + every.label() + (turn ? " " : "支付 ") + new Fen(eachFen))
                + (Interest.day(from).isEmpty() ? "" : "，自 " + Interest.shown(from) + "起")
                + (FilingFacts.isWritten(until) ? "，至" + last() + "止" : "");
    }
}
