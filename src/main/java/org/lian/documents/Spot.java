package org.lian.documents;

/**
 * A spot of a paper that says what no paper otherwise may, because the law says so of this one.
 *
 * @param words as they stand in one paragraph, blanks apart
 * @param article that says it, in Chinese
 */
record Spot(String words, String article) {}
