package org.lian.identity;

import java.time.Duration;
import org.lian.clock.BusinessClock;
import org.lian.identity.FadingCounts.Kind;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The count of cases that an account, or an address without one, named and is no party of: so many slips of the hand,
 * then it waits.
 */
@Component
public class CaseLookups {
    private static final Kind MISSED = new Kind("case", 10, Duration.ofMinutes(6));

    private final FadingCounts counts;
    private final Journal journal;
    private final BusinessClock clock;

    CaseLookups(FadingCounts counts, Journal journal, BusinessClock clock) {
        this.counts = counts;
        this.journal = journal;
        this.clock = clock;
    }

    /** Refuses who has missed too often; before anything is looked up. */
    public void requireRoom(Actor actor) {
        requireRoomOf(actor.accountId());
    }

    /** The same of who has no account, by the address from which it is asked. */
    public void requireRoom(String address) {
        requireRoomOf(address);
    }

    private void requireRoomOf(String subject) {
        var left = counts.untilRoom(MISSED, subject);
        if (left.compareTo(Duration.ZERO) > 0) {
            throw Refusal.tooMany("没有找到案件的次数过多，请 " + LoginWait.minutes(left) + " 分钟后再试；急需办理的，请持身份证件到法院诉讼服务中心");
        }
    }

    /** Counts one that was missed; the journal keeps that it happened, not which number. */
    @Transactional
    public void failed(Actor actor) {
        counts.add(MISSED, actor.accountId());
        journal.append(JournalEntry.internal(null, actor, clock.now(), "CASE_NOT_MATCHED", "凭案号和本人身份没有找到案件"));
    }

    /** The same of who has no account. */
    @Transactional
    public void failed(String address) {
        counts.add(MISSED, address);
        journal.append(
                JournalEntry.internal(null, Actor.system(), clock.now(), "CASE_NOT_MATCHED", "凭案号和随文书送达的号码没有找到案件"));
    }
}
