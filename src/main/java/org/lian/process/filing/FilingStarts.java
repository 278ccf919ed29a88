package org.lian.process.filing;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FeeReview;
import org.lian.filing.FilingProcess;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The door to the diagram of a filing's procedure in the caller's transaction; business key = filing id, tenant = court. */
@Component
public class FilingStarts implements FilingProcess {
    /** What every filing is started with. */
    public static final Set<String> ALWAYS = Set.of(
            Variable.FILING.key(),
            Variable.COURT.key(),
            Variable.TRACK.key(),
            Variable.INSISTED.key(),
            Variable.DEFERRAL_OPEN.key());

    /** What every review of a fee is started with. */
    public static final Set<String> FEE_REVIEW =
            Set.of(Variable.FILING.key(), Variable.COURT.key(), Variable.TRACK.key(), Variable.FEE_REVIEW.key());

    /** What every procedure that follows the hand-over, or the order that came of it, is started with. */
    public static final Set<String> FOLLOWED =
            Set.of(Variable.FILING.key(), Variable.COURT.key(), Variable.TRACK.key());

    /** What every wait for a suit on a part of a payment order is started with. */
    public static final Set<String> ORDER_PART = Set.of(
            Variable.FILING.key(),
            Variable.COURT.key(),
            Variable.TRACK.key(),
            Variable.ORDER_RULING.key(),
            Variable.SUIT_DUE.key());

    /** More than a filing ever has at once: the engine refuses somebody who is logged in a query without a bound. */
    private static final int MANY = 200;

    private final RuntimeService runtime;

    FilingStarts(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(FilingId filing, CourtCode court, Track track, boolean asksRelief) {
        runtime.startProcessInstanceByKey(
                track.word("process"), filing.toString(), variables(filing, court, track, asksRelief));
    }

    @Override
    public void startInsisted(FilingId filing, CourtCode court, Track track, boolean reliefOpen) {
        var variables = variables(filing, court, track, reliefOpen);
        variables.put(Variable.INSISTED.key(), true);
        runtime.startProcessInstanceByMessage("InsistedAfterReturn", filing.toString(), variables);
    }

    @Override
    public void startOrdered(FilingId filing, CourtCode court, Track track, boolean reliefOpen) {
        var variables = variables(filing, court, track, reliefOpen);
        variables.put(Variable.ORDERED.key(), true);
        runtime.startProcessInstanceByMessage("OrderedByHigherCourt", filing.toString(), variables);
    }

    @Override
    public void handOver(FilingId filing, CourtCode court, Track track, String document) {
        runtime.startProcessInstanceByKey(
                "service-of-document",
                filing.toString(),
                Map.of(
                        Variable.FILING.key(), filing.toString(),
                        Variable.COURT.key(), court.value(),
                        Variable.TRACK.key(), track.name(),
                        Variable.DOCUMENT.key(), document));
    }

    /** Starts the diagram in which a procedure goes on after its hand-over, where it has one. */
    void follow(FilingId filing, CourtCode court, Track track) {
        if (!track.word("then").isEmpty()) {
            runtime.startProcessInstanceByKey(track.word("then"), filing.toString(), variables(filing, court, track));
        }
    }

    @Override
    public void startFeeReview(FilingId filing, CourtCode court, Track track, FeeReview review) {
        runtime.startProcessInstanceByKey("fee-review", filing.toString(), variables(filing, court, track, review));
    }

    @Override
    public void startRevocation(FilingId filing, CourtCode court, Track track) {
        runtime.startProcessInstanceByKey("order-revocation", filing.toString(), variables(filing, court, track));
    }

    @Override
    public void markSensitive(FilingId filing, boolean sensitive) {
        mark(filing, Variable.SENSITIVE.key(), sensitive);
    }

    @Override
    public void reliefAsked(FilingId filing) {
        mark(filing, Variable.DEFERRAL_OPEN.key(), true);
    }

    private void mark(FilingId filing, String variable, boolean value) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(filing.toString())
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.setVariable(instance.getId(), variable, value));
    }

    @Override
    public Set<Word> hears(FilingId filing) {
        var messages = runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(filing.toString())
                .processDefinitionKeyIn(
                        "filing", "pre-litigation-mediation", "preservation", "payment-order", "order-part")
                .listPage(0, MANY)
                .stream()
                .flatMap(flow -> runtime
                        .createEventSubscriptionQuery()
                        .processInstanceId(flow.getId())
                        .eventType("message")
                        .listPage(0, MANY)
                        .stream())
                .map(EventSubscription::getEventName)
                .collect(Collectors.toSet());
        return Stream.of(Word.values())
                .filter(word -> messages.contains(word.message()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void tell(FilingId filing, Word word) {
        var correlation =
                runtime.createMessageCorrelation(word.message()).processInstanceBusinessKey(filing.toString());
        if (word == Word.INSISTED) {
            correlation.setVariable(Variable.INSISTED.key(), true);
        } else if (word == Word.CORRECTED) {
            correlation.setVariable(Variable.INSISTED.key(), false);
        }
        try {
            correlation.correlateWithResult();
        } catch (MismatchingMessageCorrelationException nobody) {
            throw FilingProcess.nobodyWaits();
        }
    }

    @Override
    public void tellAfter(FilingId filing, Word word, @Nullable String ruling) {
        var waits = runtime.createExecutionQuery()
                .processInstanceBusinessKey(filing.toString())
                .messageEventSubscriptionName(word.message())
                .list();
        var wait = waits.stream()
                .filter(one -> Objects.equals(ruling, runtime.getVariable(one.getId(), Variable.ORDER_RULING.key())))
                .findFirst()
                .or(() -> ruling == null && waits.size() == 1 ? Optional.of(waits.get(0)) : Optional.empty())
                .orElseThrow(FilingProcess::nobodyWaits);
        runtime.messageEventReceived(word.message(), wait.getId());
    }

    /** Starts the wait for the creditor's no to a suit on a part of his order, beside the rest of it. */
    public void waitForSuit(FilingId filing, CourtCode court, Track track, String ruling, Date due) {
        runtime.startProcessInstanceByKey(
                "order-part", filing.toString(), variables(filing, court, track, ruling, due));
    }

    public static Map<String, Object> variables(FilingId filing, CourtCode court, Track track) {
        return Map.of(
                Variable.FILING.key(), filing.toString(),
                Variable.COURT.key(), court.value(),
                Variable.TRACK.key(), track.name());
    }

    public static Map<String, Object> variables(
            FilingId filing, CourtCode court, Track track, String ruling, Date due) {
        return Map.of(
                Variable.FILING.key(), filing.toString(),
                Variable.COURT.key(), court.value(),
                Variable.TRACK.key(), track.name(),
                Variable.ORDER_RULING.key(), ruling,
                Variable.SUIT_DUE.key(), due);
    }

    public static Map<String, Object> variables(FilingId filing, CourtCode court, Track track, FeeReview review) {
        return Map.of(
                Variable.FILING.key(), filing.toString(),
                Variable.COURT.key(), court.value(),
                Variable.TRACK.key(), track.name(),
                Variable.FEE_REVIEW.key(), review.name());
    }

    public static Map<String, Object> variables(FilingId filing, CourtCode court, Track track, boolean reliefOpen) {
        var variables = new HashMap<String, Object>();
        variables.put(Variable.FILING.key(), filing.toString());
        variables.put(Variable.COURT.key(), court.value());
        variables.put(Variable.TRACK.key(), track.name());
        variables.put(Variable.INSISTED.key(), false);
        variables.put(Variable.DEFERRAL_OPEN.key(), reliefOpen);
        return variables;
    }
}
