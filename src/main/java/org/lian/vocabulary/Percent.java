package org.lian.vocabulary;

/** A share of a sum that is taken off, 1 to 100 percent. */
public record Percent(int value) {
    private static final int ALL = 100;

    public Percent {
        if (value < 1 || value > ALL) {
            throw new IllegalArgumentException("Nothing takes off " + value + " percent");
        }
    }

    public boolean isAll() {
        return value == ALL;
    }

    /** What is left of a sum of fen, rounded down to the fen. */
    public long restOf(long fen) {
        return fen * (ALL - value) / ALL;
    }
}
