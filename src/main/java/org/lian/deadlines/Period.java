package org.lian.deadlines;

/**
 * A length of time in law.
 *
 * @param rolls whether a last day on a 法定休假日 moves to the next working day
 * @param basis the article that grants it
 * @param countingBasis the article that says how to count
 */
record Period(int length, TimeUnit unit, boolean rolls, String basis, String countingBasis) {
    private static final int LONGEST = 10_000;

    Period {
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("A period of " + length + " " + unit);
        }
    }
}
