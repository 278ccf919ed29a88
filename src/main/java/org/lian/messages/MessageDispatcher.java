package org.lian.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lian.clock.BusinessClock;
import org.lian.site.PublicSite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The dispatcher of what waits. Each message is taken for a while, handed over outside of any transaction, then kept
 * with its proof: a node that dies between sends once more with the same id. A gateway that is silent is asked again
 * after growing pauses; what it never takes goes to the next channel, in the end to a person.
 */
@Component
class MessageDispatcher {
    private static final Logger log = LoggerFactory.getLogger(MessageDispatcher.class);
    /** Longer than any channel's own time limits together. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String NO_CHANNEL = "NoChannel";
    private static final String SILENT = "ChannelSilent";
    private static final String REFUSED = "AddressRefused";
    private static final Set<MessageKind> URGENT = Set.of(MessageKind.SERVED, MessageKind.DEADLINE);

    private final MessageStore store;
    private final ChannelChain chain;
    private final Correspondence correspondence;
    private final BusinessClock clock;
    private final String publicUrl;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Duration switchAfter;
    private final Duration giveUpAfter;
    private final Map<ChannelKind, Instant> resting = new ConcurrentHashMap<>();
    /** To whom of which filing something is being sent. */
    private final Set<MessageStore.Correspondent> busy = ConcurrentHashMap.newKeySet();

    MessageDispatcher(
            MessageStore store,
            ChannelChain chain,
            Correspondence correspondence,
            BusinessClock clock,
            PublicSite site,
            MessageSettings settings) {
        this.store = store;
        this.chain = chain;
        this.correspondence = correspondence;
        this.clock = clock;
        this.publicUrl = site.publicUrl().strip();
        this.firstPause = settings.firstPause();
        this.longestPause = settings.longestPause();
        this.switchAfter = settings.switchAfter();
        this.giveUpAfter = settings.giveUpAfter();
    }

    /**
     * Sends the message that waits longest; false where none is due. Many may do so at once: what one person is told of
     * one filing goes out one after the other.
     *
     * @param begins told when one was taken
     */
    boolean sendOne(Runnable begins) {
        var taken = take();
        if (taken.isEmpty()) {
            return false;
        }
        try {
            begins.run();
            send(taken.get());
        } finally {
            busy.remove(taken.get().correspondent());
        }
        return true;
    }

    /** One of this node takes at a time, so that no two take what goes out one after the other. */
    private synchronized Optional<MessageStore.Taken> take() {
        var taken = store.take(LEASE, busy);
        taken.ifPresent(one -> busy.add(one.correspondent()));
        return taken;
    }

    private void send(MessageStore.Taken taken) {
        var contact = correspondence.contact(taken.filing(), taken.accountId());
        if (contact.isEmpty()) {
            store.end(taken.id(), "INBOX");
            return;
        }
        var dueAt = taken.dueAt();
        if (dueAt != null && !correspondence.stillRuns(taken.filing(), dueAt)) {
            store.end(taken.id(), "OBSOLETE");
            return;
        }
        var step = chain.from(taken.channel(), contact.get());
        if (step.isEmpty()) {
            nobodyTakesIt(taken, contact.get(), NO_CHANNEL);
            return;
        }
        handOver(taken, contact.get(), step.get());
    }

    private void handOver(MessageStore.Taken taken, Contact contact, ChannelChain.Step step) {
        var kind = step.channel().kind();
        var isNew = kind != taken.channel();
        if (isNew) {
            store.begin(taken.id(), kind, contact.court());
        }
        var rests = resting.get(kind);
        if (rests != null && clock.database().isBefore(rests)) {
            if (mayLeave(taken, contact, kind)) {
                next(taken, contact, kind, SILENT);
            } else {
                store.rest(taken.id(), Duration.between(clock.database(), rests).plusMillis(1));
            }
            return;
        }
        var count = taken.kind() == MessageKind.SERVED ? store.coverOthers(taken) : 1;
        var notice = new Notice(
                taken.id(),
                step.address(),
                contact.courtName(),
                contact.courtName() + "：您有新的消息",
                NoticeText.of(taken.kind(), taken.dueAt(), count, contact, address()));
        try {
            var number = step.channel().send(notice);
            resting.remove(kind);
            store.sent(taken, kind, step.address(), number);
        } catch (MessageChannel.AddressRefused refused) {
            log.info("Message {} is not for {}: {}", taken.id(), kind, refused.getMessage());
            next(taken, contact, kind, REFUSED);
        } catch (RuntimeException silent) {
            // The failure itself could name the address.
            log.warn("{} does not take message {}, it is tried again: {}", kind, taken.id(), why(silent));
            putOff(taken, contact, kind, isNew ? 1 : taken.attempts());
        }
    }

    private static String why(RuntimeException failure) {
        var own = failure instanceof MessageChannel.ChannelSilent
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
        var cause = failure.getCause();
        return cause == null ? own : own + " (" + cause.getClass().getSimpleName() + ")";
    }

    private void putOff(MessageStore.Taken taken, Contact contact, ChannelKind kind, int attempts) {
        var pause = pause(attempts);
        // Whoever comes next asks a silent gateway no sooner than this one.
        resting.put(kind, clock.database().plus(pause));
        if (mayLeave(taken, contact, kind)) {
            next(taken, contact, kind, SILENT);
        } else {
            store.putOff(taken.id(), pause, SILENT);
        }
    }

    /** Long enough silent: for a while where another channel reaches the filer, for days where only a person would. */
    private boolean mayLeave(MessageStore.Taken taken, Contact contact, ChannelKind kind) {
        var since = taken.since();
        if (since == null || kind != taken.channel()) {
            return false;
        }
        // What is urgent for the court's people stands on their desk; a day later it would be told to nobody's use.
        var patience = taken.kind() == MessageKind.ON_DUTY
                        || chain.after(kind, contact).isPresent()
                ? switchAfter
                : giveUpAfter;
        return !clock.database().isBefore(since.plus(patience));
    }

    private void next(MessageStore.Taken taken, Contact contact, ChannelKind kind, String error) {
        var next = chain.after(kind, contact);
        if (next.isEmpty()) {
            nobodyTakesIt(taken, contact, error);
            return;
        }
        store.begin(taken.id(), next.get().channel().kind(), contact.court());
        store.putOff(taken.id(), Duration.ZERO, error);
    }

    /**
     * A person tells it, except where the court has no channel and promises the inbox alone, where it confirms only
     * what the filer did and no channel was ever for the filer, and where it tells the court's own people.
     */
    private void nobodyTakesIt(MessageStore.Taken taken, Contact contact, String error) {
        if (taken.kind() == MessageKind.ON_DUTY
                || chain.setUp().isEmpty()
                || (taken.channel() == null && error.equals(NO_CHANNEL) && !URGENT.contains(taken.kind()))) {
            store.end(taken.id(), "INBOX");
            return;
        }
        log.warn("Message {} is left to a person: {}", taken.id(), error);
        store.leaveToAPerson(taken.id(), contact.court(), error);
    }

    private String address() {
        return publicUrl.replaceAll("/+$", "");
    }

    private Duration pause(int attempts) {
        var pause = firstPause.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 20));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
