package org.lian.web.admission;

import java.util.HashMap;
import java.util.Map;

/** The shares that each network, and each person, has of the places of an errand. */
class Shares {
    private final Map<Object, Share> shares = new HashMap<>();
    private long served;

    /** The requests of one inside, those that wait, and when one of them was let in last. */
    private static final class Share {
        private int inside;
        private int waiting;
        private long lastServed;
    }

    void enters(Caller caller) {
        served++;
        for (var share : of(caller)) {
            share.inside++;
            share.lastServed = served;
        }
    }

    void leaves(Caller caller) {
        for (var share : of(caller)) {
            share.inside--;
        }
        forget(caller);
    }

    void waits(Caller caller) {
        for (var share : of(caller)) {
            share.waiting++;
        }
    }

    void waitsNoMore(Caller caller) {
        for (var share : of(caller)) {
            share.waiting--;
        }
        forget(caller);
    }

    int inside(Object one) {
        var share = shares.get(one);
        return share == null ? 0 : share.inside;
    }

    int waiting(Object one) {
        var share = shares.get(one);
        return share == null ? 0 : share.waiting;
    }

    long lastServed(Object one) {
        var share = shares.get(one);
        return share == null ? 0 : share.lastServed;
    }

    private Share[] of(Caller caller) {
        return new Share[] {
            shares.computeIfAbsent(caller.network(), one -> new Share()),
            shares.computeIfAbsent(caller.person(), one -> new Share())
        };
    }

    private void forget(Caller caller) {
        for (var one : new Object[] {caller.network(), caller.person()}) {
            shares.computeIfPresent(one, (key, share) -> share.inside == 0 && share.waiting == 0 ? null : share);
        }
    }
}
