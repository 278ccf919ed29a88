package org.lian.identity;

import java.time.Duration;
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
 * The count of cases that an account named and is no party of: so many slips of the hand, then it waits. Of who has no
 * account the case and the network are counted together, so that whoever tries one case in the court's hall keeps nobody
 * there from his own; a network alone has a bound that a hall does not reach by slips.
 */
@Component
public class CaseLookups {
    private static final Kind MISSED = new Kind("case", 10, Duration.ofMinutes(6));
    private static final Kind MISSED_FROM_NETWORK = new Kind("case-network", 200, Duration.ofSeconds(20));

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
        requireRoom(counts.untilRoom(MISSED, actor.accountId()));
    }

    /** The same of who has no account, by the case that it names and the network from which it asks. */
    public void requireRoom(String caseNumber, ClientNetwork network) {
        requireRoom(counts.untilRoom(MISSED, together(caseNumber, network)));
        requireRoom(counts.untilRoom(MISSED_FROM_NETWORK, network.value()));
    }

    private static String together(String caseNumber, ClientNetwork network) {
        return caseNumber + "\n" + network.value();
    }

    private static void requireRoom(Duration left) {
        if (left.compareTo(Duration.ZERO) > 0) {
            throw Refusal.tooMany(
                    "没有找到案件的次数过多，请 " + LoginWait.minutes(left) + " 分钟后再试；急需办理的，请把书面材料交到或者寄到法院，也可以持身份证件到法院诉讼服务中心");
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
    public void failed(String caseNumber, ClientNetwork network) {
        counts.add(MISSED, together(caseNumber, network));
        counts.add(MISSED_FROM_NETWORK, network.value());
        journal.append(
                JournalEntry.internal(null, Actor.system(), clock.now(), "CASE_NOT_MATCHED", "凭案号和随文书送达的号码没有找到案件"));
    }
}
