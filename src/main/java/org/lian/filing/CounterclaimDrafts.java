package org.lian.filing;

import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The drafts of counterclaims: begun with the parties of the suit, of which the other side's names alone go along. */
@Component
class CounterclaimDrafts {
    private final FilingStore store;
    private final Filings filings;
    private final CounterclaimBounds bounds;
    private final Journal journal;
    private final BusinessClock clock;

    CounterclaimDrafts(
            FilingStore store, Filings filings, CounterclaimBounds bounds, Journal journal, BusinessClock clock) {
        this.store = store;
        this.filings = filings;
        this.bounds = bounds;
        this.journal = journal;
        this.clock = clock;
    }

    /** The draft of this defendant against the suit; one that stands there already is taken up again. */
    @Transactional
    public Filing against(Actor actor, Filing suit, Party myself) {
        return store.counterclaims(suit.id()).stream()
                .filter(own -> own.ownerId().equals(actor.accountId()) && own.status() == FilingStatus.DRAFT)
                .findFirst()
                .orElseGet(() -> begun(actor, suit, myself));
    }

    private Filing begun(Actor actor, Filing suit, Party myself) {
        bounds.requireOpen(suit.id());
        var begun = filings.created(
                actor,
                Draft.of(Track.COUNTERCLAIM, suit.court().value())
                        .edit()
                        .causeCode(suit.draft().causeCode())
                        .plaintiffs(List.of(myself))
                        .defendants(suit.draft().plaintiffs().stream()
                                .map(CounterclaimDrafts::named)
                                .toList())
                        .draft(),
                suit.id());
        journal.append(
                JournalEntry.internal(suit.id(), actor, clock.now(), "COUNTERCLAIM_BEGUN", "被告凭案号和本人身份开始写反诉，看到了原告的姓名")
                        .on(Law.COUNTERCLAIM));
        return begun;
    }

    /** Only what tells them apart: their numbers, telephones and addresses are of the other filing. */
    private static Party named(Party plaintiff) {
        return new Party(plaintiff.kind(), plaintiff.name(), null, null, null, null, List.of(), null);
    }
}
