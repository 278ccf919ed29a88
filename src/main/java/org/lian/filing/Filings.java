package org.lian.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.fees.FeeQuestion;
import org.lian.fees.Fees;
import org.lian.fees.Quote;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.journal.ReadLog;
import org.lian.materials.Arrived;
import org.lian.materials.Content;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Mark;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 立案申请 from the filer's side: write, check, submit, follow. Strangers find nothing. */
@Component
public class Filings {
    /** The kind of the journal's leaf with which a filing begins at a court. */
    public static final String RECEIVED = "RECEIVED";

    private static final int LONGEST_STATEMENT = 2000;

    private final FilingStore store;
    private final FindingStore recorded;
    private final Acts acts;
    private final FilingActions actions;
    private final Corrections corrections;
    private final DraftLimits limits;
    private final OpenDrafts openDrafts;
    private final DraftChecks checks;
    private final DividedProperty divided;
    private final Attempts attempts;
    private final Receipts receipts;
    private final Access access;
    private final Materials materials;
    private final PartyPapers partyPapers;
    private final ReceiptPaper receiptPaper;
    private final Fees fees;
    private final Courts courts;
    private final Causes causes;
    private final Journal journal;
    /** The grounds of a refusal by which another court has the case. */
    private static final Set<String> ELSEWHERE = Set.of("OTHER_COURT", "NOT_IN_JURISDICTION");

    private final ReadLog readings;
    private final BusinessClock clock;
    private final FilingProcess process;
    private final ReliefGrounds reliefGrounds;
    private final Messages messages;
    private final OtherPlaintiffs others;
    private final CounterclaimBounds bounds;
    private final ElectronicService electronic;
    private final WindowPleadings pleadings;

    Filings(
            FilingStore store,
            FindingStore recorded,
            Acts acts,
            FilingActions actions,
            Corrections corrections,
            DraftLimits limits,
            OpenDrafts openDrafts,
            DraftChecks checks,
            DividedProperty divided,
            Attempts attempts,
            Receipts receipts,
            Access access,
            Materials materials,
            PartyPapers partyPapers,
            ReceiptPaper receiptPaper,
            Fees fees,
            Courts courts,
            Causes causes,
            Journal journal,
            ReadLog readings,
            BusinessClock clock,
            FilingProcess process,
            ReliefGrounds reliefGrounds,
            Messages messages,
            OtherPlaintiffs others,
            CounterclaimBounds bounds,
            ElectronicService electronic,
            WindowPleadings pleadings) {
        this.store = store;
        this.recorded = recorded;
        this.acts = acts;
        this.actions = actions;
        this.corrections = corrections;
        this.limits = limits;
        this.openDrafts = openDrafts;
        this.checks = checks;
        this.divided = divided;
        this.attempts = attempts;
        this.receipts = receipts;
        this.access = access;
        this.materials = materials;
        this.partyPapers = partyPapers;
        this.receiptPaper = receiptPaper;
        this.fees = fees;
        this.courts = courts;
        this.causes = causes;
        this.journal = journal;
        this.readings = readings;
        this.clock = clock;
        this.process = process;
        this.reliefGrounds = reliefGrounds;
        this.messages = messages;
        this.others = others;
        this.bounds = bounds;
        this.electronic = electronic;
        this.pleadings = pleadings;
    }

    @Transactional
    public Filing create(Actor actor, Draft written) {
        return created(actor, written, null);
    }

    /** The same; {@code mainSuit}: the case that a counterclaim answers. */
    Filing created(Actor actor, Draft written, @Nullable FilingId mainSuit) {
        var draft = limits.kept(written);
        bounds.require(mainSuit, draft);
        openDrafts.requireRoom(actor);
        var id = FilingId.random();
        store.insert(id, actor.accountId(), draft, causeVersion(draft), mainSuit, clock.now());
        access.grant(id, actor.accountId(), Access.Right.OWNER);
        return loaded(id);
    }

    /** A draft to begin with; one that is like it and still untouched is taken up again. */
    @Transactional
    public Filing begin(Actor actor, Draft empty) {
        return openDrafts.untouched(actor, empty).orElseGet(() -> create(actor, empty));
    }

