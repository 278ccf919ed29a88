package org.lian.fees;

import org.lian.vocabulary.Percent;

/**
 * 减交、免交 that a court has granted (诉讼费用交纳办法 44 to 46).
 *
 * @param percent of the fee that is taken off, 1 to 100; 100 is 免交
 * @param basis the article
 */
public record Relief(int percent, String basis) {
    public Relief {
        share(percent);
    }

    /** 免交: nothing is left to pay. */
    boolean isWhole() {
        return share(percent).isAll();
    }

    /** What is left of a sum of fen; a part of a fen is the party's. */
    long leftOf(long fen) {
        return share(percent).restOf(fen);
    }

    private static Percent share(int percent) {
        return new Percent(percent);
    }

    /** The line of a bill that says so. */
    Line line(long offFen) {
        return new Line(isWhole() ? "准予免交" : "准予减交 " + percent + "%", -offFen, basis);
    }
}
