package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.deadlines.Deadline;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.materials.Materials;
import org.lian.reference.Court;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.Track;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The acts of the court on a filing on every way but registration. The flow calls it; each act keeps its words, moves
 * the status and leaves its leaf. Safe to repeat where the engine may repeat a step.
 */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional(noRollbackFor = DecisionUnclear.class)
public class CourtActs {
    private final FilingStore store;
    private final Acts acts;
    private final Deciders deciders;
    private final Materials materials;
    private final Journal journal;
    private final BusinessClock clock;

    CourtActs(
            FilingStore store,
            Acts acts,
            Deciders deciders,
            Materials materials,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.deciders = deciders;
        this.materials = materials;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Decides on the one correction notice. A second one is for a supervisor with a reason, unless what it names could
     * not be seen the first time (登记立案规定 7).
     *
     * @param days the period for correcting, counted from service
     */
    public void noticeCorrection(
            Actor actor, FilingId id, List<CorrectionItem> items, int days, @Nullable String reason) {
        var first = acts.last(id, Act.Kind.CORRECTION_NOTICE);
        if (first.isPresent() && items.stream().anyMatch(item -> visibleAt(id, item, first.get()))) {
            if (!actor.is(Role.SUPERVISOR)) {
                throw Refusal.conflict("补正须一次性告知，首次审查时就能发现的问题不能再次要求补正；确有必要的，请由庭长接手并写明理由", Law.CORRECTION);
            }
            requireReason(reason, "第二次要求补正须由庭长写明理由");
        }
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.CORRECTION_NOTICE,
                Act.Words.of(reason, Law.CORRECTION.text()).within(days).with(items));
    }

    private boolean visibleAt(FilingId id, CorrectionItem item, Act first) {
        if (!item.visible()) {
            return false;
        }
        var material = item.material();
        return material == null
                || materials.of(id).stream()
                        .filter(handedIn -> handedIn.id().equals(material))
                        .noneMatch(handedIn -> handedIn.uploadedAt().isAfter(first.at()));
    }

    /** The notice was served: the filer has until the deadline. */
    public void awaitCorrection(FilingId id, Deadline deadline) {
        var fresh = store.find(id).orElseThrow().status() != FilingStatus.CORRECTION_REQUIRED;
        store.status(
                id,
                EnumSet.of(FilingStatus.UNDER_REVIEW, FilingStatus.CORRECTION_REQUIRED),
                FilingStatus.CORRECTION_REQUIRED,
                deadline.dueAt(),
                deadline.basis());
        if (fresh) {
            shown(
                    deciders.of(id, Act.Kind.CORRECTION_NOTICE),
                    id,
                    "CORRECTION_REQUIRED",
                    "法院一次性告知需要补正的事项",
                    Law.CORRECTION);
        }
    }

