package org.lian.web.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.Assistance;
import org.lian.filing.AssistingCourts;
import org.lian.filing.Corrections;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.Outcome;
import org.lian.filing.Receipt;
import org.lian.journal.Journal;
import org.lian.materials.Material;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** Filings as the API shows them: one status word, times at +08:00, amounts in fen. */
@Component
class FilingViews {
    private final Filings filings;
    private final FilingActions actions;
    private final Fees fees;
    private final Decisions decisions;
    private final AssistingCourts assisting;

    FilingViews(Filings filings, FilingActions actions, Fees fees, Decisions decisions, AssistingCourts assisting) {
        this.filings = filings;
        this.actions = actions;
        this.fees = fees;
        this.decisions = decisions;
        this.assisting = assisting;
    }

    /** A saved draft. */
    record Created(String id, FilingStatus status, int revision) {}

    /** A filing in a list. */
    record Summary(
            String id,
            FilingStatus status,
            String statusText,
            FilingStatus.WaitingFor waitingFor,
            @Nullable OffsetDateTime dueAt,
            String title,
            @Nullable String caseNumber,
            OffsetDateTime createdAt) {}

    /** One filing. */
    record Detail(
            String id,
            FilingStatus status,
            String statusText,
            FilingStatus.WaitingFor waitingFor,
            @Nullable OffsetDateTime dueAt,
            @Nullable String dueBasis,
            int revision,
            String title,
            @Nullable Receipt receipt,
            @Nullable String caseNumber,
            @Nullable OffsetDateTime registeredAt,
            boolean registeredByClock,
            @Nullable String department,
            @Nullable OffsetDateTime firstSubmittedAt,
            @Nullable OffsetDateTime courtReceivedAt,
            @Nullable FeeBill fee,
            Filing.@Nullable FeeLeft feeLeft,
            @Nullable Supplement feeSupplement,
            List<Decisions.Used> decisions,
            org.lian.filing.Draft draft,
            @Nullable CorrectionView correction,
            @Nullable Outcome outcome,
            @Nullable String rulingNumber,
            boolean deferred,
            Filing.@Nullable Relief relief,
            @Nullable MediationWish mediation,
            boolean ordered,
            @Nullable String forwardedFrom,
            @Nullable String forwardedTo,
            @Nullable AssistingCourt assistingCourt,
            List<Tried> attempts,
            List<ActionView> actions) {}

    /**
     * The filer's word on mediation before the registration, and when it was said; {@code saidAt} is null in older
     * filings.
     */
    record MediationWish(boolean consents, @Nullable OffsetDateTime saidAt) {
        private static @Nullable MediationWish of(Filing.@Nullable Mediation mediation) {
            return mediation == null ? null : new MediationWish(mediation.consents(), at(mediation.at()));
        }
    }

    /**
     * 跨域立案: the court nearby that compares the originals.
     *
     * @param agrees whether they are what was handed in; null until somebody compared them
     */
    record AssistingCourt(
            String code,
            String name,
            @Nullable OffsetDateTime comparedAt,
            @Nullable Boolean agrees) {
        private static AssistingCourt of(Assistance assistance) {
            var check = assistance.check();
            return new AssistingCourt(
                    assistance.court().code().value(),
                    assistance.court().name(),
                    check == null ? null : at(check.at()),
                    check == null ? null : check.agrees());
        }
    }

    /**
     * An act that the reader may do with it now, or not; a refused act says why, in the words that the act itself
     * would.
     */
    record ActionView(
            FilingAct name,
            boolean allowed,
            @Nullable String reason,
            @Nullable String basis) {
        private static ActionView of(FilingActions.Action action) {
            var refusal = action.refusal();
            return refusal == null
                    ? new ActionView(action.act(), true, null, null)
                    : new ActionView(action.act(), false, refusal.detail(), refusal.basis());
        }
    }

    /** The sum that changed claims add to a fee that was paid, while it is not paid too. */
    record Supplement(long fen, String basis) {
        private static @Nullable Supplement of(@Nullable Due due) {
            return due == null ? null : new Supplement(due.fen(), due.basis().text());
        }
    }

    /** A submission that another desk takes: when it was tried and where that desk is. */
    record Tried(String number, @Nullable OffsetDateTime at, String text) {}

