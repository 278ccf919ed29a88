package org.lian.workbench;

import java.util.List;

/**
 * The result of a replay: how many outcomes change, by how much, in which direction.
 *
 * @param filings how many were asked
 * @param changed how many of them come out otherwise
 * @param unclear how many get no answer from the draft although the version in force gives one
 * @param amounts for each whole-number output that changes
 * @param transitions for each other output that changes, from what to what, the most frequent first
 */
public record ReplaySummary(int filings, int changed, int unclear, List<Amount> amounts, List<Transition> transitions) {

    /**
     * The movement of a number; the unit is the column's own (fen where its name ends so).
     *
     * @param output name of the column
     * @param higher how many filings get more
     * @param lower how many get less
     * @param sum of all differences, after minus before
     * @param least smallest difference, with its sign
     * @param most greatest difference, with its sign
     * @param histogram differences in bands, from the lowest
     */
    public record Amount(String output, int higher, int lower, long sum, long least, long most, List<Band> histogram) {}

    /** Differences from {@code from} to below {@code to}, and how many. */
    public record Band(long from, long to, int count) {}

    /** The number of times that one value gives way to another. */
    public record Transition(String output, String before, String after, int count) {}
}
