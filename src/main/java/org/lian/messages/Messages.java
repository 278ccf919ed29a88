package org.lian.messages;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Mark;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 消息: told with the change that they tell of, found in the inbox at once, sent outside after commit. */
@Component
public class Messages {
    private static final Set<Role> COMPETENT = Set.of(Role.CLERK, Role.JUDGE, Role.SUPERVISOR, Role.PRESIDENT);
    private static final int LONGEST_WORDS = 200;

    private final MessageStore store;
    private final ChannelChain chain;
    private final Correspondence correspondence;
    private final Journal journal;
    private final BusinessClock clock;

    Messages(
            MessageStore store,
            ChannelChain chain,
            Correspondence correspondence,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.chain = chain;
        this.correspondence = correspondence;
        this.journal = journal;
        this.clock = clock;
    }

    /** Tells an account, in the transaction of what it is told of; the same news is told once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(News news) {
        store.put(news);
    }

    /** What of a kind was told already of these filings, as filing and key with a blank between. */
    public Set<String> told(MessageKind kind, Collection<FilingId> filings) {
        return filings.isEmpty() ? Set.of() : store.told(kind, filings);
    }

    /** The channels that this court has, in the order in which they are tried. */
    public List<ChannelKind> channels() {
        return chain.setUp();
    }

    /** The account's own messages, newest first. */
    public List<InboxMessage> of(Actor actor, int limit, int offset) {
        return store.of(actor.accountId(), limit, offset);
    }

    /** What the actor was told after that in the list, newest first; null for the newest. */
    public List<InboxMessage> of(Actor actor, @Nullable Mark after, int limit) {
        return store.of(actor.accountId(), after, limit);
    }

    /** How many of them nobody opened yet. */
    public int unread(Actor actor) {
        return store.unread(actor.accountId());
    }

    /** What urgent things the actor was told of and has not opened, newest first. */
    public List<InboxMessage> urgent(Actor actor) {
        return store.unreadOf(actor.accountId(), MessageKind.ON_DUTY);
    }

    /** Opens a message of one's own; the first time is kept. */
    @Transactional
    public InboxMessage read(Actor actor, UUID id) {
        var message = store.find(actor.accountId(), id).orElseThrow(() -> Refusal.notFound("没有找到这条消息"));
        store.read(actor.accountId(), id);
        return message;
    }

    /** The document was opened where it lies, so the message of it is read. */
    @Transactional
    public void readAbout(Actor actor, UUID document) {
        store.readAbout(actor.accountId(), document);
    }

    /** Marks all of one's messages as read. */
    @Transactional
    public void readAll(Actor actor) {
        store.readAll(actor.accountId());
    }

    /** What no channel took, of the actor's courts, the oldest first. */
    public List<Undelivered> undelivered(Actor actor) {
        requireCompetent(actor);
        return store.byHand(actor.courts(), actor.seesSecrets()).stream()
                .map(this::undelivered)
                .toList();
    }

    /** How many wait for a person of the actor's courts. */
    public int numberUndelivered(Actor actor) {
        return isCompetent(actor) ? store.numberByHand(actor.courts(), actor.seesSecrets()) : 0;
    }

    /** 重新发送: from the first channel on. */
    @Transactional
    public void sendAgain(Actor actor, UUID id) {
        var message = own(actor, id);
        store.again(id);
        journal.append(JournalEntry.internal(
                        message.filing(), actor, clock.now(), "MESSAGE_AGAIN", "重新发送消息：" + message.title())
                .with(Map.of("message", id.toString())));
    }

    /**
     * 人工通知: a person told it.
     *
     * @param how by telephone, by letter, to whom
     */
    @Transactional
    public void doneByHand(Actor actor, UUID id, @Nullable String how) {
        if (how == null || how.isBlank()) {
            throw Refusal.invalid("how", "MISSING", "请写明怎样通知的，例如：电话告知本人");
        }
        if (how.length() > LONGEST_WORDS) {
            throw Refusal.invalid("how", "TOO_LONG", "不超过 " + LONGEST_WORDS + " 字");
        }
        var message = own(actor, id);
        store.done(id, actor.accountId(), how.strip());
        journal.append(JournalEntry.internal(
                        message.filing(), actor, clock.now(), "MESSAGE_BY_HAND", "已经人工通知：" + message.title())
                .saying(how.strip())
                .with(Map.of("message", id.toString())));
    }

    private MessageStore.ByHand own(Actor actor, UUID id) {
        requireCompetent(actor);
        return store.lockByHand(id, actor.seesSecrets())
                .filter(message -> actor.actsFor(message.court()))
                .orElseThrow(() -> Refusal.notFound("没有找到这条等待人工通知的消息，可能已经办过了"));
    }

    private Undelivered undelivered(MessageStore.ByHand message) {
        var contact = correspondence.contact(message.filing(), message.accountId());
        return new Undelivered(
                message.id(),
                message.filing(),
                contact.map(Contact::reference).orElse(""),
                message.title(),
                Phones.masked(contact.map(Contact::phone).orElse(null)),
                message.at(),
                message.channel(),
                message.lastError());
    }

    private static void requireCompetent(Actor actor) {
        if (!isCompetent(actor)) {
            throw Refusal.forbidden("只有本院的立案人员可以办理人工通知");
        }
    }

    private static boolean isCompetent(Actor actor) {
        return actor.roles().stream().anyMatch(COMPETENT::contains);
    }
}
