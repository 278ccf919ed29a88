package org.lian.web;

/** A length of time in a table: a number to count with, that reads 不到 1 where it is less; the unit stands in its column's head. */
public record Hours(double value) {
    /** The same as a spreadsheet shows it; written into the file as it stands, so its quotes are XML's. */
    static final String FORMAT = "[>=1]0.0;&quot;不到 1&quot;";

    @Override
    public String toString() {
        return value < 1 ? "不到 1" : "%.1f".formatted(value);
    }
}
