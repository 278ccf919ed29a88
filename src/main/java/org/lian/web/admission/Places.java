package org.lian.web.admission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.convert.DurationStyle;

/**
 * The places of an errand, so many at once, so many waiting, each no longer than that, shared by network and by person:
 * a free place goes to whose network has the fewest, and where all who may wait do, one of the largest crowd gives way
 * to who comes from a smaller one.
 */
class Places {
    /** Of four places one is left for another network. */
    private static final int LEFT_FOR_OTHERS = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiting> queue = new ArrayList<>();
    private final Shares shares = new Shares();
    private final int atOnce;
    private final int waiting;
    private final Duration patience;
    private final int mostOfOne;
    private int free;

    private Places(int atOnce, int waiting, Duration patience, int mostOfOne) {
        this.atOnce = atOnce;
        this.waiting = waiting;
        this.patience = patience;
        this.mostOfOne = mostOfOne;
        this.free = atOnce;
    }

    /** Somebody in the queue. */
    private final class Waiting {
        private final Caller caller;
        private final Condition called = lock.newCondition();
        private boolean in;
        private boolean sentAway;

        private Waiting(Caller caller) {
            this.caller = caller;
        }
    }

    /** Written as {@code 6 200 20s}. */
    static Places of(String setting) {
        var parts = parts(setting);
        var atOnce = Integer.parseInt(parts[0]);
        return of(parts, atOnce - atOnce / LEFT_FOR_OTHERS);
    }

    /** The same, with one place for each network and each person. */
    static Places oneEach(String setting) {
        return of(parts(setting), 1);
    }

    private static Places of(String[] parts, int mostOfOne) {
        return new Places(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                DurationStyle.detectAndParse(parts[2]),
                mostOfOne);
    }

    private static String[] parts(String setting) {
        var parts = setting.strip().split("\\s+");
        if (parts.length != 3) {
            throw new IllegalArgumentException("同时数、等候数、最长等候时间，用空格隔开，例如 6 200 20s：" + setting);
        }
        return parts;
    }

    boolean enter(Caller caller) {
        lock.lock();
        try {
            if (free > 0 && mayHaveOneMore(caller)) {
                takeOne(caller);
                return true;
            }
            if (queue.size() >= waiting && !somebodyGivesWayTo(caller)) {
                return false;
            }
            return waits(new Waiting(caller));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean waits(Waiting one) throws InterruptedException {
        queue.add(one);
        shares.waits(one.caller);
        try {
            var left = patience.toNanos();
            while (!one.in && !one.sentAway && left > 0) {
                left = one.called.awaitNanos(left);
            }
            return one.in;
        } catch (InterruptedException e) {
            if (one.in) {
                leave(one.caller);
            }
            throw e;
        } finally {
            if (!one.in && !one.sentAway) {
                outOfTheQueue(one);
            }
        }
    }

    void leave(Caller caller) {
        lock.lock();
        try {
            free++;
            shares.leaves(caller);
            while (free > 0 && letNextIn()) {
                // As many as there are places.
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean letNextIn() {
        var next = queue.stream()
                .filter(one -> mayHaveOneMore(one.caller))
                .min(Comparator.<Waiting>comparingInt(one -> shares.inside(one.caller.network()))
                        .thenComparingInt(one -> shares.inside(one.caller.person()))
                        .thenComparingLong(one -> shares.lastServed(one.caller.network()))
                        .thenComparingLong(one -> shares.lastServed(one.caller.person())));
        next.ifPresent(one -> {
            outOfTheQueue(one);
            takeOne(one.caller);
            one.in = true;
            one.called.signal();
        });
        return next.isPresent();
    }

    /** Whether one of a larger crowd was sent away, the last that came. */
    private boolean somebodyGivesWayTo(Caller caller) {
        Waiting largest = null;
        for (var one : queue) {
            if (largest == null || compare(one, largest) >= 0) {
                largest = one;
            }
        }
        if (largest == null || !isOfALargerCrowd(largest.caller, caller)) {
            return false;
        }
        outOfTheQueue(largest);
        largest.sentAway = true;
        largest.called.signal();
        return true;
    }

    private int compare(Waiting one, Waiting other) {
        var networks = Integer.compare(shares.waiting(one.caller.network()), shares.waiting(other.caller.network()));
        return networks != 0
                ? networks
                : Integer.compare(shares.waiting(one.caller.person()), shares.waiting(other.caller.person()));
    }

    private boolean isOfALargerCrowd(Caller one, Caller than) {
        var same = one.network().equals(than.network());
        var its = shares.waiting(one.network());
        var ours = shares.waiting(than.network()) + 1;
        return !same && its > ours
                || (same || its == ours) && shares.waiting(one.person()) > shares.waiting(than.person()) + 1;
    }

    private boolean mayHaveOneMore(Caller caller) {
        return shares.inside(caller.network()) < mostOfOne && shares.inside(caller.person()) < mostOfOne;
    }

    private void takeOne(Caller caller) {
        free--;
        shares.enters(caller);
    }

    private void outOfTheQueue(Waiting one) {
        queue.remove(one);
        shares.waitsNoMore(one.caller);
    }

    /** Whether the person has other requests here: what is refused then may be refused because of them. */
    boolean has(Caller caller) {
        lock.lock();
        try {
            return shares.inside(caller.person()) + shares.waiting(caller.person()) > 0;
        } finally {
            lock.unlock();
        }
    }

    /** How many of the caller's network wait. */
    int waiting(Caller caller) {
        lock.lock();
        try {
            return shares.waiting(caller.network());
        } finally {
            lock.unlock();
        }
    }

    /** Those inside and those who wait: each holds a thread. */
    int people() {
        return atOnce + waiting;
    }

    int left() {
        lock.lock();
        try {
            return free;
        } finally {
            lock.unlock();
        }
    }
}
