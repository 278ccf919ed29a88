package org.lian.filing;

/** A kind of thing that is preserved, and the longest that a measure on it lasts (民诉解释 485; the rows of deadlines.csv). */
public enum PreservedThing {
    DEPOSIT("银行存款", "preservation.measure.deposit"),
    MOVABLE("动产", "preservation.measure.movable"),
    OTHER("不动产、其他财产权", "preservation.measure.other");

    private final String label;
    private final String limit;

    PreservedThing(String label, String limit) {
        this.label = label;
        this.limit = limit;
    }

    public String label() {
        return label;
    }

    String limit() {
        return limit;
    }
}
