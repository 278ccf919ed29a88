package org.lian.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.FadingCounts.Kind;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits guessing, and is no weapon itself: who guesses a name wrongly has to wait at his own network, its owner
 * elsewhere has not. What a network or a name collects beyond that slows only those who have never signed in under that
 * name from there, or with that device.
 */
@Component
class LoginAttempts {
    private static final Duration WAIT = Duration.ofMinutes(15);
    private static final Kind HERE = new Kind("user", 5, Duration.ofMinutes(3));
    private static final Kind NETWORK = new Kind("address", 50, Duration.ofSeconds(18));
    private static final Kind EVERYWHERE = new Kind("name", 30, Duration.ofMinutes(3));
    private static final Duration DELAY = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    private final FadingCounts counts;
    private final LoginPlaces places;
    private final Journal journal;
    private final BusinessClock clock;

    LoginAttempts(FadingCounts counts, LoginPlaces places, Journal journal, BusinessClock clock) {
        this.counts = counts;
        this.places = places;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws LoginWait that says who waits and how long */
    void requireAllowed(String username, LoginOrigin origin) {
        var now = clock.now();
        var here = counts.of(HERE, here(username, origin));
        if (here.beyond(HERE) > 0) {
            require(LoginWait.Whom.HERE, Duration.between(now, here.at().plus(WAIT)));
        }
        if (!knows(username, origin)) {
            require(
                    LoginWait.Whom.NETWORK,
                    counts.untilRoom(NETWORK, origin.network().value()));
            require(LoginWait.Whom.NAME, Duration.between(now, slowedUntil(username)));
        }
    }

    private static void require(LoginWait.Whom whom, Duration left) {
        if (left.compareTo(Duration.ZERO) > 0) {
            throw new LoginWait(whom, left);
        }
    }

    private boolean knows(String username, LoginOrigin origin) {
        return places.knows(username, origin.network().value()) || knowsDevice(username, origin);
    }

    private boolean knowsDevice(String username, LoginOrigin origin) {
        return origin.device() != null && places.knows(username, place(origin.device()));
    }

    /** One name from many networks: each failure above what is allowed makes the next guess wait longer. */
    private Instant slowedUntil(String username) {
        var count = counts.of(EVERYWHERE, username);
        var delay = Duration.ofSeconds((long) (Math.max(0, count.beyond(EVERYWHERE)) * DELAY.toSeconds()));
        return count.at().plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
    }

    /** @param account whose name was given, if it is one; the journal keeps the id alone */
    @Transactional
    public void failed(String username, LoginOrigin origin, Optional<Account> account) {
        counts.add(HERE, here(username, origin));
        counts.add(NETWORK, origin.network().value());
        counts.add(EVERYWHERE, username);
        journal.append(JournalEntry.internal(null, Actor.system(), clock.now(), "LOGIN_FAILED", "登录失败")
                .with(account.<Map<String, Object>>map(known -> Map.of("account", known.id()))
                        .orElse(Map.of())));
    }

    /** A right password counts only while guessing is allowed: parallel guesses do not slip through. */
    @Transactional
    public void succeeded(String username, LoginOrigin origin, Account account) {
        requireAllowed(username, origin);
        proved(username, origin);
        journal.append(JournalEntry.internal(null, account.actor(), clock.now(), "LOGGED_IN", "登录"));
    }

    /** The owner of the name stands here, by whatever proof: what was counted against the name here is over. */
    @Transactional
    public void proved(String username, LoginOrigin origin) {
        counts.clear(HERE, here(username, origin));
        places.remember(username, origin.network().value());
    }

    /** The device with which this name just signed in; one that is new, or was given to somebody else, is replaced. */
    @Transactional
    public String deviceOf(String username, @Nullable String brought) {
        var device = brought != null && places.knows(username, place(brought))
                ? brought
                : UUID.randomUUID().toString();
        places.remember(username, place(device));
        return device;
    }

    /** A known device is counted alone: who shares its network cannot make its owner wait. */
    private String here(String username, LoginOrigin origin) {
        return username
                + "\n"
                + (knowsDevice(username, origin)
                        ? place(Objects.requireNonNull(origin.device()))
                        : origin.network().value());
    }

    private static String place(String device) {
        return "device:" + device;
    }
}
