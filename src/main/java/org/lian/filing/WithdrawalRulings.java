package org.lian.filing;

import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 裁定撤诉 after registration (民诉法 148, 行诉法 62): granted, with whose change led to it, or denied. */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class WithdrawalRulings {
    private static final String DEFENDANT_CHANGED = "DEFENDANT_CHANGED";

    private final FilingStore store;
    private final Acts acts;
    private final Deciders deciders;
    private final Journal journal;
    private final BusinessClock clock;

    WithdrawalRulings(FilingStore store, Acts acts, Deciders deciders, Journal journal, BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.deciders = deciders;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether the ruling grants since the defendant of an administrative suit changed or revoked what it did (办法 34(2)). */
    public static boolean isForDefendantsChange(Act ruling) {
        return ruling.words().isGranted()
                && DEFENDANT_CHANGED.equals(ruling.words().ground());
    }

    /**
     * 准许撤诉.
     *
     * @param defendantChanged whether the defendant of an administrative suit changed or revoked what it did
     */
    public void grant(Actor judge, FilingId id, @Nullable String reason, boolean defendantChanged) {
        var track = store.find(id).orElseThrow().track();
        if (defendantChanged && track != Track.ADMINISTRATIVE) {
            throw Refusal.invalid("defendantChanged", "NOT_ASKED", "只有行政案件才有被告改变行政行为而撤诉的；这件请不要勾选");
        }
        acts.appendReasoned(
                judge,
                id,
                Act.Kind.WITHDRAWAL_RULING,
                Act.Words.of(reason, article(track).text())
                        .onGround(defendantChanged ? DEFENDANT_CHANGED : null)
                        .granting(true));
    }

    /** 不准许撤诉: the case goes on where it stood. */
    public void deny(Actor judge, FilingId id, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "不准许撤诉的，请写明理由");
        }
        var filing = store.find(id).orElseThrow();
        var article = article(filing.track());
        acts.appendReasoned(
                judge,
                id,
                Act.Kind.WITHDRAWAL_RULING,
                Act.Words.of(reason, article.text()).granting(false));
        if (filing.status() == FilingStatus.WITHDRAWAL_PENDING) {
            var due = filing.clocks().feeDueAt();
            store.status(
                    id,
                    EnumSet.of(FilingStatus.WITHDRAWAL_PENDING),
                    due == null || store.isFeeSettled(id) ? FilingStatus.REGISTERED : FilingStatus.FEE_DUE,
                    null,
                    null);
        }
        tell(judge, filing, "WITHDRAWAL_DENIED", "裁定不准许撤诉");
    }

    /** The suit ends by it; the money may have come meanwhile, and the case be with its division already. */
    public void granted(FilingId id) {
        var filing = store.find(id).orElseThrow();
        if (filing.status() == FilingStatus.DEEMED_WITHDRAWN) {
            return;
        }
        store.status(
                id,
                EnumSet.of(
                        FilingStatus.WITHDRAWAL_PENDING,
                        FilingStatus.FEE_DUE,
                        FilingStatus.FEE_OVERDUE,
                        FilingStatus.TRANSFERRED),
                FilingStatus.WITHDRAWAL_GRANTED,
                null,
                null);
        tell(deciders.of(id, Act.Kind.WITHDRAWAL_RULING), filing, "WITHDRAWAL_GRANTED", "裁定准许撤诉");
    }

    private void tell(Actor who, Filing filing, String kind, String said) {
        var track = filing.track();
        journal.append(JournalEntry.shown(filing.id(), who, clock.now(), kind, track.ofWithdrawal(said))
                .on(article(track)));
    }

    private static LegalBasis article(Track track) {
        return new LegalBasis(track.word("withdrawalArticle"));
    }
}
