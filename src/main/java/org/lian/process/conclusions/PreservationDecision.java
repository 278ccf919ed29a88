package org.lian.process.conclusions;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.EndedSuits;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Preservations;
import org.lian.forms.Conclusion;
import org.lian.process.SuitNumbers;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** 裁定保全事项: released, kept, renewed, or let end with its period. */
@Component
@Variables(
        sets = {Variable.PRESERVATION_DECISION, Variable.PRESERVATION_BY_RESPONDENT, Variable.PRESERVATION_TO_REGISTER})
class PreservationDecision implements TaskDecision<PreservationDecision.Verdict> {
    /** The verdict on a matter that came up while a preservation is in force. */
    sealed interface Verdict {
        @Conclusion("RELEASE")
        record Release(String reason, String basis) implements Verdict {}

        @Conclusion("KEEP")
        record Keep(String reason, String basis) implements Verdict {}

        @Conclusion("SUIT_PROVEN")
        record SuitProven(String reason) implements Verdict {}

        @Conclusion("RENEW")
        record Renew(LocalDate until, String reason) implements Verdict {}

        @Conclusion("LAPSE")
        record Lapse(@Nullable String reason) implements Verdict {}
    }

    private final Preservations preservations;
    private final FilingLifecycle filings;
    private final SuitNumbers numbers;
    private final EndedSuits suits;

    PreservationDecision(Preservations preservations, FilingLifecycle filings, SuitNumbers numbers, EndedSuits suits) {
        this.preservations = preservations;
        this.filings = filings;
        this.numbers = numbers;
        this.suits = suits;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.DECIDE_PRESERVATION;
    }

    @Override
    public Class<PreservationDecision.Verdict> answers() {
        return PreservationDecision.Verdict.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Verdict verdict) {
        var filing = task.filing();
        var byRespondent = preservations.isRaisedByRespondent(filing);
        if (verdict instanceof Verdict.Release release) {
            preservations.released(actor, filing, release.reason(), release.basis());
        } else if (verdict instanceof Verdict.Keep keep) {
            preservations.kept(actor, filing, keep.reason(), keep.basis());
        } else if (verdict instanceof Verdict.SuitProven proven) {
            var said =
                    preservations.waiting(filing).map(raised -> raised.words().reason());
            preservations.suitProven(actor, filing, proven.reason());
            numbers.keeping(filings.filing(filing), proven.reason(), said.orElse(null));
            suits.catchUp(filing);
        } else if (verdict instanceof Verdict.Renew renew) {
            preservations.renewed(actor, filing, renew.until(), renew.reason());
        } else if (verdict instanceof Verdict.Lapse lapse) {
            preservations.lapsed(actor, filing, lapse.reason());
        }
        return Map.of(
                Variable.PRESERVATION_DECISION.key(),
                Conclusions.of(verdict),
                Variable.PRESERVATION_BY_RESPONDENT.key(),
                byRespondent,
                Variable.PRESERVATION_TO_REGISTER.key(),
                isNextToRegister(filing, verdict));
    }

    /** What came up before anybody registered what was done; of several matters each is decided first. */
    private boolean isNextToRegister(FilingId filing, Verdict verdict) {
        return !preservations.isRegistered(filing)
                && (verdict instanceof Verdict.Release
                        || preservations.waiting(filing).isEmpty());
    }
}