    /** Replaces the whole draft; {@code revision} is the one the filer saw. */
    @Transactional
    public Filing update(Actor actor, FilingId id, Draft written, int revision) {
        var filing = loaded(id);
        access.requireWrite(actor, id);
        var draft = limits.kept(written);
        bounds.require(filing.mainSuit(), draft);
        actions.of(filing).require(FilingAct.EDIT);
        if (!Objects.equals(draft.courtCode(), filing.draft().courtCode()) && isAtWindow(id)) {
            throw Refusal.invalid("courtCode", "AT_WINDOW", "在本院窗口录入的，由本院接收；要向别的法院起诉的，请到那个法院的窗口");
        }
        electronic.require(filing, draft.serviceAddress());
        if (!store.replaceDraft(id, draft, causeVersion(draft), revision, clock.now())) {
            throw Refusal.conflict("这份草稿已在别处修改过，请刷新后在最新内容上继续填写");
        }
        return loaded(id);
    }

    /** Deletes a draft with everything in it; what was tried at the court, or shown to the other side, stays. */
    @Transactional
    public void discard(Actor actor, FilingId id) {
        var filing = lockedRow(id);
        access.requireWrite(actor, id);
        actions.of(filing).require(FilingAct.EDIT);
        if (isAtWindow(id)) {
            throw Refusal.conflict("窗口录入的要留着，不能删除；本人不办了的，在窗口录入页点“本人今天不办了”");
        }
        if (!attempts.of(id).isEmpty()) {
            throw Refusal.conflict("这份草稿提交过，提交的时间和编号要替您留着，不能删除；不想办的，放着就可以");
        }
        if (filing.track() == Track.JUDICIAL_CONFIRMATION) {
            throw Refusal.conflict("司法确认是双方共同的申请，不能由一方删除；不想办的，不提交就可以");
        }
        materials.of(id).forEach(material -> materials.remove(id, material.id(), actor));
        journal.append(JournalEntry.internal(id, actor, clock.now(), "DRAFT_DELETED", "删除没有提交的草稿"));
        access.forget(id);
        store.delete(id);
    }

    /** Whether a draft is one that was begun and never written into, nor given a material. */
    @Transactional(readOnly = true)
    public boolean isUntouched(Filing filing) {
        return openDrafts.isUntouched(filing);
    }

    /** 再次起诉: a new draft with the same answers and the same materials, each of which may be changed. */
    @Transactional
    public Filing renew(Actor actor, FilingId id) {
        var filing = loaded(id);
        access.requireWrite(actor, id);
        actions.of(filing).require(FilingAct.RENEW);
        var renewed = created(actor, again(filing), filing.mainSuit());
        var carried = materials.carryIntoDraft(id, renewed.id(), actor);
        var evidence = filing.draft().evidence();
        if (evidence == null) {
            return renewed;
        }
        var draft = renewed.draft().edit().evidence(evidence.of(carried)).draft();
        store.replaceDraft(renewed.id(), draft, causeVersion(draft), renewed.revision(), clock.now());
        return loaded(renewed.id());
    }

    /** What goes along; not the court that said it was not the one. */
    private Draft again(Filing filing) {
        var refusedThere = filing.status() == FilingStatus.REFUSED
                && filing.mainSuit() == null
                && lastAct(filing, Act.Kind.REFUSAL_PROPOSAL)
                        .map(act -> act.words().ground())
                        .filter(ELSEWHERE::contains)
                        .isPresent();
        return refusedThere ? filing.draft().edit().courtCode(null).draft() : filing.draft();
    }

    /** The filing for whoever may read it; the court's reading leaves its trace in the same transaction. */
    @Transactional
    public Filing find(Actor actor, FilingId id) {
        var filing = readable(actor, id);
        if (isCourtsReading(actor, filing)) {
            readings.facts(actor, id, clock.now());
        }
        return filing;
    }

    /** The head of a filing of the actor's own court; whoever looks at heads reads no filing. */
    public Optional<FilingHead> headOfOwnCourt(Actor actor, FilingId id) {
        return store.head(id)
                .filter(head -> head.court() != null && actor.actsFor(head.court()))
                .filter(head -> !access.isKeptFrom(actor, id));
    }

