package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.deadlines.Deadline;
import org.lian.identity.Access;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 诉前调解 as the flow does it: who mediates, what the other side said, until when, how it ended. Each act keeps its words,
 * leaves its leaf and is told to the filer. Safe to repeat where the engine may repeat a step.
 */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional(noRollbackFor = DecisionUnclear.class)
public class Mediations {

    private final FilingStore store;
    private final Acts acts;
    private final Deciders deciders;
    private final MediationSuitability suitability;
    private final MediationPapers papers;
    private final Settlements settlements;
    private final StaffDirectory staff;
    private final Access access;
    private final Journal journal;
    private final Messages messages;
    private final BusinessClock clock;

    Mediations(
            FilingStore store,
            Acts acts,
            Deciders deciders,
            MediationSuitability suitability,
            MediationPapers papers,
            Settlements settlements,
            StaffDirectory staff,
            Access access,
            Journal journal,
            Messages messages,
            BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.deciders = deciders;
        this.suitability = suitability;
        this.papers = papers;
        this.settlements = settlements;
        this.staff = staff;
        this.access = access;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    /** 先行调解 as the conclusion of a review that found the conditions met. */
    public void decide(Actor reviewer, FilingId id) {
        suitability.require(id, filing(id));
        if (mediators(id).isEmpty()) {
            throw Refusal.conflict("本院还没有在职的调解员，不能委派调解；请选择其他结论，并请管理员登记调解员", Law.MEDIATOR);
        }
        act(reviewer, id, Act.Kind.MEDIATION, Act.Words.of(null, Law.MEDIATION_FIRST.text()));
        shown(reviewer, id, "MEDIATION_DECIDED", "符合立案条件，您同意先行调解，委派调解；调解不成的，登记立案，不再审查", Law.MEDIATION_FIRST);
    }

    /** Those of the filing's court who may be appointed, by name; who was replaced is not appointed again. */
    public List<Staff> mediators(FilingId id) {
        var court = filing(id).court();
        var replaced = acts.of(id, Act.Kind.MEDIATOR_CHANGED).stream()
                .map(act -> act.words().ground())
                .toList();
        return staff.all().stream()
                .filter(person -> person.active()
                        && person.roles().contains(Role.MEDIATOR)
                        && person.courts().contains(court)
                        && !replaced.contains(person.username()))
                .toList();
    }

    /** The court has until the deadline to appoint somebody; whoever was appointed before is out of it. */
    public void awaitAppointment(FilingId id, Deadline deadline) {
        var first = filing(id).status() != FilingStatus.IN_MEDIATION;
        await(id, deadline);
        access.mediates(id, null);
        if (first) {
            papers.notice(filing(id));
            tell(id, "OPENED", "已进入诉前调解");
        } else if (isNotTaken(id)) {
            shown(Actor.system(), id, "MEDIATOR_ANEW", "原来指定的调解员没有接受，另行指定调解员", Law.MEDIATOR_ANSWER);
        }
    }

    /** Whether somebody was appointed and did not take it, rather than taken it and been replaced. */
    private boolean isNotTaken(FilingId id) {
        var appointed = acts.last(id, Act.Kind.MEDIATOR_APPOINTED);
        return acts.last(id, Act.Kind.MEDIATOR_CHANGED)
                .filter(change ->
                        appointed.filter(act -> act.at().isAfter(change.at())).isEmpty())
                .isEmpty();
    }

    /** 指定调解员. */
    public void appoint(Actor clerk, FilingId id, @Nullable String username) {
        var person = mediators(id).stream()
                .filter(mediator -> mediator.username().equals(username))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("mediator", "UNKNOWN", "请从本院在职的调解员里选择一名"));
        var act = act(
                clerk,
                id,
                Act.Kind.MEDIATOR_APPOINTED,
                Act.Words.of(null, Law.MEDIATOR.text())
                        .onGround(person.username())
                        .inDocument(person.displayName(), null));
        access.mediates(id, person.id());
        papers.assignment(filing(id), act);
        shown(clerk, id, "MEDIATOR_APPOINTED", "指定调解员 " + person.displayName() + "，等待确认", Law.MEDIATOR);
        tell(id, act.id().toString(), "法院已经指定调解员");
    }

