package org.lian.fees;

/**
 * What is left of a fee after a granted withdrawal.
 *
 * @param halved whether it is half of an acceptance fee; an application fee stays whole
 */
public record Remainder(long fen, boolean halved) {}
