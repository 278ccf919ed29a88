package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.deadlines.Deadlines;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The acts on a preservation, from its ruling to its end (民诉法 103 to 111). The flow calls them; safe to repeat. */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional(noRollbackFor = DecisionUnclear.class)
public class Preservations {
    private static final LegalBasis RECONSIDERATION = LegalBasis.of("民事诉讼法", 111);

    private final FilingStore store;
    private final Acts acts;
    private final Deciders deciders;
    private final Journal journal;
    private final BusinessClock clock;
    private final Deadlines deadlines;
    private final FilingProcess process;

    Preservations(
            FilingStore store,
            Acts acts,
            Deciders deciders,
            Journal journal,
            BusinessClock clock,
            Deadlines deadlines,
            FilingProcess process) {
        this.store = store;
        this.acts = acts;
        this.deciders = deciders;
        this.journal = journal;
        this.clock = clock;
        this.deadlines = deadlines;
        this.process = process;
    }

    /** The judge's ruling; its number follows in the same transaction. */
    public void ordered(
            Actor judge, FilingId id, String measures, String reason, String basis, @Nullable String guarantee) {
        acts.appendReasoned(
                judge,
                id,
                Act.Kind.PRESERVATION_RULING,
                Act.Words.of(reason, basis).inDocument(measures, null).onGround(guarantee));
    }

    /** 裁定保全 with its number. */
    public void numbered(FilingId id, CaseNumber number) {
        if (found(id).caseNumber() != null) {
            return;
        }
        // One moment for the register and the journal: two could lie on two days.
        var now = clock.now();
        store.registered(id, number.toString(), now, false);
        var judge = deciders.of(id, Act.Kind.PRESERVATION_RULING);
        journal.append(
                JournalEntry.shown(id, judge, now, "PRESERVATION_RULED", "裁定" + word(id, "taken") + "，案号 " + number)
                        .on(follow(id)
                                .map(PreservationFollow::basis)
                                .orElseGet(() -> new LegalBasis(word(id, "decisionBasis"))))
                        .with(Map.of("caseNumber", number.toString())));
    }

    /** No guarantee, no correction in the period that the court set: the judge decides on what there is. */
    public void unanswered(FilingId id) {
        store.reviewFrom(id, clock.now());
        shown(
                Actor.system(),
                id,
                "PRESERVATION_UNANSWERED",
                "期限内没有补正或者提供担保，由法官裁定",
                new LegalBasis(word(id, "decisionBasis")));
    }

    /**
     * What was done, on which day, and until when it lasts.
     *
     * @param performance the last day to perform what the judgment orders; of a preservation before its enforcement alone
     */
    public void executed(
            Actor judge,
            FilingId id,
            String done,
            @Nullable PreservedThing thing,
            LocalDate on,
            @Nullable LocalDate until,
            @Nullable LocalDate performance) {
        var ruled = acts.last(id, Act.Kind.PRESERVATION_RULING).orElseThrow().at();
        if (on.isAfter(clock.today()) || on.isBefore(LocalDate.ofInstant(ruled, BusinessClock.SHANGHAI))) {
            throw Refusal.invalid("on", "OUT_OF_RANGE", "采取措施的日期从裁定之日起，不晚于今天");
        }
        var lasts = found(id).track().lasts();
        if (lasts && until == null) {
            throw Refusal.invalid("until", "MISSING", "请写明措施的最后一天");
        }
        if (lasts && thing == null) {
            throw Refusal.invalid("thing", "MISSING", "请选择保全的是什么：银行存款、动产，还是不动产和其他财产权；几项的选最先到期的");
        }
        if (!lasts && until != null) {
            throw Refusal.invalid("until", "NOT_ASKED", "先予执行没有期限，不写最后一天");
        }
        if (until != null && !until.isAfter(on)) {
            throw Refusal.invalid("until", "OUT_OF_RANGE", "措施到哪一天为止，应当在采取措施以后");
        }
        if (until != null && thing != null) {
            requireWithin(thing, on, until);
        }
        performance(judge, id, on, performance);
        acts.appendReasoned(
                judge,
                id,
                Act.Kind.PRESERVATION_EXECUTED,
                Act.Words.of(done, null)
                        .onGround(on.toString())
                        .until(until)
                        .inDocument(thing == null ? null : thing.name(), null)
                        .granting(true));
        store.secret(id, false);
        shown(
                judge,
                id,
                "PRESERVATION_EXECUTED",
                "已" + word(id, "taken") + (until == null ? "" : "，到 " + CourtTime.DAY.format(until) + " 为止"),
                new LegalBasis(word(id, "decisionBasis")));
    }

