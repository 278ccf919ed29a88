package org.lian.journal;

/** A sealed stretch of the log: the signed header (canonical JSON) and its signature in Base64. */
record Block(long number, String header, byte[] hash, String signature, long lastPosition) {}