    /** The correction notice: {@code open} while the filer may answer it. */
    record CorrectionView(boolean open, @Nullable OffsetDateTime dueAt, List<CorrectionItemView> items) {}

    /** One item of it, counted from 0. */
    record CorrectionItemView(
            int item,
            String code,
            String text,
            String target,
            @Nullable String materialId,
            String basis,
            boolean answered) {}

    /** A material without its content. */
    record MaterialView(
            String id, String kind, String fileName, String mediaType, long size, String sha256, String scan) {}

    /** A line of the timeline. */
    record Happened(
            OffsetDateTime at,
            String actorKind,
            String what,
            @Nullable String basis) {}

    Detail detail(Actor actor, Filing filing) {
        return new Detail(
                filing.id().toString(),
                filing.status(),
                filing.statusText(),
                filing.waitingFor(),
                at(filing.dueAt()),
                filing.dueBasis(),
                filing.revision(),
                filing.title(),
                filings.receipt(filing),
                filing.caseNumber(),
                at(filing.registeredAt()),
                filing.registeredByClock(),
                filing.department(),
                at(filing.firstSubmittedAt()),
                at(filing.clocks().courtReceivedAt()),
                fees.bill(filing.id()).orElse(null),
                filing.feeLeft(),
                Supplement.of(filing.feeSupplement()),
                decisions.usedFor(filing.id(), actor.isStaff()),
                actor.accountId().equals(filing.ownerId())
                        ? filing.draft()
                        : filing.draft().masked(),
                filings.correction(filing).map(FilingViews::correction).orElse(null),
                filings.outcome(filing).orElse(null),
                filing.rulingNumber(),
                isDeferred(filing),
                filing.relief(),
                MediationWish.of(filing.wishes().mediation()),
                filing.marks().ordered(),
                id(filing.forwarding().from()),
                id(filing.forwarding().to()),
                assisting.of(filing.id()).map(AssistingCourt::of).orElse(null),
                filings.attempts(filing).stream()
                        .map(tried -> new Tried(tried.number(), at(tried.at()), tried.words()))
                        .toList(),
                actions.of(filing)
                        .by(
                                actor.accountId().equals(filing.ownerId()) || !actor.isStaff()
                                        ? FilingAct.By.FILER
                                        : FilingAct.By.COURT)
                        .map(ActionView::of)
                        .toList());
    }

    private static @Nullable String id(@Nullable FilingId filing) {
        return filing == null ? null : filing.toString();
    }

    private static boolean isDeferred(Filing filing) {
        var relief = filing.relief();
        return relief != null && relief.state() == Filing.Relief.State.DEFERRED;
    }

    private static CorrectionView correction(Corrections.Notice notice) {
        return new CorrectionView(
                notice.open(),
                at(notice.dueAt()),
                notice.items().stream()
                        .map(item -> new CorrectionItemView(
                                item.number(),
                                item.item().code(),
                                item.item().text(),
                                item.item().target(),
                                item.item().material() == null
                                        ? null
                                        : item.item().material().toString(),
                                item.item().basis(),
                                item.answered()))
                        .toList());
    }

    static Created created(Filing filing) {
        return new Created(filing.id().toString(), filing.status(), filing.revision());
    }

    static Summary summary(Filing filing) {
        return new Summary(
                filing.id().toString(),
                filing.status(),
                filing.statusText(),
                filing.waitingFor(),
                at(filing.dueAt()),
                filing.title(),
                filing.caseNumber(),
                filing.clocks().createdAt().atZone(BusinessClock.SHANGHAI).toOffsetDateTime());
    }

    static MaterialView material(Material material) {
        return new MaterialView(
                material.id().toString(),
                material.kind().name(),
                material.fileName(),
                material.mediaType(),
                material.size(),
                material.sha256(),
                material.scan().name());
    }

    static Happened happened(Journal.Leaf leaf) {
        var basis = leaf.basis();
        return new Happened(
                leaf.at().atZone(BusinessClock.SHANGHAI).toOffsetDateTime(),
                leaf.actorKind(),
                leaf.text(),
                basis == null ? null : basis.text());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : CourtTime.local(instant);
    }
}
