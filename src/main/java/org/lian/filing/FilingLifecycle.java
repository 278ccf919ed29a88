package org.lian.filing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.fees.DivorceProperty;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.materials.Materials;
import org.lian.reference.Causes;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The acts of the flow on a filing. Each act is safe to repeat and leaves its leaf in the journal. */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional(noRollbackFor = DecisionUnclear.class)
public class FilingLifecycle {
    /** The door of the module that checks no access, for the flow alone (ADR 17). */
    static final String COURT = "court";

    private final FilingStore store;
    private final PartyIndex index;
    private final FindingStore recorded;
    private final DraftLimits limits;
    private final DraftChecks checks;
    private final Materials materials;
    private final Causes causes;
    private final SuggestedProcedures procedures;
    private final Journal journal;
    private final BusinessClock clock;

    FilingLifecycle(
            FilingStore store,
            PartyIndex index,
            FindingStore recorded,
            DraftLimits limits,
            DraftChecks checks,
            Materials materials,
            Causes causes,
            SuggestedProcedures procedures,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.index = index;
        this.recorded = recorded;
        this.limits = limits;
        this.checks = checks;
        this.materials = materials;
        this.causes = causes;
        this.procedures = procedures;
        this.journal = journal;
        this.clock = clock;
    }

    /** The filing with its facts, for the steps of the flow; no access is checked here. */
    public Filing filing(FilingId id) {
        return store.find(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
    }

    /** The case with this number; no access is checked here. */
    public Optional<FilingId> numbered(String caseNumber) {
        return store.byCaseNumbers(List.of(caseNumber)).stream().findFirst();
    }

    /** Filings before the court whose cause is no suit. */
    public List<FilingId> applicationsUnderReview() {
        return store.underReviewWithCause(Causes.NO_SUIT);
    }

    /** Filings of which a period may run, a page in the order of their ids; {@code after} is the last one seen. */
    public List<FilingId> withOpenPeriods(@Nullable UUID after, int limit) {
        return store.withOpenPeriods(after, limit);
    }

    /** Keeps others from deciding on the filing until the caller's transaction ends. */
    public void hold(FilingId id) {
        if (store.lock(id).isEmpty()) {
            throw Refusal.notFound("没有找到这件立案申请");
        }
    }

    /** The findings recorded on the filing. */
    public List<Finding> findings(FilingId id) {
        return recorded.of(id);
    }

    public void reviewDue(FilingId id, Deadline deadline) {
        store.reviewDue(id, deadline.dueAt(), deadline.basis());
    }

    /** Checks the submitted filing again and keeps the findings for the reviewer. */
    public void recordEligibility(FilingId id) {
        var filing = filing(id);
        keep(id, DraftChecks.Part.ELIGIBILITY, checks.eligibility(filing, id));
    }

    public void recordMaterialCheck(FilingId id) {
        var filing = filing(id);
        keep(id, DraftChecks.Part.MATERIALS, checks.materials(filing, materials.of(id), id));
    }

    /** Warns of filings with the same parties and cause, those under review of this one too; never blocks. */
    public void recordRelated(FilingId id) {
        var related = index.related(id);
        keep(id, DraftChecks.Part.RELATED, found(related));
        recorded.lockUnwarned(related)
                .forEach(other -> keep(other, DraftChecks.Part.RELATED, found(index.related(other))));
    }

    private static List<Finding> found(List<FilingId> related) {
        return related.isEmpty()
                ? List.of(Finding.passed("RELATED_NONE", "没有发现相同当事人、相同案由的其他申请", null))
                : List.of(Finding.warning(
                        null, "RELATED_FOUND", "发现 " + related.size() + " 件相同当事人、相同案由的申请，请核对是否重复", "民事诉讼法司法解释第二百四十七条"));
    }

    private void keep(FilingId id, DraftChecks.Part part, List<Finding> fresh) {
        var known = recorded.of(id);
        if (known.stream()
                .filter(finding -> DraftChecks.Part.of(finding) == part)
                .toList()
                .equals(fresh)) {
            return;
        }
        recorded.replace(
                id,
                Stream.concat(known.stream().filter(finding -> DraftChecks.Part.of(finding) != part), fresh.stream())
                        .toList());
    }

    /** One correction by the reviewer: the field's Chinese name, what stood there and what stands there now. */
    public record Change(String field, String before, String after) {}

    /** The corrections that the reviewer confirms before deciding; null leaves a value as the filer wrote it. */
    public record Confirmed(
            @Nullable String causeCode,
            @Nullable String typeCode,
            Draft.@Nullable Procedure procedure,
            @Nullable Long claimAmountFen,
            @Nullable List<Party> plaintiffs,
            @Nullable List<Party> defendants,
            @Nullable List<Party> thirdParties,
            @Nullable DivorceProperty divorceProperty) {}

    /** Corrects the filing before the decision; every change is shown to the filer with the reason. */
    public List<Change> correct(Actor actor, FilingId id, Confirmed confirmed, @Nullable String reason) {
        var filing = filing(id);
        var before = filing.draft();
        var after = limits.kept(before.edit()
                .causeCode(or(confirmed.causeCode(), before.causeCode()))
                .plaintiffs(orList(confirmed.plaintiffs(), before.plaintiffs()))
                .defendants(orList(confirmed.defendants(), before.defendants()))
                .thirdParties(orList(confirmed.thirdParties(), before.thirdParties()))
                .claimAmountFen(
                        confirmed.claimAmountFen() == null ? before.claimAmountFen() : confirmed.claimAmountFen())
                .divorceProperty(
                        confirmed.divorceProperty() == null ? before.divorceProperty() : confirmed.divorceProperty())
                .draft());
        var changes = changes(before, after);
        var typeChanged = confirmed.typeCode() != null
                && !confirmed.typeCode().equals(filing.marks().typeCode());
        if (changes.isEmpty() && !typeChanged) {
            return changes;
        }
        if (!changes.isEmpty() && (reason == null || reason.isBlank())) {
            throw Refusal.invalid("reason", "MISSING", "更正了当事人填写的内容，请写明更正理由，系统将一并告知当事人");
        }
        var cause = after.causeCode() == null
                ? null
                : causes.find(after.causeCode()).orElse(null);
        store.correct(id, after, cause == null ? null : cause.version(), confirmed.typeCode(), clock.now());
        for (var change : changes) {
            // Party data is personal: the leaf says that it changed, the sealed filing says to what.
            var personal = change.field().startsWith("当事人");
            var text = personal
                    ? "法院更正了" + change.field() + "，理由："
                    : "法院将" + change.field() + "由“" + change.before() + "”更正为“" + change.after() + "”，理由：";
            journal.append(JournalEntry.shown(id, actor, clock.now(), "CORRECTED_BY_COURT", text)
                    .saying(reason));
        }
        return changes;
    }

    /** 适用程序 as the reviewer decides it: what the filer wishes halves no fee (诉讼费用交纳办法 16). */
    public void decideProcedure(Actor actor, FilingId id, Draft.Procedure procedure) {
        var filing = filing(id);
        if (procedure == filing.marks().procedure()) {
            return;
        }
        procedures.requireOpen(filing, procedure);
        store.decided(id, procedure);
        journal.append(JournalEntry.shown(
                id,
                actor,
                clock.now(),
                "PROCEDURE_DECIDED",
                "法院决定适用" + procedure.label()
                        + (procedure == Draft.Procedure.ORDINARY ? "" : "，案件受理费减半交纳（诉讼费用交纳办法第十六条）")));
    }

    private List<Change> changes(Draft before, Draft after) {
        var track = Objects.requireNonNullElse(after.track(), Track.CIVIL);
        var found = new LinkedHashMap<String, Change>();
        compare(found, "案由", causeName(before.causeCode()), causeName(after.causeCode()));
        compare(found, track.word("claims") + "金额", amount(before.claimAmountFen()), amount(after.claimAmountFen()));
        compare(found, "要分的财产", property(before.divorceProperty()), property(after.divorceProperty()));
        if (!before.plaintiffs().equals(after.plaintiffs())) {
            found.put("当事人（" + track.claimant() + "）", new Change("当事人（" + track.claimant() + "）", "", ""));
        }
        if (!before.defendants().equals(after.defendants())) {
            found.put("当事人（" + track.respondent() + "）", new Change("当事人（" + track.respondent() + "）", "", ""));
        }
        if (!before.thirdParties().equals(after.thirdParties())) {
            found.put("当事人（第三人）", new Change("当事人（第三人）", "", ""));
        }
        return List.copyOf(found.values());
    }

    private static void compare(Map<String, Change> found, String field, String before, String after) {
        if (!Objects.equals(before, after)) {
            found.put(field, new Change(field, before, after));
        }
    }

    private String causeName(@Nullable String code) {
        return code == null
                ? "未填写"
                : causes.find(code).map(cause -> cause.name()).orElse(code);
    }

    private static String property(@Nullable DivorceProperty property) {
        return property == null ? "未填写" : property.said();
    }

    private static String amount(@Nullable Long fen) {
        return fen == null ? "未填写" : new Fen(fen).toString();
    }

    /** 登记立案 with its number; by the clock when the court did not decide in time. */
    public void registered(FilingId id, CaseNumber number, Actor actor, Registering how) {
        var filing = filing(id);
        if (filing.caseNumber() != null) {
            return;
        }
        var now = clock.now();
        var byClock = how == Registering.BY_CLOCK;
        store.registered(id, number.toString(), now, byClock);
        journal.append(JournalEntry.shown(id, actor, now, "REGISTERED", registration(filing, how) + "，案号 " + number)
                .on(byClock ? Law.BY_CLOCK : new LegalBasis(filing.track().word("decisionBasis")))
                .with(Map.of("caseNumber", number.toString(), "byClock", byClock)));
    }

    private static String registration(Filing filing, Registering how) {
        if (filing.mainSuit() != null) {
            return "受理反诉，与本诉合并审理";
        }
        return how.said();
    }

    public void feeDue(FilingId id, Deadline deadline) {
        store.feeDue(id, filing(id).status(), deadline.dueAt(), deadline.basis());
    }

    /** A review changed what the unpaid fee was computed from: it is computed, confirmed and told anew (办法 43). */
    public void feeReopened(FilingId id) {
        store.feeReopened(id, filing(id).status());
    }

    /** 撤诉以后还应交: what a granted withdrawal leaves to pay is asked for from now on. */
    public void feeLeft(FilingId id, Due left) {
        var filing = filing(id);
        if (filing.feeLeft() != null) {
            return;
        }
        store.feeLeft(id, left.fen(), left.basis().text());
        journal.append(JournalEntry.shown(
                        id,
                        Actor.system(),
                        clock.now(),
                        "FEE_LEFT",
                        filing.track().ofWithdrawal("撤诉以后还应交纳诉讼费 ") + new Fen(left.fen()))
                .on(left.basis())
                .with(Map.of("fen", left.fen())));
    }

    /** A review changed what the withdrawal left to pay (办法 43); in fen, 0 where nothing is left. */
    public void feeLeftCorrected(FilingId id, long fen) {
        store.feeLeftCorrected(id, fen);
        if (fen == 0) {
            feeSettled(id);
        }
    }

    /** 补交: what changed claims add to a fee that was paid is asked for from now on; null: nothing is owed any more. */
    public void feeSupplement(FilingId id, @Nullable Due due) {
        var filing = filing(id);
        if (Objects.equals(filing.feeSupplement(), due)) {
            return;
        }
        var track = filing.track();
        store.feeSupplement(id, due);
        if (due != null) {
            journal.append(JournalEntry.shown(
                            id,
                            Actor.system(),
                            clock.now(),
                            "FEE_SUPPLEMENT",
                            (track.isRuledOn() ? track.word("supplement") : "还应当补交诉讼费") + " " + new Fen(due.fen()))
                    .on(due.basis())
                    .with(Map.of("fen", due.fen(), "item", due.item())));
        }
    }

    /** 已交费: from here on nobody is asked to pay, however long the next step waits for a person. */
    public void feePaid(FilingId id) {
        if (filing(id).status().payable()) {
            store.feePaid(id, clock.now());
        } else {
            feeSettled(id);
        }
    }

    /** The fee is paid; what the flow learnt by asking needs no message any more. */
    public void feeSettled(FilingId id) {
        store.feeSettled(id, clock.now());
    }

    public boolean isFeeSettled(FilingId id) {
        return store.isFeeSettled(id);
    }

    public void transferred(FilingId id, String department, Actor actor) {
        transferred(id, department, null, actor);
    }

    /** @param number under which it is carried out there; null where it keeps its own */
    public void transferred(FilingId id, String department, @Nullable String number, Actor actor) {
        if (filing(id).status() == FilingStatus.TRANSFERRED) {
            return;
        }
        var now = clock.now();
        store.transferred(id, department, now);
        journal.append(JournalEntry.shown(
                        id, actor, now, "TRANSFERRED", "已移送" + department + (number == null ? "" : "，执行案号" + number))
                .on(Law.TRANSFERRED));
    }

    /**
     * A remark on a filing, not shown to the filer.
     *
     * @param words what a person wrote, sealed; null when the text says it all
     */
    public void remark(Actor actor, FilingId id, String kind, String text, @Nullable String words) {
        journal.append(JournalEntry.internal(id, actor, clock.now(), kind, text).saying(words));
    }

    /** The receipt from which the court's present period runs: of the filing, of a correction, of an insistence. */
    public Instant reviewFrom(FilingId id) {
        var from = filing(id).clocks().reviewFrom();
        if (from == null) {
            throw new IllegalStateException("Filing " + id + " was not received yet");
        }
        return from;
    }

    private static @Nullable String or(@Nullable String newer, @Nullable String older) {
        return newer == null ? older : newer;
    }

    private static List<Party> orList(@Nullable List<Party> newer, List<Party> older) {
        if (newer == null) {
            return older;
        }
        return IntStream.range(0, newer.size())
                .mapToObj(i -> i < older.size() ? newer.get(i).withNumbersOf(older.get(i)) : newer.get(i))
                .toList();
    }
}
