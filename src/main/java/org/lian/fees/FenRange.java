package org.lian.fees;

/** The fee where the law leaves a range and nobody has chosen yet. */
public record FenRange(long minFen, long maxFen, String basis) {}
