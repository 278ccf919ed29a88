package org.lian.filing;

import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The other side of a counterclaim: what the case that it answers, and whoever filed that case, learn of it. */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class CourtCounterclaims {
    private static final LegalBasis UNPAID = LegalBasis.of("诉讼费用交纳办法", 22);
    private static final LegalBasis WITHDRAWN = LegalBasis.of("最高人民法院关于适用民事诉讼法的解释", 239);

    private final FilingStore store;
    private final Deciders deciders;
    private final Messages messages;
    private final Journal journal;
    private final BusinessClock clock;

    CourtCounterclaims(FilingStore store, Deciders deciders, Messages messages, Journal journal, BusinessClock clock) {
        this.store = store;
        this.deciders = deciders;
        this.messages = messages;
        this.journal = journal;
        this.clock = clock;
    }

    /** It is taken, to be tried with the case. */
    public void taken(Actor actor, FilingId counterclaim) {
        tell(actor, counterclaim, "COUNTERCLAIM_TAKEN", "被告提起反诉，本院已经受理，与本案合并审理", Law.COUNTERCLAIM);
    }

    /** Its fee was not paid. */
    public void unpaid(FilingId counterclaim) {
        tell(Actor.system(), counterclaim, "COUNTERCLAIM_UNPAID", "被告的反诉没有按期交纳受理费，按撤诉处理", UNPAID);
    }

    /** Its claimant took it back. */
    public void withdrawn(FilingId counterclaim) {
        tell(
                deciders.of(counterclaim, Act.Kind.WITHDRAWAL_RULING),
                counterclaim,
                "COUNTERCLAIM_WITHDRAWN",
                "被告申请撤回反诉，本院裁定准许",
                WITHDRAWN);
    }

    private void tell(Actor actor, FilingId counterclaim, String kind, String text, LegalBasis basis) {
        var mainSuit = store.find(counterclaim).orElseThrow().mainSuit();
        if (mainSuit == null) {
            return;
        }
        var suit = store.find(mainSuit).orElseThrow();
        journal.append(
                JournalEntry.shown(suit.id(), actor, clock.now(), kind, text).on(basis));
        messages.tell(News.of(MessageKind.LETTER, suit.id(), suit.ownerId(), kind + "/" + counterclaim, text));
    }
}