    /** Decides on a request for more time to correct. */
    public void decideExtension(
            Actor actor, FilingId id, boolean granted, @Nullable LocalDate until, @Nullable String reason) {
        if (granted && (until == null || until.isBefore(clock.today()))) {
            throw Refusal.invalid("until", "MISSING", "准许延期的，请写明延长到哪一天，不早于今天");
        }
        if (!granted) {
            requireReason(reason, "不准许延期的，请写明理由，系统将告知当事人");
        }
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.EXTENSION_DECISION,
                Act.Words.of(reason, Law.EXTENSION.text()).until(until).granting(granted));
        shown(
                actor,
                id,
                "EXTENSION_DECIDED",
                granted && until != null ? "准许延长补正期限至 " + CourtTime.DAY.format(until) : "不准许延长补正期限",
                Law.EXTENSION);
    }

    /** 退回并记录在册: the period ended without a correction; the filer may still insist. */
    public void returned(FilingId id) {
        if (store.find(id).orElseThrow().status() == FilingStatus.RETURNED) {
            return;
        }
        materials.lock(id);
        acts.appendReasoned(
                Actor.system(),
                id,
                Act.Kind.RETURN,
                Act.Words.of("补正期限内没有提交补正", Law.CORRECTION.text())
                        .inDocument(null, "仍要" + act(id) + "的，可以随时在本页选择“坚持" + act(id) + "”，由法官裁定；也可以准备好材料后重新提交"));
        store.status(id, EnumSet.of(FilingStatus.CORRECTION_REQUIRED), FilingStatus.RETURNED, null, null);
        shown(Actor.system(), id, "RETURNED", "补正期满没有补正，" + track(id).word("returned") + "并记录在册", Law.CORRECTION);
    }

    private Track track(FilingId id) {
        return store.find(id).orElseThrow().track();
    }

    /** The article of the procedure for an act that all have. */
    private LegalBasis law(FilingId id, String word) {
        return new LegalBasis(track(id).word(word));
    }

    private String act(FilingId id) {
        return track(id).act();
    }

    /** 释明: tells the filer where the matter belongs (民诉法 127). */
    public void advise(
            Actor actor, FilingId id, String ground, @Nullable String competentCourt, String reason, String basis) {
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.ADVICE,
                Act.Words.of(reason, basis)
                        .onGround(ground)
                        .naming(competentCourt)
                        .inDocument(
                                null,
                                competentCourt == null
                                        ? "可以坚持" + act(id) + "，由法官裁定；也可以撤回，按告知的途径解决"
                                        : "可以同意转交" + competentCourt + "，也可以坚持" + act(id) + "，由法官裁定；不答复的，转法官决定"));
    }

    /** The advice was served; the court's own period runs on. */
    public void awaitReply(FilingId id, Deadline deadline) {
        store.status(
                id,
                EnumSet.of(FilingStatus.UNDER_REVIEW, FilingStatus.ADVISED),
                FilingStatus.ADVISED,
                deadline.dueAt(),
                deadline.basis());
        shown(deciders.of(id, Act.Kind.ADVICE), id, "ADVISED", "法院作出释明，等待您的答复；不答复的，转法官决定", law(id, "adviceBasis"));
    }

    public void recordSilence(FilingId id) {
        var filing = store.find(id).orElseThrow();
        store.status(
                id,
                EnumSet.of(FilingStatus.ADVISED, FilingStatus.UNDER_REVIEW),
                FilingStatus.UNDER_REVIEW,
                null,
                filing.dueBasis());
        shown(Actor.system(), id, "ADVICE_UNANSWERED", "没有答复释明，转法官决定", law(id, "adviceBasis"));
    }

    /** What the other court said of a filing that was offered to it. */
    public void forwarded(
            Actor actor, FilingId id, boolean accepted, @Nullable LocalDate receivedOn, @Nullable String reason) {
        if (accepted && (receivedOn == null || receivedOn.isAfter(clock.today()))) {
            throw Refusal.invalid("until", "MISSING", "请登记对方法院的收到日期，不晚于今天；对方的审查期限从次日起算");
        }
        if (!accepted) {
            requireReason(reason, "对方不接收的，请写明理由");
        }
        var court = acts.last(id, Act.Kind.ADVICE).orElseThrow().words().court();
        answerOf(actor, id, court, accepted, receivedOn, reason);
        if (accepted && receivedOn != null) {
            shown(
                    actor,
                    id,
                    "FORWARDED",
                    "已转交有管辖权的法院，对方于 " + CourtTime.DAY.format(receivedOn) + " 收到；首次提交日期不变",
                    Law.FORWARDED);
        } else {
            shown(actor, id, "FORWARDING_DECLINED", "有管辖权的法院没有接收，继续审查", Law.FORWARDED);
        }
    }

    /** The filing has arrived at a court of this system by itself; every court receives what is handed in (登记立案规定 2). */
    void forwardedOnline(FilingId id, Court court, LocalDate receivedOn, FilingId arrived) {
        answerOf(Actor.system(), id, court.name(), true, receivedOn, null);
        journal.append(JournalEntry.shown(
                        id,
                        Actor.system(),
                        clock.now(),
                        "FORWARDED",
                        "已转到" + court.name() + "，该院于 " + CourtTime.DAY.format(receivedOn) + " 收到；首次提交日期不变")
                .on(Law.FORWARDED)
                .with(Map.of("forwardedTo", arrived.toString())));
    }

    private void answerOf(
            Actor actor,
            FilingId id,
            @Nullable String court,
            boolean accepted,
            @Nullable LocalDate receivedOn,
            @Nullable String reason) {
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.FORWARDING,
                Act.Words.of(reason, Law.FORWARDED.text())
                        .naming(court)
                        .until(receivedOn)
                        .granting(accepted)
                        .inDocument(null, "首次提交的日期不变；接收法院从收到的次日起计算审查期限"));
        if (accepted) {
            store.status(id, EnumSet.of(FilingStatus.UNDER_REVIEW), FilingStatus.FORWARDED, null, null);
        }
    }

    /** 建议不予受理: for a judge who is somebody else to sign. */
    public void proposeRefusal(Actor actor, FilingId id, String ground, String reason, String basis) {
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.REFUSAL_PROPOSAL,
                Act.Words.of(reason, basis).onGround(ground));
        internal(actor, id, "REFUSAL_PROPOSED", "建议不予受理，转审签");
    }

    /** The judge's words; the ruling with its number follows in the same transaction. */
    public void signRefusal(Actor judge, FilingId id, Act.Words words) {
        acts.appendReasoned(judge, id, Act.Kind.REFUSAL_SIGNATURE, words);
    }

    /** The signed ruling, with its number from the court's series. */
    public void refused(Actor actor, FilingId id, String number, Act.Words words, String wording) {
        if (store.find(id).orElseThrow().status() == FilingStatus.REFUSED) {
            return;
        }
        acts.appendReasoned(actor, id, Act.Kind.REFUSAL, words);
        store.refused(id, number);
        var basis = words.basis();
        journal.append(JournalEntry.shown(
                        id,
                        actor,
                        clock.now(),
                        "REFUSED",
                        store.find(id).orElseThrow().track().word("refusedBy") + wording + "，文号 " + number)
                .on(basis == null ? null : new LegalBasis(basis))
                .with(Map.of("rulingNumber", number)));
    }

    /** Before registration: the filer took the papers back. */
    public void withdrawn(FilingId id) {
        store.status(
                id,
                EnumSet.of(
                        FilingStatus.UNDER_REVIEW,
                        FilingStatus.ADVISED,
                        FilingStatus.IN_MEDIATION,
                        FilingStatus.CORRECTION_REQUIRED,
                        FilingStatus.WITHDRAWN),
                FilingStatus.WITHDRAWN,
                null,
                null);
        shown(
                Actor.system(),
                id,
                "WITHDRAWN",
                "已撤回；" + track(id).word("withdrawn").replaceFirst("。$", ""),
                null);
    }

    /**
     * Grants 缓交、减交、免交 (办法 44 to 49).
     *
     * @param days that a deferral lasts, where the judge says so
     * @param basis the article of the ground
     */
    public void grantRelief(
            Actor actor, FilingId id, FeeRelief relief, @Nullable Integer days, @Nullable String reason, String basis) {
        var words = Act.Words.of(reason, basis).granting(true).on(relief);
        acts.appendReasoned(actor, id, Act.Kind.DEFERRAL_DECISION, days == null ? words : words.within(days));
        store.relief(id, Filing.Relief.of(relief));
        shown(actor, id, "RELIEF_DECIDED", "准许" + relief.text(), new LegalBasis(basis));
    }

    /**
     * Refuses it, with its reasons in writing (办法 48).
     *
     * @param days to pay in, where the judge sets them (22); the usual period otherwise
     */
    public void refuseRelief(Actor actor, FilingId id, @Nullable Integer days, @Nullable String reason) {
        requireReason(reason, "不准许缓交、减交、免交的，请书面说明理由（" + Law.RELIEF.text() + "）");
        var words = Act.Words.of(reason, Law.RELIEF.text()).granting(false);
        acts.appendReasoned(actor, id, Act.Kind.DEFERRAL_DECISION, days == null ? words : words.within(days));
        store.relief(id, Filing.Relief.REFUSED);
        shown(actor, id, "RELIEF_DECIDED", "不准许缓交、减交、免交诉讼费", Law.RELIEF);
    }

    /** Decides a review of the fee: changed, or upheld (办法 43). */
    public void decideFeeReview(Actor actor, FilingId id, boolean changed, @Nullable String reason) {
        requireReason(reason, "请写明核对、复核的理由，将写进决定书");
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.FEE_REVIEW_DECISION,
                Act.Words.of(reason, Law.FEE_REVIEW.text()).granting(changed));
        shown(actor, id, "FEE_REVIEWED", changed ? "经复核，改变了原来的诉讼费" : "经复核，维持原来的诉讼费", Law.FEE_REVIEW);
    }

    /** The fee's period ended unpaid; the bank's working day is left, and paying is still possible. */
    public void feeOverdue(FilingId id, Deadline grace) {
        if (store.find(id).orElseThrow().status() == FilingStatus.FEE_DUE) {
            store.status(id, EnumSet.of(FilingStatus.FEE_DUE), FilingStatus.FEE_OVERDUE, grace.dueAt(), grace.basis());
            shown(Actor.system(), id, "FEE_OVERDUE", "交费期满没有查到款项；已付的款项仍可到账，仍可交纳", law(id, "unpaidBasis"));
        }
    }

    /** The judge gives more time to pay instead of signing. */
    public void extendPayment(Actor actor, FilingId id, int days, @Nullable String reason) {
        requireReason(reason, "另行指定交费期限的，请写明理由");
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.PAYMENT_EXTENSION,
                Act.Words.of(reason, null).within(days));
        shown(actor, id, "PAYMENT_EXTENDED", "法官另行指定交费期限", null);
    }

    public void signDeemedWithdrawal(Actor actor, FilingId id, @Nullable String reason) {
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.DEEMED_WITHDRAWAL,
                Act.Words.of(reason, law(id, "unpaidBasis").text()));
    }

    /** The sentence in the words of the filing's procedure. */
    public void deemedWithdrawn(FilingId id) {
        store.status(
                id,
                EnumSet.of(FilingStatus.FEE_DUE, FilingStatus.FEE_OVERDUE, FilingStatus.WITHDRAWAL_PENDING),
                FilingStatus.DEEMED_WITHDRAWN,
                null,
                null);
        var filing = store.find(id).orElseThrow();
        shown(
                deciders.of(id, Act.Kind.DEEMED_WITHDRAWAL),
                id,
                "DEEMED_WITHDRAWN",
                filing.track().ofWithdrawal("没有按期交纳诉讼费，按撤诉处理；")
                        + SuitAgain.afterNoPayment(filing).text(),
                law(id, "unpaidBasis"));
    }

    /** Periods end later than the filer was told, as a corrected calendar counts them (民诉法 85). */
    public void postpone(FilingId id, Map<FilingPeriod, Instant> ends, String words) {
        ends.forEach((period, end) -> store.postponed(id, period, end));
        acts.appendReasoned(Actor.system(), id, Act.Kind.PERIOD_POSTPONED, Act.Words.of(words, Law.COUNTING.text()));
        shown(Actor.system(), id, "PERIOD_POSTPONED", words, Law.COUNTING);
    }

    /** 指令立案: what the higher court's ruling says. */
    void ordered(Actor actor, FilingId id, String court, String ruling) {
        acts.appendReasoned(
                actor, id, Act.Kind.ORDER, Act.Words.of(ruling, null).naming(court));
        store.ordered(id);
        shown(actor, id, "ORDERED", "上级法院指令立案", null);
    }

    /** Marks a matter of 登记立案规定 10, so that the clock does not register it by itself; or takes the mark back. */
    public void markSensitive(Actor actor, FilingId id, boolean sensitive, @Nullable String reason) {
        requireReason(reason, "请写明标记或者取消标记的理由");
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.SENSITIVITY,
                Act.Words.of(reason, Law.SENSITIVE.text()).granting(sensitive));
        store.sensitive(id, sensitive);
        internal(actor, id, "SENSITIVITY", sensitive ? "标记为登记立案规定第十条所列情形" : "取消第十条情形的标记");
    }

    /** 回避: a person of the court steps back from a filing (民诉法 47). */
    public void recuse(Actor actor, FilingId id, String reason) {
        acts.appendReasoned(actor, id, Act.Kind.RECUSAL, Act.Words.of(reason, null));
        internal(actor, id, "RECUSED", "工作人员回避");
    }

    /** 书记员 under what the judge rules next (民诉法 157). */
    public void nameClerk(Actor judge, FilingId id, String clerk) {
        acts.appendReasoned(judge, id, Act.Kind.RULING_CLERK, Act.Words.none().onGround(clerk));
    }

    /** What a step that the court drew itself asked, and what a person answered. */
    public void answered(Actor actor, FilingId id, String step, String answers) {
        acts.append(actor, id, Act.Kind.OWN_STEP, Act.Words.of(answers, null).inDocument(step, null));
        internal(actor, id, "OWN_STEP", "办结“" + step + "”");
    }

    /** What the receipt of paper service says. */
    public void servedOnPaper(Actor actor, FilingId id, String document, LocalDate on, String proof) {
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.PAPER_SERVICE,
                Act.Words.of(proof, null).until(on).inDocument(document, null));
    }

    private void shown(Actor actor, FilingId id, String kind, String text, @Nullable LegalBasis basis) {
        journal.append(JournalEntry.shown(id, actor, clock.now(), kind, text).on(basis));
    }

    private void internal(Actor actor, FilingId id, String kind, String text) {
        journal.append(JournalEntry.internal(id, actor, clock.now(), kind, text));
    }

    private static void requireReason(@Nullable String reason, String message) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", message);
        }
    }
}
