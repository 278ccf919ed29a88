package org.lian.identity;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.identity.FadingCounts.Kind;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.ClientNetwork;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits guessing, and is no weapon itself: who guesses a name wrongly has to wait at his own network, its owner
 * elsewhere has not. What a network or a name collects beyond that slows only those who have never signed in under that
 * name from there.
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

    void requireAllowed(String username, String address) {
        var network = ClientNetwork.of(address);
        var here = counts.of(HERE, here(username, network));
        if ((here.beyond(HERE) > 0 && here.at().isAfter(clock.now().minus(WAIT)))
                || (!places.knows(username, network)
                        && (counts.isFull(NETWORK, network.value()) || isGuessedEverywhere(username)))) {
            throw Refusal.tooMany("登录失败次数过多，请 15 分钟后再试；忘记密码的，当事人请联系诉讼服务中心，工作人员请联系本院管理员");
        }
    }

    /** One name from many networks: each failure above what is allowed makes the next guess wait longer. */
    private boolean isGuessedEverywhere(String username) {
        var count = counts.of(EVERYWHERE, username);
        var delay = Duration.ofSeconds((long) (Math.max(0, count.beyond(EVERYWHERE)) * DELAY.toSeconds()));
        return count.at()
                .plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay)
                .isAfter(clock.now());
    }

    /** @param account whose name was given, if it is one; the journal keeps the id alone */
    @Transactional
    public void failed(String username, String address, Optional<Account> account) {
        var network = ClientNetwork.of(address);
        counts.add(HERE, here(username, network));
        counts.add(NETWORK, network.value());
        counts.add(EVERYWHERE, username);
        journal.append(JournalEntry.internal(null, Actor.system(), clock.now(), "LOGIN_FAILED", "登录失败")
                .with(account.<Map<String, Object>>map(known -> Map.of("account", known.id()))
                        .orElse(Map.of())));
    }

    /** A right password counts only while guessing is allowed: parallel guesses do not slip through. */
    @Transactional
    public void succeeded(String username, String address, Account account) {
        requireAllowed(username, address);
        var network = ClientNetwork.of(address);
        counts.clear(HERE, here(username, network));
        places.remember(username, network);
        journal.append(JournalEntry.internal(null, account.actor(), clock.now(), "LOGGED_IN", "登录"));
    }

    private static String here(String username, ClientNetwork network) {
        return username + "\n" + network.value();
    }
}