    /** The appointed mediator takes the case or does not. */
    public void answer(Actor mediator, FilingId id, boolean accepts, @Nullable String reason) {
        var act = act(
                mediator,
                id,
                Act.Kind.MEDIATOR_ANSWER,
                Act.Words.of(reason, Law.MEDIATOR_ANSWER.text()).granting(accepts));
        if (accepts) {
            shown(
                    mediator,
                    id,
                    "MEDIATOR_ACCEPTED",
                    acts.last(id, Act.Kind.MEDIATOR_CHANGED).isPresent()
                            ? "新的调解员接受委派，将联系对方当事人；调解期限不重新计算"
                            : "调解员接受委派，将联系对方当事人；三十日的调解期限从次日起算",
                    Law.MEDIATION_PERIOD);
            tell(id, act.id().toString(), "调解员已经接受委派");
        } else {
            shown(mediator, id, "MEDIATOR_DECLINED", "调解员不能接受委派", Law.MEDIATOR_ANSWER);
        }
    }

    /** The end of whatever period of the mediation runs now. */
    public void await(FilingId id, Deadline deadline) {
        store.status(
                id,
                EnumSet.of(FilingStatus.UNDER_REVIEW, FilingStatus.IN_MEDIATION),
                FilingStatus.IN_MEDIATION,
                deadline.dueAt(),
                deadline.basis());
    }

    /** What the other side said, as the mediator asked it. */
    public void replied(Actor mediator, FilingId id, boolean agrees, String how) {
        var act = act(
                mediator,
                id,
                Act.Kind.MEDIATION_REPLY,
                Act.Words.of(how, Law.OTHER_SIDE.text()).granting(agrees));
        shown(
                mediator,
                id,
                agrees ? "MEDIATION_AGREED_TO" : "MEDIATION_REFUSED",
                agrees ? "对方当事人同意调解" : "对方当事人不同意调解",
                Law.OTHER_SIDE);
        if (agrees) {
            tell(id, act.id().toString(), "对方当事人同意调解");
        }
    }

    /** When a mediator first took the case: the thirty days are counted from it, whoever goes on with it. */
    public Optional<Instant> firstConfirmedAt(FilingId id) {
        return confirmations(id).map(Act::at).findFirst();
    }

    /** When the mediator who has it now took it. */
    public Instant confirmedAt(FilingId id) {
        return confirmations(id)
                .reduce((earlier, later) -> later)
                .map(Act::at)
                .orElseThrow(() -> new IllegalStateException("No mediator took " + id));
    }

    private Stream<Act> confirmations(FilingId id) {
        return acts.of(id, Act.Kind.MEDIATOR_ANSWER).stream()
                .filter(answer -> answer.words().isGranted());
    }

    /** The day to which every side agreed, each by its own recorded word; empty while one of them is missing. */
    public Optional<LocalDate> agreedUntil(FilingId id) {
        var others = acts.last(id, Act.Kind.MEDIATION_EXTENDED)
                .map(act -> act.words().until())
                .orElse(null);
        return filersDay(id).filter(day -> day.equals(others));
    }

    private Optional<LocalDate> filersDay(FilingId id) {
        return acts.last(id, Act.Kind.MEDIATION_LONGER).map(act -> act.words().until());
    }

    /** The other side's consent to the day that the filer named; a mediator alone makes nothing longer. */
    public void extend(Actor mediator, FilingId id, @Nullable LocalDate until, String how) {
        var named = filersDay(id)
                .orElseThrow(() -> Refusal.conflict("申请人还没有在网上同意延长调解，不能延长；各方都同意的才可以延长", Law.MEDIATION_PERIOD));
        if (!named.equals(until)) {
            throw Refusal.invalid("until", "DIFFERS", "申请人同意延长到 " + named + "；对方也同意到同一天的，才可以延长（在线调解规则第二十四条）");
        }
        var act = act(
                mediator,
                id,
                Act.Kind.MEDIATION_EXTENDED,
                Act.Words.of(how, Law.MEDIATION_PERIOD.text()).until(until));
        shown(mediator, id, "MEDIATION_EXTENDED", "各方都同意，调解期限延长到 " + CourtTime.DAY.format(named), Law.MEDIATION_PERIOD);
        tell(id, act.id().toString(), "调解期限已经延长");
    }

