package org.lian.reference;

/** 期间 of a statute: how long, in which unit, whether the last day moves on, by which articles. */
public record TimeLimit(String id, int length, String unit, boolean rolls, String basis, String countingBasis) {}
