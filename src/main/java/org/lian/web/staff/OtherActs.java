package org.lian.web.staff;

import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.process.automatic.AutoRegistrations;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.lian.web.Minutes;
import org.springframework.stereotype.Component;

/** The acts of a person on a task or its filing beside deciding it. */
@Component
class OtherActs {
    private final FilingActions actions;
    private final Takers takers;
    private final Decisions decisions;
    private final AutoRegistrations automatic;

    OtherActs(FilingActions actions, Takers takers, Decisions decisions, AutoRegistrations automatic) {
        this.automatic = automatic;
        this.actions = actions;
        this.decisions = decisions;
        this.takers = takers;
    }

    /**
     * The forms to offer.
     *
     * @param marks whether the mark of 登记立案规定 10 still matters
     * @param registers whether the clock would register it, if it were not marked
     * @param colleagues to whom a supervisor may give the task; empty for everybody else
     */
    record More(String filing, boolean marks, boolean sensitive, boolean registers, List<Question.Option> colleagues) {}

    More of(Actor actor, String task, Filing filing) {
        return new More(
                filing.id().toString(),
                actions.of(filing).may(FilingAct.MARK_SENSITIVE),
                filing.marks().sensitive(),
                isRegisteredByTheClock(filing),
                actor.is(Role.SUPERVISOR) ? colleagues(actor, task) : List.of());
    }

    private boolean isRegisteredByTheClock(Filing filing) {
        var facts = new HashMap<String, Object>();
        facts.put("track", filing.track().name());
        facts.put("causeCode", filing.draft().causeCode());
        facts.put("sensitiveMatter", "NO");
        try {
            return decisions.preview("review-clock", facts).rows().stream()
                    .anyMatch(row -> "REGISTER".equals(row.get("onExpiry")));
        } catch (DecisionUnclear unclear) {
            return false;
        }
    }

    /** Whether a mediator who took the filing can be replaced now. */
    boolean mayReplaceMediator(Filing filing) {
        return actions.of(filing).may(FilingAct.CHANGE_MEDIATOR);
    }

    /** The minute in which the filing is registered unless somebody takes it out; null where it waits for nothing of the kind. */
    @Nullable
    String registersAt(Filing filing) {
        return automatic.dueAt(filing.id()).map(Minutes::of).orElse(null);
    }

    private List<Question.Option> colleagues(Actor head, String task) {
        return takers.of(head, List.of(task)).stream()
                .map(taker -> new Question.Option(taker.username(), taker.name()))
                .toList();
    }
}