    /** The mediator says how it came out. */
    public void result(Actor mediator, FilingId id, Act.Words words) {
        act(mediator, id, Act.Kind.MEDIATION_RESULT, words);
    }

    /** 诉讼外调解结案: all sides signed an agreement. */
    public void settled(FilingId id) {
        if (filing(id).status() == FilingStatus.SETTLED) {
            return;
        }
        store.status(id, EnumSet.of(FilingStatus.IN_MEDIATION), FilingStatus.SETTLED, null, null);
        access.mediates(id, null);
        shown(deciders.of(id, Act.Kind.MEDIATION_RESULT), id, "SETTLED", "双方达成调解协议，诉讼外调解结案", Law.AGREEMENT);
        var result = acts.last(id, Act.Kind.MEDIATION_RESULT).orElseThrow();
        settlements
                .of(id)
                .filter(SettlementAgreement::isSigned)
                .ifPresent(agreement -> papers.agreement(filing(id), agreement));
        papers.record(filing(id), "双方达成调解协议", Law.AGREEMENT, result);
        tell(id, result.id().toString(), "双方达成调解协议");
    }

    /**
     * Ends it for what happened; the filing goes on to be registered (在线调解规则 21).
     *
     * @param over whether the period of the whole mediation has ended
     */
    public void end(FilingId id, boolean over) {
        end(id, reason(id, over));
    }

    /** Ends it because the filer no longer agrees. */
    public void revoked(FilingId id) {
        end(id, MediationEnd.REVOKED);
    }

    /** A filing that was withdrawn is nobody's to mediate. */
    public void released(FilingId id) {
        access.mediates(id, null);
    }

    private void end(FilingId id, MediationEnd reason) {
        if (filing(id).status() != FilingStatus.IN_MEDIATION) {
            return;
        }
        var act = act(
                Actor.system(),
                id,
                Act.Kind.MEDIATION_ENDED,
                Act.Words.of(reason.text(), reason.basis().text()).onGround(reason.name()));
        store.status(id, EnumSet.of(FilingStatus.IN_MEDIATION), FilingStatus.UNDER_REVIEW, null, null);
        access.mediates(id, null);
        var who = reason == MediationEnd.FAILED ? deciders.of(id, Act.Kind.MEDIATION_RESULT) : Actor.system();
        shown(who, id, "MEDIATION_ENDED", reason.text() + "，调解终结，登记立案，不再审查", Law.REGISTERED_AFTER_MEDIATION);
        papers.record(filing(id), reason.text(), reason.basis(), act);
        tell(id, act.id().toString(), "调解终结");
    }

    private MediationEnd reason(FilingId id, boolean over) {
        if (acts.last(id, Act.Kind.MEDIATION_RESULT).isPresent()) {
            return MediationEnd.FAILED;
        }
        // What was said to a mediator who was replaced is not said to the next one.
        var changed = acts.last(id, Act.Kind.MEDIATOR_CHANGED).map(Act::at).orElse(Instant.MIN);
        var refused = acts.last(id, Act.Kind.MEDIATION_REPLY)
                .filter(reply -> reply.at().isAfter(changed) && !reply.words().isGranted());
        if (refused.isPresent()) {
            return MediationEnd.REFUSED;
        }
        if (over) {
            return MediationEnd.EXPIRED;
        }
        return acts.last(id, Act.Kind.MEDIATOR_ANSWER)
                        .filter(answer ->
                                answer.at().isAfter(changed) && answer.words().isGranted())
                        .isPresent()
                ? MediationEnd.NO_CONTACT
                : MediationEnd.NOT_APPOINTED;
    }

    private Filing filing(FilingId id) {
        return store.find(id).orElseThrow();
    }

    private Act act(Actor actor, FilingId id, Act.Kind kind, Act.Words words) {
        return acts.append(actor, id, kind, words);
    }

    private void shown(Actor actor, FilingId id, String kind, String text, LegalBasis basis) {
        journal.append(
                JournalEntry.shown(id, actor, clock.now(), kind, text).on(basis).with(Map.of("mediation", kind)));
    }

    private void tell(FilingId id, String key, String title) {
        messages.tell(News.of(MessageKind.MEDIATION, id, filing(id).ownerId(), key, title));
    }
}
