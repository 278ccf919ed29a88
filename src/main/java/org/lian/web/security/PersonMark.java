package org.lian.web.security;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.lian.vocabulary.Actor;

/** The mark on a page of the person whom it was made for; it tells accounts apart and says nothing about them. */
public final class PersonMark {
    private PersonMark() {}

    /** The same for every page of one account. */
    public static String of(Actor actor) {
        return UUID.nameUUIDFromBytes(actor.accountId().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
