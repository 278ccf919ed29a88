package org.lian.filing;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The acts of a filer after submission: withdraw, insist, answer an advice, ask for more time. */
@Component
public class FilerActs {
    private static final int LONGEST_REASON = 2000;

    private final FilingStore store;
    private final Acts acts;
    private final FilingActions actions;
    private final ReliefGrounds grounds;
    private final Access access;
    private final FilingProcess process;
    private final Preservations preservations;
    private final Journal journal;
    private final BusinessClock clock;

    FilerActs(
            FilingStore store,
            Acts acts,
            FilingActions actions,
            ReliefGrounds grounds,
            Access access,
            FilingProcess process,
            Preservations preservations,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.actions = actions;
        this.grounds = grounds;
        this.access = access;
        this.process = process;
        this.preservations = preservations;
        this.journal = journal;
        this.clock = clock;
    }

    /** 撤回 before registration, at once; afterwards 申请撤诉, for a judge to rule on (民诉法 148). */
    @Transactional
    public void withdraw(Actor actor, FilingId id, @Nullable String reason) {
        if (mine(actor, id, FilingAct.WITHDRAW).registeredAt() == null) {
            say(actor, id, Act.Kind.WITHDRAWAL, reason, "FILING_WITHDRAWN", "撤回" + act(id) + "材料", null);
            process.tell(id, FilingProcess.Word.WITHDRAWN);
        } else {
            var track = store.find(id).orElseThrow().track();
            say(
                    actor,
                    id,
                    Act.Kind.WITHDRAWAL_REQUEST,
                    reason,
                    "WITHDRAWAL_REQUESTED",
                    track.ofWithdrawal("已登记立案，申请撤诉，等待裁定"),
                    new LegalBasis(track.word("withdrawalArticle")));
            store.status(
                    id,
                    EnumSet.of(FilingStatus.REGISTERED, FilingStatus.FEE_DUE, FilingStatus.FEE_OVERDUE),
                    FilingStatus.WITHDRAWAL_PENDING,
                    null,
                    null);
            process.tell(id, FilingProcess.Word.WITHDRAWAL_REQUESTED);
        }
    }

    private String act(FilingId id) {
        return store.find(id).orElseThrow().track().act();
    }

    /** 坚持起诉 instead of correcting, after an advice, or at any time after a return: a judge decides. */
    @Transactional
    public void insist(Actor actor, FilingId id, @Nullable String reason) {
        var filing = mine(actor, id, FilingAct.INSIST);
        var status = filing.status();
        say(
                actor,
                id,
                Act.Kind.INSISTENCE,
                reason,
                "INSISTED",
                "坚持" + filing.track().act() + "，转法官决定",
                Law.CORRECTION);
        if (status == FilingStatus.ADVISED) {
            // Advice does not stop the court's period, so nothing starts anew.
            store.status(id, EnumSet.of(FilingStatus.ADVISED), FilingStatus.UNDER_REVIEW, null, filing.dueBasis());
        } else {
            store.reviewFrom(id, clock.now());
        }
        if (status == FilingStatus.RETURNED) {
            store.status(id, EnumSet.of(FilingStatus.RETURNED), FilingStatus.UNDER_REVIEW, null, null);
            process.startInsisted(id, filing.court(), filing.track(), filing.isReliefOpen());
        } else {
            process.tell(id, FilingProcess.Word.INSISTED);
        }
    }

    /** The answers to an advice. */
    public enum AdviceReply {
        FORWARD,
        INSIST,
        WITHDRAW
    }

    /** 答复释明 in one of its ways. */
    @Transactional
    public void reply(Actor actor, FilingId id, AdviceReply answer, @Nullable String reason) {
        mine(actor, id, FilingAct.REPLY);
        switch (answer) {
            case FORWARD -> acceptForwarding(actor, id);
            case INSIST -> insist(actor, id, reason);
            case WITHDRAW -> withdraw(actor, id, reason);
        }
    }

    /** Consents to being forwarded to the court that the advice named. */
    @Transactional
    public void acceptForwarding(Actor actor, FilingId id) {
        var filing = mine(actor, id, FilingAct.ACCEPT_FORWARDING);
        say(actor, id, Act.Kind.FORWARDING_ACCEPTED, null, "FORWARDING_ACCEPTED", "同意转交有管辖权的法院", Law.FORWARDED);
        store.status(id, EnumSet.of(FilingStatus.ADVISED), FilingStatus.UNDER_REVIEW, null, filing.dueBasis());
        process.tell(id, FilingProcess.Word.FORWARDING_ACCEPTED);
    }

