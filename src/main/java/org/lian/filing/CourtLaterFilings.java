package org.lian.filing;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 续递 from the court's side, for the flow: found, decided, put into the filing. No access is checked here. */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class CourtLaterFilings {
    private static final Logger log = LoggerFactory.getLogger(CourtLaterFilings.class);
    private static final int LONGEST = 2_000;

    private final LaterFilingStore store;
    private final FilingStore filings;
    private final DraftLimits limits;
    private final PartyPapers partyPapers;
    private final FilingProcess flow;
    private final Journal journal;
    private final BusinessClock clock;

    CourtLaterFilings(
            LaterFilingStore store,
            FilingStore filings,
            DraftLimits limits,
            PartyPapers partyPapers,
            FilingProcess flow,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.filings = filings;
        this.limits = limits;
        this.partyPapers = partyPapers;
        this.flow = flow;
        this.journal = journal;
        this.clock = clock;
    }

    public LaterFiling find(UUID id) {
        return store.find(id).orElseThrow(() -> Refusal.notFound("没有找到这份续递"));
    }

    /** Those of a filing that were handed in, in order. */
    public List<LaterFiling> of(FilingId filing) {
        return store.of(filing).stream()
                .filter(later -> later.received() != null)
                .toList();
    }

    /** The court's own period for it. */
    public void due(UUID id, Deadline deadline) {
        store.due(id, deadline.dueAt(), deadline.basis());
    }

    /** 接收: what follows is done by the next step of the flow. */
    public void accept(Actor actor, UUID id, @Nullable String note) {
        var later = waiting(id);
        var higher = later.kind().effect() == LaterKind.Effect.HIGHER;
        decide(
                actor,
                later,
                higher ? LaterFiling.State.HANDED_ON : LaterFiling.State.ACCEPTED,
                words("reason", note, false, ""),
                later.kind().basis().text(),
                null);
    }

    /** 要求补正, once and whole; the end of its days decides nothing. */
    public void correct(Actor actor, UUID id, @Nullable String text, @Nullable Integer days) {
        if (days == null || days < 1 || days > 60) {
            throw Refusal.invalid("days", "OUT_OF_RANGE", "请写明几天以内补正，1 至 60 天");
        }
        var words = words("reason", text, true, "请一次写清要补正什么");
        decide(actor, waiting(id), LaterFiling.State.CORRECTION, words, Law.CORRECTION.text(), days);
    }

    /** 不予接收, with the reason and the article. */
    public void refuse(Actor actor, UUID id, @Nullable String reason, @Nullable String basis) {
        decide(
                actor,
                waiting(id),
                LaterFiling.State.REFUSED,
                words("reason", reason, true, "请写明不予接收的理由"),
                words("basis", basis, true, "请写明不予接收的法律依据"),
                null);
    }

    /** 撤销原裁定, with the reason and the article; the next step of the flow puts the filing before the court again. */
    public void cancel(Actor actor, UUID id, @Nullable String reason, @Nullable String basis) {
        decide(
                actor,
                waiting(id),
                LaterFiling.State.ACCEPTED,
                words("reason", reason, true, "请写明撤销原裁定的理由"),
                words("basis", basis, true, "请写明法律依据"),
                null);
    }

    private void decide(
            Actor actor,
            LaterFiling later,
            LaterFiling.State state,
            @Nullable String reason,
            @Nullable String basis,
            @Nullable Integer days) {
        var now = clock.now();
        store.decided(later.id(), new LaterFiling.Decision(state, reason, basis, days, null, actor.username(), now));
        var entry = JournalEntry.shown(
                        later.filing(),
                        actor,
                        now,
                        "LATER_FILING_" + state.name(),
                        "“" + later.kind().name() + "”：" + later.label(state) + (reason == null ? "" : "，"))
                .on(basis == null ? null : new LegalBasis(basis))
                .saying(reason)
                .with(Map.of("laterFiling", later.id().toString()));
        journal.append(entry);
    }

    /**
     * Puts it into the filing: another version of the draft, with another 起诉状 beside the first. A ruling that was
     * cancelled is no more: the filing is before the court again, as the law of its procedure has it.
     */
    public void apply(UUID id) {
        var later = find(id);
        if (later.kind().effect() == LaterKind.Effect.RECONSIDER) {
            reopen(later.filing());
            return;
        }
        if (later.kind().effect() != LaterKind.Effect.CHANGE) {
            return;
        }
        var filing = filings.lock(later.filing()).orElseThrow();
        if (filing.status() == FilingStatus.WITHDRAWAL_PENDING
                || filing.status().ended()) {
            throw Refusal.conflict("这件申请现在是“" + filing.statusText() + "”，不能再变更请求或者当事人；请选择不予接收，并写明理由");
        }
        filings.correct(filing.id(), limits.kept(later.in(filing.draft())), null, null, clock.now());
        partyPapers.changed(
                Actor.system(),
                filings.find(filing.id()).orElseThrow(),
                clock.now(),
                "（" + later.kind().name() + "后）");
    }

    private void reopen(FilingId id) {
        var filing = filings.lock(id).orElseThrow();
        if (filing.status() != FilingStatus.REFUSED) {
            return;
        }
        filings.status(id, EnumSet.of(FilingStatus.REFUSED), FilingStatus.UNDER_REVIEW, null, null);
        filings.reviewFrom(id, clock.now());
        if (filing.track().isRuledOn()) {
            flow.start(id, filing.court(), filing.track(), false);
        } else {
            flow.startOrdered(id, filing.court(), filing.track(), filing.isReliefOpen());
        }
    }

    /** Keeps what followed, in a sentence, with the decision. */
    public void outcome(UUID id, String words) {
        var said = find(id).decision();
        if (said != null) {
            store.decided(
                    id,
                    new LaterFiling.Decision(
                            said.state(), said.reason(), said.basis(), said.days(), words, said.by(), said.at()));
        }
    }

    /** The court's own days are over: on the record. */
    public void overdue(UUID id) {
        var later = find(id);
        journal.append(JournalEntry.shown(
                        later.filing(),
                        Actor.system(),
                        clock.now(),
                        "LATER_FILING_OVERDUE",
                        "“" + later.kind().name() + "”的审查期限已届满，已提请庭长督办")
                .with(Map.of("laterFiling", id.toString())));
        log.warn("Later filing {} is overdue", id);
    }

    /** The days to correct it are over: whoever reviewed it decides on what there is. */
    public void uncorrected(UUID id) {
        var later = find(id);
        if (later.state() == LaterFiling.State.CORRECTION) {
            store.reviewedAgain(id);
            journal.append(JournalEntry.shown(
                            later.filing(),
                            Actor.system(),
                            clock.now(),
                            "LATER_FILING_UNCORRECTED",
                            "“" + later.kind().name() + "”的补正期限已届满，由审查人员就已有的材料决定")
                    .on(Law.CORRECTION)
                    .with(Map.of("laterFiling", id.toString())));
        }
    }

    private LaterFiling waiting(UUID id) {
        var later = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这份续递"));
        if (later.state() != LaterFiling.State.RECEIVED) {
            throw Refusal.conflict("这份续递已经作过决定：" + later.label());
        }
        return later;
    }

    private static @Nullable String words(String field, @Nullable String text, boolean required, String missing) {
        if (text == null || text.isBlank()) {
            if (required) {
                throw Refusal.invalid(field, "MISSING", missing);
            }
            return null;
        }
        if (text.length() > LONGEST) {
            throw Refusal.invalid(field, "TOO_LONG", "最多 " + LONGEST + " 个字");
        }
        return text.strip();
    }
}
