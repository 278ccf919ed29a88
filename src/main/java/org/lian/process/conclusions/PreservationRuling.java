package org.lian.process.conclusions;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Act;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.PreservationGuarantee;
import org.lian.filing.Preservations;
import org.lian.forms.Conclusion;
import org.lian.process.CorrectionNotices;
import org.lian.process.SuitNumbers;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 裁定保全申请: what is still to be handed in or guaranteed, the ruling that preserves, or the one that dismisses. */
@Component
@Variables(sets = Variable.PRESERVATION_OUTCOME)
class PreservationRuling implements TaskDecision<PreservationRuling.Ruling> {
    /** The conclusion on an application for preservation. */
    sealed interface Ruling {
        @Conclusion("NOTICE")
        record Notice(
                List<CorrectionNotices.Item> items,
                @Nullable Integer days,
                @Nullable String reason) implements Ruling {}

        @Conclusion("GRANT")
        record Grant(
                String measures,
                String reason,
                String basis,
                @Nullable String suitNumber,
                @Nullable String guarantee) implements Ruling {}

        @Conclusion("DISMISS")
        record Dismiss(
                String reason, String basis, @Nullable String suitNumber) implements Ruling {}
    }

    private final CorrectionNotices notices;
    private final Preservations preservations;
    private final CourtActs acts;
    private final SuitNumbers suits;
    private final FilingLifecycle filings;

    PreservationRuling(
            CorrectionNotices notices,
            Preservations preservations,
            CourtActs acts,
            SuitNumbers suits,
            FilingLifecycle filings) {
        this.notices = notices;
        this.preservations = preservations;
        this.acts = acts;
        this.suits = suits;
        this.filings = filings;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.RULE_ON_PRESERVATION;
    }

    @Override
    public Class<PreservationRuling.Ruling> answers() {
        return PreservationRuling.Ruling.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Ruling ruling) {
        if (ruling instanceof Ruling.Notice notice) {
            warnOfTooMuch(task, notice);
            notices.decide(actor, task.filing(), notice.items(), notice.days(), notice.reason());
        } else if (ruling instanceof Ruling.Grant grant) {
            var filing = filings.filing(task.filing());
            PreservationGuarantee.require(filing, grant.guarantee());
            suits.require(filing, grant.suitNumber());
            preservations.ordered(
                    actor,
                    task.filing(),
                    grant.measures(),
                    grant.reason(),
                    PreservationBasis.of(filing, grant.basis()),
                    grant.guarantee());
        } else if (ruling instanceof Ruling.Dismiss dismiss) {
            suits.require(filings.filing(task.filing()), dismiss.suitNumber());
            acts.signRefusal(actor, task.filing(), Act.Words.of(dismiss.reason(), dismiss.basis()));
        }
        return Map.of(Variable.PRESERVATION_OUTCOME.key(), Conclusions.of(ruling));
    }

    /** Whoever says why may ask for more: the bound is of a sum that only the judge can measure the thing in dispute by. */
    private void warnOfTooMuch(TaskInHand task, Ruling.Notice notice) {
        if (notice.reason() != null && !notice.reason().isBlank()) {
            return;
        }
        var words = notice.items().stream()
                .filter(item -> "GUARANTEE_REQUIRED".equals(item.code()))
                .map(CorrectionNotices.Item::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("；"));
        PreservationGuarantee.tooMuch(filings.filing(task.filing()), words).ifPresent(told -> {
            throw Refusal.invalid("items", "GUARANTEE_TOO_MUCH", told);
        });
    }
}
