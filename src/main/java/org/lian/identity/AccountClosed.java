package org.lian.identity;

import org.lian.vocabulary.Actor;

/** The closing of a colleague's account, in the transaction that closes it: others let go of what the person holds. */
public record AccountClosed(String username, Actor by) {}