    /** The day from which the five days to ask for the enforcement run (民诉解释 163): in the judgment, so a person reads it. */
    private void performance(Actor judge, FilingId id, LocalDate on, @Nullable LocalDate performance) {
        var asked = follow(id).filter(PreservationFollow.ENFORCEMENT::equals).isPresent();
        if (asked && performance == null) {
            throw Refusal.invalid("performance", "MISSING", "请写明法律文书指定的履行期间的最后一天；已经届满的，写采取措施的那一天");
        }
        if (!asked && performance != null) {
            throw Refusal.invalid("performance", "NOT_ASKED", "只有判决生效以后、申请执行以前的保全才写履行期间，请删去");
        }
        if (performance != null && performance.isBefore(on)) {
            throw Refusal.invalid("performance", "OUT_OF_RANGE", "履行期间已经届满的，写采取措施的那一天");
        }
        if (performance != null) {
            acts.appendReasoned(
                    judge,
                    id,
                    Act.Kind.ENFORCEMENT_AWAITED,
                    Act.Words.of(null, PreservationFollow.ENFORCEMENT.basis().text())
                            .until(performance));
        }
    }

    /** Nothing could be preserved. */
    public void notExecuted(Actor judge, FilingId id, String reason) {
        acts.appendReasoned(
                judge,
                id,
                Act.Kind.PRESERVATION_EXECUTED,
                Act.Words.of(reason, null).granting(false));
        shown(
                judge,
                id,
                "PRESERVATION_NOT_EXECUTED",
                "没有能够" + word(id, "taken"),
                new LegalBasis(word(id, "decisionBasis")));
    }