    /** Asks for more time to correct (民诉法 86); the period stands still until that is decided. */
    @Transactional
    public void requestExtension(Actor actor, FilingId id, @Nullable String reason) {
        mine(actor, id, FilingAct.REQUEST_EXTENSION);
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明不能按期补正的事由，例如生病、灾害、等待有关机关出具证明");
        }
        say(actor, id, Act.Kind.EXTENSION_REQUEST, reason, "EXTENSION_REQUESTED", "申请延长补正期限", Law.EXTENSION);
        process.tell(id, FilingProcess.Word.EXTENSION_REQUESTED);
    }

    /** 缓交、减交、免交 asked for while the court still reviews (办法 48); a judge decides. */
    @Transactional
    public void askRelief(Actor actor, FilingId id, Submission.ReliefRequest request) {
        var filing = mine(actor, id, FilingAct.ASK_RELIEF);
        var ground = grounds.chosen(filing.draft(), "ground", request.ground());
        if (request.statement() != null && request.statement().length() > LONGEST_REASON) {
            throw Refusal.invalid("statement", "TOO_LONG", "理由不超过 " + LONGEST_REASON + " 字");
        }
        grounds.ask(actor, id, ground, request.statement());
        store.relief(id, new Filing.Relief(Filing.Relief.State.PENDING, null));
        journal.append(JournalEntry.shown(
                        id,
                        actor,
                        clock.now(),
                        "RELIEF_REQUESTED",
                        "申请" + ground.kind().label() + "诉讼费")
                .on(new LegalBasis(ground.basis())));
        process.reliefAsked(id);
    }

    /** 申请复核 of the sum or of a decision on the fee (办法 43); the period to pay runs on. */
    @Transactional
    public void askFeeReview(Actor actor, FilingId id, @Nullable FeeReview review, @Nullable String reason) {
        var filing = mine(actor, id, FilingAct.ASK_FEE_REVIEW);
        if (review == null) {
            throw Refusal.invalid("review", "MISSING", "请选择：觉得算错了，或者对决定不服");
        }
        if (review == FeeReview.CALCULATION && filing.clocks().feeDueAt() == null) {
            throw Refusal.invalid("review", "NOT_COMPUTED", "法院还没有通知交纳诉讼费，没有可以核对的计算；对缓交、减交、免交的决定不服的，请选另一项");
        }
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明哪里不对、应当是多少或者应当怎样决定");
        }
        keep(
                actor,
                id,
                Act.Kind.FEE_REVIEW_REQUEST,
                Act.Words.of(reason, null).onGround(review.name()),
                "FEE_REVIEW_REQUESTED",
                review.label() + "，申请复核",
                Law.FEE_REVIEW);
        process.startFeeReview(id, filing.court(), filing.track(), review);
    }

    /** Raises a matter of a preservation in force: a judge decides on it, the measures stay meanwhile. */
    @Transactional
    public void raisePreservation(
            Actor actor, FilingId id, @Nullable PreservationMatter matter, @Nullable String reason) {
        mine(actor, id, FilingAct.RAISE_PRESERVATION);
        preservations.ask(actor, id, matter, reason, false);
        preservations.tell(id);
    }

    /** 同意先行调解, or not, at any time before the court decides; the place in the queue stays what it is (民诉法 125). */
    @Transactional
    public void sayMediation(Actor actor, FilingId id, @Nullable Boolean consents) {
        mine(actor, id, FilingAct.SAY_MEDIATION);
        if (consents == null) {
            throw Refusal.invalid("consents", "MISSING", "请选择：愿意先调解，或者不调解、直接立案");
        }
        store.mediation(id, consents, actor.username(), clock.now());
        journal.append(JournalEntry.shown(
                        id,
                        actor,
                        clock.now(),
                        consents ? "MEDIATION_CONSENT" : "MEDIATION_CONSENT_TAKEN_BACK",
                        consents ? "同意先行调解" : "不同意先行调解，审查的顺序和期限不变")
                .on(Law.MEDIATION_FIRST));
    }

    /** 不再调解: ends the mediation at once; the filing is registered with its first date (在线调解规则 21). */
    @Transactional
    public void endMediation(Actor actor, FilingId id) {
        mine(actor, id, FilingAct.END_MEDIATION);
        store.mediation(id, false, actor.username(), clock.now());
        say(actor, id, Act.Kind.MEDIATION_REVOKED, null, "MEDIATION_REVOKED", "不再同意调解，请求直接立案", Law.MEDIATION_FIRST);
        process.tell(id, FilingProcess.Word.MEDIATION_REVOKED);
    }

    /** Agrees to mediate until a later day; it counts once the other side names the same one (在线调解规则 24). */
    @Transactional
    public void extendMediation(Actor actor, FilingId id, @Nullable LocalDate until) {
        var filing = mine(actor, id, FilingAct.EXTEND_MEDIATION);
        var end = filing.dueAt();
        if (until == null
                || until.isBefore(clock.today())
                || end != null
                        && !until.plusDays(1)
                                .atStartOfDay(BusinessClock.SHANGHAI)
                                .toInstant()
                                .isAfter(end)) {
            throw Refusal.invalid("until", "NOT_LATER", "请写明延长到哪一天，要晚于现在的调解期限");
        }
        var act = acts.append(
                actor,
                id,
                Act.Kind.MEDIATION_LONGER,
                Act.Words.of(null, Law.MEDIATION_PERIOD.text()).until(until));
        journal.append(
                JournalEntry.shown(id, actor, clock.now(), "MEDIATION_LONGER", "同意把调解延长到 " + until + "；对方也同意到这一天的，才延长")
                        .on(Law.MEDIATION_PERIOD)
                        .with(Map.of("act", act.id().toString())));
    }

    private Filing mine(Actor actor, FilingId id, FilingAct act) {
        access.requireWrite(actor, id);
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        actions.of(filing).require(act);
        return filing;
    }

    private void say(
            Actor actor,
            FilingId id,
            Act.Kind kind,
            @Nullable String reason,
            String leaf,
            String text,
            @Nullable LegalBasis basis) {
        keep(actor, id, kind, Act.Words.of(reason, null), leaf, text, basis);
    }

    private void keep(
            Actor actor,
            FilingId id,
            Act.Kind kind,
            Act.Words words,
            String leaf,
            String text,
            @Nullable LegalBasis basis) {
        if (words.reason() != null && words.reason().length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "TOO_LONG", "理由不超过 " + LONGEST_REASON + " 字");
        }
        var act = acts.append(actor, id, kind, words);
        journal.append(JournalEntry.shown(id, actor, clock.now(), leaf, text)
                .on(basis)
                .with(Map.of("act", act.id().toString())));
    }
}
