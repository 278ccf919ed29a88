package org.lian.filing;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Track;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 准许撤诉、按撤诉处理: the preservations of a suit that ended so come before a judge, who decides; none ends by itself. */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class EndedSuits {
    private static final LegalBasis BASIS =
            new LegalBasis("最高人民法院关于人民法院办理财产保全案件若干问题的规定第二十三条；最高人民法院关于适用民事诉讼法的解释第一百六十六条");

    /** Where a judge has still to rule on what was asked for. */
    private static final Set<FilingStatus> OPEN =
            EnumSet.of(FilingStatus.UNDER_REVIEW, FilingStatus.CORRECTION_REQUIRED);

    private final FilingStore store;
    private final PreservationSuits suits;
    private final NumberedSuits numbered;
    private final Preservations preservations;
    private final Acts acts;
    private final Journal journal;
    private final BusinessClock clock;

    EndedSuits(
            FilingStore store,
            PreservationSuits suits,
            NumberedSuits numbered,
            Preservations preservations,
            Acts acts,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.suits = suits;
        this.numbered = numbered;
        this.preservations = preservations;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    /** Puts what the suit's preservations still hold before a judge. A counterclaim has its suit's number and leaves it be. */
    public void ended(FilingId id) {
        var suit = store.find(id).orElseThrow();
        if (isEnded(suit)) {
            suits.of(Objects.requireNonNull(suit.caseNumber())).forEach(preservation -> raise(suit, preservation));
        }
    }

    private void raise(Filing suit, FilingId id) {
        var preservation = store.lock(id).orElseThrow();
        if (preservation.track() != Track.PRESERVATION) {
            return;
        }
        if (isInForce(preservation)) {
            putBeforeJudge(id, suit);
            preservations.tell(id);
        } else if (OPEN.contains(preservation.status())) {
            // Said to the judge who has still to rule on it.
            say(id, "PRESERVATION_SUIT_ENDED", words(suit) + "；保全申请还没有裁定");
        }
    }

    /** The same for one that is registered, or found to be kept by a suit, after that suit's end: its flow goes on to it. */
    public void catchUp(FilingId preservation) {
        if (!isInForce(store.find(preservation).orElseThrow())) {
            return;
        }
        suits.number(preservation)
                .flatMap(numbered::find)
                .filter(EndedSuits::isEnded)
                .ifPresent(suit -> putBeforeJudge(preservation, suit));
    }

    /** Once for each suit; what waits goes first. */
    private void putBeforeJudge(FilingId preservation, Filing suit) {
        var number = number(suit);
        var isRaised = acts.of(preservation, Act.Kind.PRESERVATION_MATTER).stream()
                .map(Act::words)
                .anyMatch(known ->
                        PreservationMatter.SUIT_ENDED.name().equals(known.ground()) && number.equals(known.document()));
        if (isRaised) {
            return;
        }
        acts.append(
                Actor.system(),
                preservation,
                Act.Kind.PRESERVATION_MATTER,
                Act.Words.of(words(suit), BASIS.text())
                        .onGround(PreservationMatter.SUIT_ENDED.name())
                        .inDocument(number, null)
                        .granting(false));
        say(preservation, "PRESERVATION_MATTER", words(suit) + "；申请人应当及时申请解除保全，由法官裁定是否解除");
    }

    private void say(FilingId preservation, String kind, String text) {
        journal.append(JournalEntry.shown(preservation, Actor.system(), clock.now(), kind, text)
                .on(BASIS));
    }

    /** Whether a judge ordered it, and what was done may still stand. */
    private boolean isInForce(Filing preservation) {
        return preservation.status() == FilingStatus.TRANSFERRED
                && !acts.isPreservationOver(preservation.id())
                && acts.last(preservation.id(), Act.Kind.PRESERVATION_EXECUTED)
                        .filter(done -> !done.words().isGranted())
                        .isEmpty();
    }

    private static boolean isEnded(Filing filing) {
        return filing.track().isSuit()
                && filing.mainSuit() == null
                && filing.caseNumber() != null
                && (filing.status() == FilingStatus.WITHDRAWAL_GRANTED
                        || filing.status() == FilingStatus.DEEMED_WITHDRAWN);
    }

    private static String number(Filing suit) {
        return Objects.requireNonNull(suit.caseNumber());
    }

    private static String words(Filing suit) {
        var how = suit.status() == FilingStatus.DEEMED_WITHDRAWN ? "已经按撤诉处理" : "已经裁定准许撤诉";
        return number(suit) + "一案，" + suit.track().ofWithdrawal(how);
    }
}
