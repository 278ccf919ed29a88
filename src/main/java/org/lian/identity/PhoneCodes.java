package org.lian.identity;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.identity.FadingCounts.Kind;
import org.lian.vocabulary.ClientNetwork;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The codes of six digits that go to a telephone: few for whoever asks, ten minutes, five guesses, one use, and good with
 * the ticket of the browser that asked alone.
 */
@Component
class PhoneCodes {
    /** How long a code is good. */
    static final Duration LIFE = Duration.ofMinutes(10);

    /** The fault of a code that no guess can help any more. */
    static final String OVER = "OVER";

    private static final int MOST_GUESSES = 5;
    private static final int CODES = 1_000_000;
    private static final Kind ASKED = new Kind("recovery", 3, Duration.ofHours(1));
    private static final Kind NETWORK = new Kind("recovery-from", 30, Duration.ofMinutes(2));
    private static final String OTHERWISE = "急用的，请带证件到法院诉讼服务中心窗口办理";

    private final RecoveryStore store;
    private final FadingCounts counts;
    private final TelephoneCodes telephones;
    private final SecureRandom random = new SecureRandom();

    PhoneCodes(RecoveryStore store, FadingCounts counts, TelephoneCodes telephones) {
        this.telephones = telephones;
        this.store = store;
        this.counts = counts;
    }

    /** A right code, with the accounts that it was made for. */
    record Proved(String ticket, List<String> accounts) {}

    /** Whether one more code may go to that telephone, which a stranger typed; whoever asks is told nothing of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mayGo(String phone) {
        return telephones.mayGo(phone, TelephoneCodes.Whose.STRANGERS);
    }

    /** Counts one to the telephone on record of who has just said the password. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void toOwn(String phone) {
        if (!telephones.mayGo(phone, TelephoneCodes.Whose.STAFF)) {
            throw TelephoneCodes.tooMany();
        }
    }

    /**
     * Opens a ticket; those before it for the same subject stay good until they end.
     *
     * @param what was asked for, in words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String open(String subject, String what, String address) {
        count(NETWORK, ClientNetwork.of(address).value(), "您所在的网络刚才要的验证码较多");
        count(ASKED, subject, "刚才已经" + what + "发过 " + ASKED.allowed() + " 次验证码");
        var ticket = UUID.randomUUID().toString();
        store.open(subject, ticket, LIFE);
        return ticket;
    }

    private void count(Kind kind, String subject, String words) {
        var wait = counts.addAndWait(kind, subject);
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw Refusal.tooMany(words + "，请 " + LoginWait.minutes(wait) + " 分钟后再试；" + OTHERWISE);
        }
    }

    /** A code that nobody knows yet. */
    String code() {
        return String.format("%06d", random.nextInt(CODES));
    }

    /** Gives the ticket its code; false where it has ended. */
    boolean give(String ticket, String code, List<String> accounts) {
        return store.give(ticket, code, accounts);
    }

    /** The code as it was typed, in whatever width; a fault is added where there is none. */
    static String typed(String code, List<Fault> faults) {
        var typed = Normalizer.normalize(code, Normalizer.Form.NFKC).replaceAll("\\s", "");
        if (typed.isEmpty()) {
            faults.add(new Fault("code", "MISSING", "请填写手机收到的 6 位验证码"));
        }
        return typed;
    }

    /**
     * Counts a guess and looks at it. In no transaction that could roll the count back.
     *
     * @param more what the code was made for beside its ticket; empty for nothing
     */
    @Transactional(propagation = Propagation.NEVER)
    public Proved require(@Nullable String ticket, String typed, String more) {
        if (ticket == null) {
            throw over();
        }
        var guess = store.guess(ticket, MOST_GUESSES).orElseThrow(PhoneCodes::over);
        if (guess.code() == null || !MessageDigest.isEqual(guess.code(), store.hash(ticket, typed + more))) {
            throw guess.tries() < MOST_GUESSES
                    ? Refusal.invalid(
                            "code", "WRONG", "验证码不对，请核对；要过几次的，用最后收到的那一个。还可以试 " + (MOST_GUESSES - guess.tries()) + " 次")
                    : over();
        }
        return new Proved(ticket, guess.accounts());
    }

    /** Ends the ticket in the transaction of what it was for; of two at once one comes through. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(Proved proved) {
        if (!store.use(proved.ticket())) {
            throw over();
        }
    }

    static Refusal over() {
        return Refusal.invalid(
                "code",
                OVER,
                "这个验证码不能用了：过了 " + LIFE.toMinutes() + " 分钟，用过了，输错了 " + MOST_GUESSES + " 次，或者后来又要过新的。请重新要一个");
    }
}
