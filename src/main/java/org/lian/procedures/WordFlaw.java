package org.lian.procedures;

/**
 * A flaw of a text of words, with what helps.
 *
 * @param code stable, upper case
 * @param message in Chinese
 * @param line of the text, from 1
 */
public record WordFlaw(String code, String message, int line) {}