    /** The matter of a preservation that is before its judge; the caller has found the filing. */
    public Optional<Act> waitingMatter(Filing filing) {
        return acts.waitingMatters(filing.id()).stream().findFirst();
    }

    /** The objection to a payment order that is before its judge; the caller has found the filing. */
    public Optional<Act> waitingObjection(Filing filing) {
        return OrderObjections.waiting(acts.of(filing.id()));
    }

    /** The newest act of the kind, in its words; the caller has found the filing. */
    public Optional<Act> lastAct(Filing filing, Act.Kind kind) {
        return acts.last(filing.id(), kind);
    }

    /** All acts of the kind, in order; the caller has found the filing. */
    public List<Act> acts(Filing filing, Act.Kind kind) {
        return acts.of(filing.id(), kind);
    }

    /** The actor's own filings, newest first; {@code after}: what follows that one, null for the newest. */
    @Transactional(readOnly = true)
    public List<Filing> of(Actor actor, @Nullable Mark after, int limit) {
        return store.ofOwner(actor.accountId(), after, limit);
    }

    /** The actor's own filings, those that wait for the filer first, each newest first. */
    @Transactional(readOnly = true)
    public List<Filing> waitingFirst(Actor actor, OwnFilings wanted, int offset, int limit) {
        return store.ofOwnerWaitingFirst(actor.accountId(), FilingStatus.waitingForFiler(), wanted, offset, limit);
    }

    /** How many filings the actor has, by status and cause. */
    @Transactional(readOnly = true)
    public List<OwnFilings.Held> held(Actor actor) {
        return store.heldBy(actor.accountId());
    }

    /** What a submission of the draft as it stands would run into; nothing is stored. The caller has found the filing. */
    public List<Finding> checks(Filing filing) {
        return checks(filing, materials.of(filing.id()));
    }

    /** The same where the materials are at hand. */
    @Transactional(readOnly = true)
    public List<Finding> checks(Filing filing, List<Material> handedIn) {
        return checks.preview(filing, handedIn);
    }

    /** The fee before submission; equal to the fee charged for equal facts. The caller has found the filing. */
    @Transactional(readOnly = true)
    public Quote feePreview(Filing filing) {
        return fees.quote(feeQuestion(filing));
    }

    /** The facts of a filing that its fee depends on. */
    public FeeQuestion feeQuestion(Filing filing) {
        return FeeFacts.of(filing);
    }

    /** Whether the filing's fee is measured by the property that a divorce divides; no while a table cannot tell. */
    public boolean asksProperty(Filing filing) {
        return asksProperty(filing.track(), filing.draft().causeCode());
    }

    /** The same of a case that nobody has filed. */
    public boolean asksProperty(Track track, @Nullable String causeCode) {
        return divided.isAsked(track, causeCode);
    }

    @Transactional
    public Material addMaterial(Actor actor, FilingId id, Arrived file) {
        var filing = lockedRow(id);
        access.requireWrite(actor, id);
        actions.of(filing).require(FilingAct.ADD_MATERIAL);
        if (filing.status() == FilingStatus.CORRECTION_REQUIRED) {
            return corrections.answer(actor, id, null, file);
        }
        var called = pleadings.called(filing, file.kind().name()).orElse(null);
        return materials.add(id, called, file, actor);
    }

    @Transactional
    public void removeMaterial(Actor actor, FilingId id, UUID material) {
        var filing = lockedRow(id);
        access.requireWrite(actor, id);
        actions.of(filing).require(FilingAct.ADD_MATERIAL);
        if (filing.status() == FilingStatus.CORRECTION_REQUIRED) {
            corrections.takeBack(actor, id, material);
            return;
        }
        materials.remove(id, material, actor);
    }

    /** What was handed in; the caller has found the filing. */
    public List<Material> materials(Filing filing) {
        return materials.of(filing.id());
    }

    /** Leaves the trace of the court's reading of a paper that is the party's own; the filer's own leaves none. */
    @Transactional
    public void readPartyPaper(Actor actor, FilingId id, UUID paper) {
        requireReading(actor, id, paper);
    }

