package org.lian.fees;

/** One line of a bill with its article; negative where something is taken off. */
public record Line(String item, long amountFen, String basis) {}
