package org.lian.fees;

/**
 * 减交、免交 that a court has granted (诉讼费用交纳办法 44 to 46).
 *
 * @param percent of the fee that is taken off, 1 to 100; 100 is 免交
 * @param basis the article
 */
public record Relief(int percent, String basis) {
    public Relief {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("No relief takes off " + percent + " percent");
        }
    }

    /** 免交: nothing is left to pay. */
    boolean isWhole() {
        return percent == 100;
    }

    /** What is left of a sum of fen; a part of a fen is the party's. */
    long leftOf(long fen) {
        return fen * (100 - percent) / 100;
    }

    /** The line of a bill that says so. */
    Line line(long offFen) {
        return new Line(isWhole() ? "准予免交" : "准予减交 " + percent + "%", -offFen, basis);
    }
}