    @Transactional
    public Content openMaterial(Actor actor, FilingId id, UUID material) {
        requireReading(actor, id, material);
        return materials.open(id, material);
    }

    /** For a page that shows the material by itself: the court's trace says so, and it is not opened yet. */
    @Transactional
    public Content showMaterial(Actor actor, FilingId id, UUID material) {
        if (isCourtsReading(actor, readable(actor, id))) {
            readings.shown(actor, id, material, clock.now());
        }
        return materials.open(id, material);
    }

    /** Lets read it who may, and leaves the trace of the court's reading. */
    @Transactional
    public void requireReading(Actor actor, FilingId id, UUID material) {
        if (isCourtsReading(actor, readable(actor, id))) {
            readings.material(actor, id, material, clock.now());
        }
    }

    /** Who of the court read what, for those who answer for it; looking here is no reading of the filing. */
    @Transactional(readOnly = true)
    public List<ReadLog.Reading> readings(Actor actor, FilingId id, @Nullable Mark after, int limit) {
        var filing = readable(actor, id);
        if (!actor.is(Role.SUPERVISOR) || !actor.actsFor(filing.court())) {
            throw Refusal.forbidden("只有受理法院的庭长可以查看查阅记录");
        }
        return readings.of(id, after, limit);
    }

    /** The materials that somebody of the court has opened. The caller has found the filing. */
    @Transactional(readOnly = true)
    public Set<UUID> openedMaterials(Filing filing) {
        return readings.opened(filing.id());
    }

