package org.lian.identity;

import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;

/** The hands that a filing goes through in its court; asked where what it tells could lead to somebody who hides. */
@FunctionalInterface
public interface FilingHands {
    /** Whether the person may act on the filing now, or did before. */
    boolean has(Actor actor, FilingId filing);
}
