package org.lian.process.automatic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.FilingRow;
import org.lian.filing.FilingRows;
import org.lian.identity.Access;
import org.lian.process.automatic.AutoRegistrationStore.Entry;
import org.lian.process.automatic.AutoRegistrationStore.State;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Mark;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 等待自动登记: the list from which a person takes a filing out, and what became of those before. */
@Component
public class AutoRegistrations {
    private static final int MOST_SIGNS = 200;
    private static final Duration COUNTED = Duration.ofDays(30);
    private static final String TAKEN_OUT = "AutoRegistrationTakenOut";

    private final AutoRegistrationStore store;
    private final AnsweringJudge judges;
    private final FilingLifecycle filings;
    private final FilingRows rows;
    private final Access access;
    private final RuntimeService runtime;
    private final BusinessClock clock;

    AutoRegistrations(
            AutoRegistrationStore store,
            AnsweringJudge judges,
            FilingLifecycle filings,
            FilingRows rows,
            Access access,
            RuntimeService runtime,
            BusinessClock clock) {
        this.store = store;
        this.judges = judges;
        this.filings = filings;
        this.rows = rows;
        this.access = access;
        this.runtime = runtime;
        this.clock = clock;
    }

    /**
     * A filing that waits.
     *
     * @param amountFen null where no money is claimed
     * @param judge the name of who answers for its registration
     */
    public record Waiting(
            FilingId filing,
            String parties,
            String cause,
            @Nullable Long amountFen,
            Instant receivedAt,
            Instant dueAt,
            String judge) {}

    /**
     * The filings of the last thirty days that a row of the table met.
     *
     * @param sampled drawn for a person's review
     * @param sampledRegistered of these, what that person registered without a correction, an advice or a proposal to refuse
     * @param passedOn what went to a person because something had changed by the end of the wait
     */
    public record Counts(long registered, long takenOut, long passedOn, long sampled, long sampledRegistered) {
        /** Whether no row met anything. */
        public boolean none() {
            return registered + takenOut + passedOn + sampled == 0;
        }
    }

    /**
     * What waits in the actor's courts, the next first.
     *
     * @param after the place of the last one that was read; null for the first part
     * @param most of them, from 1
     */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(Actor actor, @Nullable Mark after, int most) {
        requireReader(actor);
        var entries = store.waiting(actor.courts(), after, most);
        var shown = rows.of(actor, entries.stream().map(Entry::filing).toList());
        return entries.stream()
                .flatMap(entry ->
                        Optional.ofNullable(shown.get(entry.filing())).stream().map(row -> waiting(entry, row)))
                .toList();
    }

    /** When the filing is registered; empty where it waits for nothing of the kind. The caller has checked access. */
    @Transactional(readOnly = true)
    public Optional<Instant> dueAt(FilingId id) {
        return store.find(id).filter(entry -> entry.state() == State.WAITING).map(Entry::dueAt);
    }

    /** How many wait in the actor's courts. */
    @Transactional(readOnly = true)
    public long number(Actor actor) {
        requireReader(actor);
        return store.number(actor.courts());
    }

    /** What became of the last thirty days, in the actor's courts. */
    @Transactional(readOnly = true)
    public Counts counts(Actor actor) {
        requireReader(actor);
        return store.counts(actor.courts(), clock.now().minus(COUNTED));
    }

    /**
     * Takes a filing out: it is reviewed by a person like any other.
     *
     * @param reason null or blank where none was given
     */
    @Transactional
    public void takeOut(Actor actor, FilingId id, @Nullable String reason) {
        requireReviewer(actor);
        if (reason != null && reason.strip().length() > MOST_SIGNS) {
            throw Refusal.invalid(
                    "reason",
                    "TOO_LONG",
                    "为什么取出最长 " + MOST_SIGNS + " 个字，现在有 " + reason.strip().length() + " 个");
        }
        var filing = filings.filing(id);
        access.requireRead(actor, id, filing.court());
        if (!actor.actsFor(filing.court())) {
            throw Refusal.notFound("没有找到这件立案申请");
        }
        var entry = store.lock(id).orElseThrow(() -> Refusal.conflict("这一件没有在等待自动登记，不用取出"));
        if (entry.state() != State.WAITING) {
            throw Refusal.conflict(against(entry, filings.filing(id).caseNumber()));
        }
        store.end(id, State.TAKEN_OUT, clock.now(), actor.username());
        var said = reason == null || reason.isBlank() ? null : reason.strip();
        filings.remark(actor, id, "AUTO_REGISTRATION", "从等待自动登记里取出，由人审查" + (said == null ? "" : "："), said);
        try {
            runtime.createMessageCorrelation(TAKEN_OUT)
                    .processInstanceBusinessKey(id.toString())
                    .correlateWithResult();
        } catch (MismatchingMessageCorrelationException nobody) {
            throw Refusal.conflict("这一件刚刚有变动，已经不在等待自动登记，请刷新后再看");
        }
    }

    private static String against(Entry entry, @Nullable String number) {
        return switch (entry.state()) {
            case REGISTERED -> "这一件已经自动登记" + (number == null ? "" : "，案号 " + number) + "，不能再取出";
            case SAMPLED, TAKEN_OUT, PASSED_ON, WAITING -> "这一件已经由人审查，不用再取出";
        };
    }

    private Waiting waiting(Entry entry, FilingRow row) {
        return new Waiting(
                entry.filing(),
                row.parties(),
                row.cause(),
                row.amountFen(),
                Objects.requireNonNull(row.receivedAt()),
                Objects.requireNonNull(entry.dueAt()),
                judges.name(entry.judge()));
    }

    /** Whether the actor may take a filing out; the court's president reads the list. */
    public static boolean mayTakeOut(Actor actor) {
        return actor.is(Role.CLERK) || actor.is(Role.JUDGE) || actor.is(Role.SUPERVISOR);
    }

    private static void requireReader(Actor actor) {
        if (!mayTakeOut(actor) && !actor.is(Role.PRESIDENT)) {
            throw Refusal.forbidden("等待自动登记的申请，由立案人员、法官、庭长和院长查看");
        }
    }

    private static void requireReviewer(Actor actor) {
        if (!mayTakeOut(actor)) {
            throw Refusal.forbidden("等待自动登记的申请，由立案人员、法官和庭长取出");
        }
    }
}