    /**
     * Receives the filing: content, materials, receipt, journal leaf and the start of the flow commit together. The
     * receipt carries the moment of this transaction. What another desk takes is not received, but its moment is kept.
     */
    @Transactional(noRollbackFor = TakenElsewhere.class)
    public Receipt submit(Actor actor, FilingId id, Submission submission) {
        var filing = lockedRow(id);
        access.requireWrite(actor, id);
        actions.of(filing).require(FilingAct.SUBMIT);
        bounds.requireOpen(filing);
        requireSubmittable(actor, filing, submission);
        if (!submission.consents()) {
            pleadings.superseded(filing, materials.of(id)).forEach(scan -> materials.remove(id, scan.id(), actor));
        }
        var received = new ArrayList<>(materials.of(id));
        var findings = checks.preview(filing, received);
        var blocking = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.BLOCKING)
                .toList();
        if (!blocking.isEmpty() && !submission.insists()) {
            throw Refusal.invalid(blocking.stream()
                    .map(finding -> new Refusal.Fault(
                            finding.field() == null ? "materials" : finding.field(), finding.code(), finding.message()))
                    .toList());
        }
        var receivedAt = clock.certainly();
        partyPapers
                .submitted(actor, filing, List.copyOf(received), receivedAt, submission.consents())
                .ifPresent(received::add);
        materials.lock(id);
        var relief = submission.feeRelief();
        store.submitted(id, actor.username(), submission.mediationConsent(), relief != null, receivedAt);
        if (relief != null) {
            var ground = reliefGrounds.chosen(filing.draft(), "feeRelief.ground", relief.ground());
            reliefGrounds.ask(actor, id, ground, relief.statement());
        }
        if (filing.track().isSecret()) {
            store.secret(id, true);
        }
        recorded.replace(id, findings);
        var receipt = receipts.issue(filing, received, receivedAt);
        receiptPaper.fixNew(filing, receipt, received, Boolean.TRUE.equals(submission.mediationConsent()));
        journal.append(JournalEntry.shown(id, actor, receivedAt, RECEIVED, "收到立案申请，已出具收件回执 " + receipt.number())
                .on(Law.RECEIVED)
                .with(java.util.Map.of(
                        "receipt",
                        receipt.number(),
                        "digest",
                        receipt.digest(),
                        "insisted",
                        !blocking.isEmpty(),
                        "consentOnline",
                        submission.consents())));
        messages.tell(News.of(
                MessageKind.RECEIPT, id, filing.ownerId(), receipt.number(), "立案材料已收到，收件回执 " + receipt.number()));
        others.tell(
                filing,
                MessageKind.RECEIPT,
                receipt.number(),
                "立案材料已收到，您是" + filing.track().word("filer") + "之一");
        process.start(id, filing.court(), filing.track(), relief != null);
        return receipt;
    }

    /** Evidence handed in after submission; originals already received stay as they are. */
    @Transactional
    public Material addEvidence(Actor actor, FilingId id, Arrived file) {
        var filing = lockedRow(id);
        access.requireWrite(actor, id);
        actions.of(filing).require(FilingAct.ADD_EVIDENCE);
        var material = materials.add(id, null, file, actor);
        materials.lock(id);
        journal.append(JournalEntry.shown(
                        id,
                        actor,
                        clock.now(),
                        "EVIDENCE_ADDED",
                        "补充提交了" + material.kind().label(filing.track()))
                .with(java.util.Map.of("material", material.id().toString(), "sha256", material.sha256())));
        return material;
    }

    /** What happened, in order; the filer does not see what stays inside the court. The caller has found the filing. */
    public List<Journal.Leaf> timeline(Actor actor, Filing filing) {
        var owner = actor.accountId().equals(filing.ownerId());
        return journal.ofFiling(filing.id()).stream()
                .filter(leaf -> leaf.visibility() == JournalEntry.Visibility.PARTY || (!owner && actor.isStaff()))
                .map(CorrectedLeaves::of)
                .toList();
    }

    /** The findings recorded at submission or by the flow; the caller has found the filing. */
    public List<Finding> findings(Filing filing) {
        return recorded.of(filing.id());
    }

    /** Why the filing is where it is, when it took another way than registration; the caller has checked access. */
    public Optional<Outcome> outcome(Filing filing) {
        return Outcome.actBehind(filing.status())
                .flatMap(kind -> acts.last(filing.id(), kind))
                .map(act -> Outcome.of(act, SuitAgain.of(filing)));
    }

    /** What the court said to the filer's requests, newest first; the caller has checked access. */
    public List<DecidedRequest> decidedRequests(Filing filing) {
        return acts.of(filing.id()).stream()
                .flatMap(act -> DecidedRequest.of(act).stream())
                .sorted(Comparator.comparing(DecidedRequest::at).reversed())
                .toList();
    }

    /** The correction notice that waits, or the last one; the caller has checked access. */
    public Optional<Corrections.Notice> correction(Filing filing) {
        return corrections.notice(filing);
    }

    /** Why another desk takes what stands in the draft; empty where it is taken here. */
    public List<Finding> takenElsewhere(Filing filing) {
        return checks.windows(filing);
    }

    /** What was tried here and is taken at another desk, the earliest first; the caller has checked access. */
    public List<Attempt> attempts(Filing filing) {
        return attempts.of(filing.id()).stream().map(Attempts.Kept::attempt).toList();
    }

    public @Nullable Receipt receipt(Filing filing) {
        return receipts.ofFiling(filing.id()).orElse(null);
    }

    public @Nullable Court court(Filing filing) {
        var code = filing.draft().courtCode();
        return code == null ? null : courts.find(new CourtCode(code)).orElse(null);
    }

    public @Nullable Cause cause(Filing filing) {
        var code = filing.draft().causeCode();
        return code == null ? null : causes.find(code).orElse(null);
    }

    /**
     * The other end of a forwarding, told to whoever reads this one.
     *
     * @param receipt the number of its receipt
     * @param at when it was received there
     */
    public record OtherEnd(FilingId id, Court court, String receipt, Instant at) {}

    /** 本诉 of a counterclaim, which knows its number and nobody's name; the caller has found the filing. */
    public Optional<FilingHead> mainSuit(Filing filing) {
        return Optional.ofNullable(filing.mainSuit()).flatMap(store::head);
    }

    /** The filing that was forwarded, of one that arrived; the caller has found the filing. */
    public Optional<OtherEnd> forwardedFrom(Filing filing) {
        return otherEnd(filing.forwarding().from());
    }

    /** The one that arrived at the competent court, of one that was forwarded; the caller has found the filing. */
    public Optional<OtherEnd> forwardedTo(Filing filing) {
        return otherEnd(filing.forwarding().to());
    }

    private Optional<OtherEnd> otherEnd(@Nullable FilingId id) {
        return Optional.ofNullable(id).flatMap(store::find).map(other -> {
            var receipt = receipts.ofFiling(other.id()).orElseThrow();
            return new OtherEnd(
                    other.id(),
                    courts.find(other.court()).orElseThrow(),
                    receipt.number(),
                    receipt.receivedAt().toInstant());
        });
    }

    private Filing readable(Actor actor, FilingId id) {
        var filing = loaded(id);
        requireRead(actor, filing);
        return filing;
    }

    private static boolean isCourtsReading(Actor actor, Filing filing) {
        return actor.isStaff() && !actor.accountId().equals(filing.ownerId());
    }

    private void requireRead(Actor actor, Filing filing) {
        var court = filing.draft().courtCode();
        if (filing.status() == FilingStatus.DRAFT || court == null) {
            // A draft is the filer's own paper: no court has it yet.
            access.requireWrite(actor, filing.id());
        } else {
            access.requireRead(actor, filing.id(), filing.court());
        }
    }

    private Filing loaded(FilingId id) {
        return store.find(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
    }

    private Filing lockedRow(FilingId id) {
        return store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
    }

    private void requireSubmittable(Actor actor, Filing filing, Submission submission) {
        var windows = checks.windows(filing);
        if (!windows.isEmpty()) {
            throw attempts.keep(actor, filing, windows);
        }
        if (!submission.consents()) {
            requirePleading(filing);
            electronic.require(filing, filing.draft().serviceAddress());
        }
        var relief = submission.feeRelief();
        if (relief != null) {
            requireComplete(filing, relief);
        }
        if (filing.draft().track() == null) {
            throw Refusal.invalid("track", "MISSING", "请选择立案类型");
        }
        if (filing.draft().courtCode() == null) {
            throw Refusal.invalid("courtCode", "MISSING", "请选择受理法院");
        }
        var court = courts.find(filing.court())
                .orElseThrow(() -> Refusal.invalid("courtCode", "COURT_UNKNOWN", "没有这个法院，请重新选择"));
        if (!court.selfService()) {
            throw Refusal.invalid("courtCode", "COURT_NOT_OPEN", court.name() + "没有开通自助立案，请选择已开通的法院，或到该院诉讼服务中心立案");
        }
    }

    /** Who files without consent to do it online stands at the window, and has signed what is handed in. */
    private void requirePleading(Filing filing) {
        if (!isAtWindow(filing.id())) {
            throw Refusal.invalid("consentOnline", "CONSENT_REQUIRED", "网上立案须由您本人同意在线办理；不同意的，请到诉讼服务中心窗口立案");
        }
        pleadings.require(filing, materials.of(filing.id()));
    }

    /** Whether 电子送达 may be agreed to; the caller has found the filing. */
    public boolean offersElectronicService(Filing filing) {
        return electronic.isOffered(filing);
    }

    /**
     * Whether the filer can open the pages of a filing: whose filing was entered at the window does by a code to his
     * mobile, or never. The caller has found the filing.
     */
    public boolean opensPages(Filing filing) {
        return filing.draft().agreesToElectronicService() || electronic.isOffered(filing);
    }

    /** Whether somebody of the court entered it at the window; the caller has found the filing. */
    public boolean isAtWindow(FilingId id) {
        return acts.isOfWindow(id);
    }

    private void requireComplete(Filing filing, Submission.ReliefRequest relief) {
        reliefGrounds.chosen(filing.draft(), "feeRelief.ground", relief.ground());
        var statement = relief.statement();
        if (statement == null || statement.isBlank()) {
            throw Refusal.invalid("feeRelief.statement", "MISSING", "申请缓交、减交、免交的，请写明理由（" + Law.RELIEF.text() + "）");
        }
        if (statement.length() > LONGEST_STATEMENT) {
            throw Refusal.invalid("feeRelief.statement", "TOO_LONG", "理由不超过 " + LONGEST_STATEMENT + " 字");
        }
    }

    private @Nullable String causeVersion(Draft draft) {
        var code = draft.causeCode();
        return code == null ? null : causes.find(code).map(Cause::version).orElse(null);
    }
}