    /** A matter that a party raises, with what it says of it. */
    void ask(
            Actor actor,
            FilingId id,
            @Nullable PreservationMatter matter,
            @Nullable String reason,
            boolean byRespondent) {
        if (matter == null || !matter.isAskedFor()) {
            throw Refusal.invalid("matter", "MISSING", "请选择：已经起诉、续行、解除或者复议");
        }
        if (matter == PreservationMatter.RENEWAL && !isRegistered(id)) {
            throw Refusal.invalid("matter", "NOT_TAKEN", "采取保全措施以后才能申请续行；现在可以告诉法院已经起诉，或者申请解除、复议");
        }
        if (!found(id).track().lasts() && matter != PreservationMatter.RECONSIDERATION) {
            throw Refusal.invalid("matter", "NOT_LASTING", "先予执行没有期限，只能申请复议");
        }
        if (acts.waitingMatters(id).stream()
                .map(Act::words)
                .anyMatch(words -> matter.name().equals(words.ground()) && words.isGranted() == byRespondent)) {
            throw Refusal.conflict("“" + matter.label() + "”已经提出，由法官办理；决定会送达");
        }
        if (matter == PreservationMatter.RECONSIDERATION && hasReconsidered(id, byRespondent)) {
            throw Refusal.conflict("复议只能申请一次，已经申请过", RECONSIDERATION);
        }
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明理由；已经起诉、申请仲裁的，写明案号和受理的法院、仲裁机构");
        }
        raise(actor, id, matter, reason, byRespondent);
    }

    /** Lets the flow know, where it waits for a matter; one that came before is decided first. */
    void tell(FilingId id) {
        var heard = process.hears(id);
        Stream.of(FilingProcess.Word.PRESERVATION_MATTER, FilingProcess.Word.PRESERVATION_MATTER_EARLY)
                .filter(heard::contains)
                .findFirst()
                .ifPresent(word -> process.tell(id, word));
    }

    private boolean hasReconsidered(FilingId id, boolean byRespondent) {
        return acts.of(id, Act.Kind.PRESERVATION_MATTER).stream()
                .map(Act::words)
                .anyMatch(words -> PreservationMatter.RECONSIDERATION.name().equals(words.ground())
                        && words.isGranted() == byRespondent);
    }

    /** 期限届满: the clock puts it before the judge, who decides; what came in meanwhile goes first. */
    public void periodOver(FilingId id) {
        if (waiting(id).isPresent()) {
            return;
        }
        raise(Actor.system(), id, PreservationMatter.PERIOD_OVER, null, false);
    }

    private void raise(
            Actor actor, FilingId id, PreservationMatter matter, @Nullable String reason, boolean byRespondent) {
        acts.appendReasoned(
                actor,
                id,
                Act.Kind.PRESERVATION_MATTER,
                Act.Words.of(reason, null).onGround(matter.name()).granting(byRespondent));
        shown(actor, id, "PRESERVATION_MATTER", found(id).track().act() + "：" + matter.label(), null);
    }

    /** Whether the other side raised the matter that waits: then it is told of the decision too. */
    public boolean isRaisedByRespondent(FilingId id) {
        return waiting(id).filter(act -> act.words().isGranted()).isPresent();
    }

    /** The matter that waits for its judge: they are decided one after another, in the order in which they came. */
    public Optional<Act> waiting(FilingId id) {
        return acts.waitingMatters(id).stream().findFirst();
    }

    /** What it is about. */
    public Optional<PreservationMatter> matter(FilingId id) {
        return waiting(id)
                .map(act -> PreservationMatter.valueOf(
                        Objects.requireNonNull(act.words().ground())));
    }

    /** 继续保全: what was asked for is refused, the ruling stays in force. */
    public void kept(Actor judge, FilingId id, String reason, String basis) {
        if (matter(id).orElseThrow() == PreservationMatter.PERIOD_OVER) {
            throw Refusal.invalid("decision", "PERIOD_OVER", "期限已经届满，不能只写继续：请选已经起诉、续行、解除或者期满不再续行");
        }
        decide(judge, id, Act.Words.of(reason, basis).inDocument("KEEP", null), word(id, "kept"));
    }

    /** The suit, the arbitration or the enforcement came in time: the preservation goes on to the end of its measures. */
    public void suitProven(Actor judge, FilingId id, String proof) {
        var follow =
                follow(id).orElseThrow(() -> Refusal.invalid("decision", "NOT_BEFORE_SUIT", "这不是诉前、仲裁前、执行前保全，不需要核对起诉"));
        decide(
                judge,
                id,
                Act.Words.of(proof, follow.basis().text()).inDocument("SUIT_PROVEN", null),
                "已经核对" + follow.act() + "，保全继续");
    }

    /** 续行, until a later day. */
    public void renewed(Actor judge, FilingId id, LocalDate until, String reason) {
        requireLasting(id);
        if (!until.isAfter(clock.today()) || !until.isAfter(lastDay(id))) {
            throw Refusal.invalid("until", "OUT_OF_RANGE", "续行到哪一天，应当在今天和原来的最后一天以后");
        }
        var thing = executedAct(id).words().document();
        if (thing != null) {
            requireWithin(PreservedThing.valueOf(thing), lastDay(id), until);
        }
        decide(
                judge,
                id,
                Act.Words.of(reason, "最高人民法院关于人民法院办理财产保全案件若干问题的规定第十八条")
                        .inDocument("RENEW", null)
                        .until(until),
                "续行保全到 " + CourtTime.DAY.format(until));
    }

    /** 解除保全. */
    public void released(Actor judge, FilingId id, String reason, String basis) {
        decide(
                judge,
                id,
                Act.Words.of(reason, basis).inDocument("RELEASE", null).granting(true),
                "裁定" + word(id, "released"));
    }

    /** The measures ended with their period. */
    public void lapsed(Actor judge, FilingId id, @Nullable String reason) {
        requireLasting(id);
        if (clock.today().isBefore(lastDay(id).plusDays(1))) {
            throw Refusal.invalid("decision", "NOT_OVER", "措施的期限还没有届满；要结束的，请裁定解除");
        }
        decide(judge, id, Act.Words.of(reason, null).inDocument("LAPSE", null), "保全措施期满，不再续行");
    }

    /** 民诉解释 485: of a deposit a year, of movables two, of what else there is three; renewed for no longer. */
    private void requireWithin(PreservedThing thing, LocalDate from, LocalDate until) {
        var limit = deadlines.from(
                thing.limit(), from.atStartOfDay(BusinessClock.SHANGHAI).toInstant());
        var last = LocalDate.ofInstant(limit.dueAt(), BusinessClock.SHANGHAI).minusDays(1);
        if (until.isAfter(last)) {
            throw Refusal.invalid(
                    "until",
                    "TOO_LONG",
                    thing.label() + "的措施最长到 " + CourtTime.DAY.format(last) + "（最高人民法院关于适用民事诉讼法的解释第四百八十五条）；要更长的，到期以前续行");
        }
    }

    private void requireLasting(FilingId id) {
        if (!isRegistered(id)) {
            throw Refusal.invalid("decision", "NOT_TAKEN", "还没有登记采取了什么措施：请选继续、已经起诉，或者解除");
        }
        if (!found(id).track().lasts()) {
            throw Refusal.invalid("decision", "NOT_LASTING", "先予执行没有期限：请选继续，或者撤销");
        }
    }

    private String word(FilingId id, String name) {
        return found(id).track().word(name);
    }

    private void decide(Actor judge, FilingId id, Act.Words words, String text) {
        acts.appendReasoned(
                judge,
                id,
                Act.Kind.PRESERVATION_DECISION,
                words.onGround(matter(id).orElseThrow().name()));
        shown(judge, id, "PRESERVATION_DECIDED", text, null);
    }

    /** The measures are no more. */
    public void ended(FilingId id) {
        store.status(
                id,
                EnumSet.of(FilingStatus.TRANSFERRED, FilingStatus.PRESERVATION_ENDED),
                FilingStatus.PRESERVATION_ENDED,
                null,
                null);
    }

    /** The day on which it was carried out. */
    public LocalDate executedOn(FilingId id) {
        return LocalDate.parse(Objects.requireNonNull(executedAct(id).words().ground()));
    }

    /** The last day of the measures, as it stands after what was renewed. */
    public LocalDate lastDay(FilingId id) {
        return decisions(id).stream()
                .map(act -> act.words().until())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> Objects.requireNonNull(executedAct(id).words().until()));
    }

    /** What has still to follow in time; empty where nothing has, or it was proven. */
    public Optional<PreservationFollow> awaits(FilingId id) {
        return follow(id).filter(follow -> decisions(id).stream()
                .noneMatch(act -> "SUIT_PROVEN".equals(act.words().document())));
    }

    /** The end of its days. */
    public Instant followBy(FilingId id, PreservationFollow follow) {
        var from = follow == PreservationFollow.ENFORCEMENT
                ? Objects.requireNonNull(acts.last(id, Act.Kind.ENFORCEMENT_AWAITED)
                        .orElseThrow()
                        .words()
                        .until())
                : executedOn(id);
        return deadlines
                .from(follow.period(), from.atStartOfDay(BusinessClock.SHANGHAI).toInstant())
                .dueAt();
    }

    private Optional<PreservationFollow> follow(FilingId id) {
        return PreservationFollow.of(found(id));
    }

    /** The standing of one that was ruled; empty before anybody carried it out, or tried to. */
    Optional<PreservationStanding> standing(FilingId id) {
        return acts.last(id, Act.Kind.PRESERVATION_EXECUTED).map(act -> {
            var taken = act.words().isGranted();
            var lasts = taken && found(id).track().lasts();
            var awaited = lasts ? awaits(id).orElse(null) : null;
            return new PreservationStanding(
                    taken,
                    acts.isPreservationOver(id),
                    lasts ? lastDay(id) : null,
                    awaited,
                    awaited == null ? null : followBy(id, awaited));
        });
    }

    /** The end of the last day in the court's time. */
    public static Instant endOf(LocalDate day) {
        return ZonedDateTime.of(day.plusDays(1).atStartOfDay(), BusinessClock.SHANGHAI)
                .toInstant();
    }

    private List<Act> decisions(FilingId id) {
        return acts.of(id, Act.Kind.PRESERVATION_DECISION);
    }

    /** Whether what was done, or that nothing could be, was registered. */
    public boolean isRegistered(FilingId id) {
        return acts.last(id, Act.Kind.PRESERVATION_EXECUTED).isPresent();
    }

    private Act executedAct(FilingId id) {
        return acts.last(id, Act.Kind.PRESERVATION_EXECUTED).orElseThrow();
    }

    private Filing found(FilingId id) {
        return store.find(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
    }

    private void shown(Actor actor, FilingId id, String kind, String text, @Nullable LegalBasis basis) {
        journal.append(JournalEntry.shown(id, actor, clock.now(), kind, text).on(basis));
    }
}
