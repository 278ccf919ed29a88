package org.lian.web.admission;

import org.springframework.stereotype.Component;

/**
 * The lines of the bodies that are large, or nobody knows how large, and not in: each holds a thread. Who has signed in
 * has lines apart from strangers.
 */
@Component
class SlowSenders {
    /** Who gave way ends within milliseconds, in the middle of a chunk's frame within seconds. */
    private static final int LEAVING = 8;

    private final BodiesOnTheWay signedIn;
    private final BodiesOnTheWay strangers;

    SlowSenders(AdmissionSettings settings) {
        this.signedIn = new BodiesOnTheWay(settings.slowSenders(), LEAVING);
        this.strangers = new BodiesOnTheWay(settings.slowStrangers(), LEAVING);
    }

    BodiesOnTheWay of(boolean known) {
        return known ? signedIn : strangers;
    }

    int open() {
        return signedIn.open() + strangers.open();
    }

    int most() {
        return signedIn.most() + strangers.most();
    }
}
