package org.lian.filing;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.identity.Access;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 诉讼中保全、先予执行: the drafts that a plaintiff begins from his own case, with everything that the court knows of it. */
@Component
public class PreservationDrafts {
    private static final LegalBasis IN_SUIT = LegalBasis.of("民事诉讼法", 103);
    private static final LegalBasis BEFORE_SUIT = LegalBasis.of("民事诉讼法", 104);

    /** Where a suit is before the court. */
    private static final Set<FilingStatus> PENDING = EnumSet.of(
            FilingStatus.REGISTERED,
            FilingStatus.FEE_DUE,
            FilingStatus.FEE_OVERDUE,
            FilingStatus.WITHDRAWAL_PENDING,
            FilingStatus.TRANSFERRED);

    /** Where it was handed in and has no number yet. */
    private static final Set<FilingStatus> AWAITED = EnumSet.of(
            FilingStatus.UNDER_REVIEW,
            FilingStatus.CORRECTION_REQUIRED,
            FilingStatus.ADVISED,
            FilingStatus.IN_MEDIATION);

    private final Filings filings;
    private final FilingStore store;
    private final Access access;
    private final PreservationSuits suits;

    PreservationDrafts(Filings filings, FilingStore store, Access access, PreservationSuits suits) {
        this.filings = filings;
        this.store = store;
        this.access = access;
        this.suits = suits;
    }

    /** Whether either may be asked for from the case; the caller has found it. */
    public static boolean mayBegin(Filing suit) {
        return suit.track().suit() == Track.CIVIL && PENDING.contains(suit.status());
    }

    /** Whether the suit has no number yet: who cannot wait for one asks as before a suit (民诉法 104), who can waits. */
    public static boolean mayBeginUrgently(Filing suit) {
        return suit.track().suit() == Track.CIVIL && AWAITED.contains(suit.status());
    }

    /** The draft as before a suit, of who has handed in a complaint that is still under review and cannot wait. */
    @Transactional
    public FilingId prepareUrgently(Actor filer, FilingId id) {
        var suit = store.find(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireWrite(filer, id);
        if (!mayBeginUrgently(suit)) {
            throw Refusal.conflict("已经立案的，按诉讼中的保全在本案页面申请；没有提交的，请在首页申请起诉以前的保全", BEFORE_SUIT);
        }
        return filings.begin(filer, draft(suit, "BEFORE_SUIT", "已经向本院递交起诉状，还没有立案。"))
                .id();
    }

    /** The draft, new or begun before and not written into. */
    @Transactional
    public FilingId prepare(Actor filer, FilingId id, Track track) {
        var suit = store.find(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireWrite(filer, id);
        if (!mayBegin(suit)) {
            throw Refusal.conflict(
                    "登记立案以后才能在本案" + track.act() + "；还没有立案、没有案号的，情况紧急的按起诉以前的保全申请，提供相当于请求数额的担保，四十八小时内裁定；不紧急的，等立案以后再申请",
                    IN_SUIT);
        }
        if (!track.isWithin()) {
            var begun = filings.begin(filer, draft(suit, "IN_SUIT", "本院受理的案件，案号" + suit.caseNumber() + "。"));
            suits.link(begun.id(), Objects.requireNonNull(suit.caseNumber()));
            return begun.id();
        }
        return store.draftsWithin(id, track).stream()
                .filter(own -> own.ownerId().equals(filer.accountId()))
                .findFirst()
                .orElseGet(() -> filings.created(filer, within(suit, track), id))
                .id();
    }

    /** What is asked for at once is his to write: of the claims of the suit it is a part. */
    private static Draft within(Filing suit, Track track) {
        var known = suit.draft();
        return Draft.of(track, known.courtCode())
                .edit()
                .plaintiffs(known.plaintiffs())
                .defendants(known.defendants())
                .serviceAddress(known.serviceAddress())
                .draft();
    }

    private static Draft draft(Filing suit, String stage, String facts) {
        var draft = suit.draft();
        var respondents = draft.defendants().stream().map(Party::displayName).collect(Collectors.joining("、"));
        return new Draft(
                Track.PRESERVATION,
                draft.courtCode(),
                null,
                draft.plaintiffs(),
                draft.defendants(),
                List.of(),
                "请求对" + respondents + "采取保全措施。",
                List.of(),
                facts,
                draft.claimAmountFen(),
                null,
                draft.serviceAddress(),
                draft.confidentiality(),
                Map.of(),
                Map.of("preservationStage", stage),
                null,
                null);
    }
}
