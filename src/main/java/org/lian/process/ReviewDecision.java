package org.lian.process;

import org.lian.process.filing.CaseRegistration;
import org.lian.process.filing.CauseParts;
import org.lian.process.variables.Variables;
import org.lian.process.variables.FilingVariables;
import java.util.Map;
import java.util.Objects;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审查立案材料: corrects what the reviewer corrected, then takes the conclusion. */
@Component
@Variables(sets = {FilingVariables.REVIEW_OUTCOME, FilingVariables.BEFORE_OUTCOME, FilingVariables.CAUSE_PART})
class ReviewDecision implements TaskDecision {
    private final FilingLifecycle filings;
    private final CaseRegistration registration;
    private final CorrectionNotices notices;
    private final ReviewGrounds grounds;
    private final CourtActs acts;

    ReviewDecision(
            FilingLifecycle filings,
            CaseRegistration registration,
            CorrectionNotices notices,
            ReviewGrounds grounds,
            CourtActs acts) {
        this.filings = filings;
        this.registration = registration;
        this.notices = notices;
        this.grounds = grounds;
        this.acts = acts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.REVIEW;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var outcome = completion.reviewOutcome();
        if (outcome == null) {
            throw Refusal.invalid("outcome", "MISSING", "请选择审查结论");
        }
        var confirmed = completion.confirmed();
        if (confirmed != null) {
            registration.requireKnownType(confirmed.typeCode());
            filings.correct(actor, filing, confirmed, completion.reason());
            // Nothing is decided on the procedure of a case that is not registered.
            if (confirmed.procedure() != null && outcome == Completion.Outcome.REGISTER) {
                filings.decideProcedure(actor, filing, confirmed.procedure());
            }
        }
        var before =
                switch (outcome) {
                    case REGISTER -> FilingVariables.Before.REGISTER;
                    case CORRECT -> {
                        notices.decide(actor, filing, completion);
                        yield FilingVariables.Before.CORRECT;
                    }
                    case ADVISE -> {
                        advise(actor, filing, completion);
                        yield FilingVariables.Before.REGISTER;
                    }
                    case REFUSE -> {
                        proposeRefusal(actor, filing, completion);
                        yield FilingVariables.Before.REGISTER;
                    }
                    case MEDIATE ->
                        throw Refusal.invalid("outcome", "NOT_DRAWN", "本院网上流程还没有诉前调解，请选择其他结论；当事人愿意调解的，登记立案后告知承办法官");
                };
        return Map.of(
                FilingVariables.CAUSE_PART, CauseParts.of(filings.filing(filing)),
                FilingVariables.REVIEW_OUTCOME, outcome.name(),
                // Until somebody decides otherwise the filing is on its way to be registered.
                FilingVariables.BEFORE_OUTCOME, before.name());
    }

    private void advise(Actor actor, FilingId filing, Completion completion) {
        var ground = grounds.advice(filings.filing(filing), completion.ground());
        var court = completion.competentCourt();
        if (ground.namesCourt() && (court == null || court.isBlank())) {
            throw Refusal.invalid("competentCourt", "MISSING", "不属于本院管辖的，请指明有管辖权的法院（民事诉讼法第一百二十七条第四项）");
        }
        acts.advise(
                actor,
                filing,
                ground.code(),
                ground.namesCourt() ? Objects.requireNonNull(court).strip() : null,
                completion.requiredReason("请写明告知的内容：属于什么情形、应当怎样解决"),
                completion.requiredBasis("请写明法律依据，例如 民事诉讼法第一百二十七条第四项"));
    }

    private void proposeRefusal(Actor actor, FilingId filing, Completion completion) {
        acts.proposeRefusal(
                actor,
                filing,
                grounds.refusal(filings.filing(filing), completion.ground()).code(),
                completion.requiredReason("建议不予受理的，请写明理由"),
                completion.requiredBasis("建议不予受理的，请写明法律依据；没有依据的不能发出"));
    }
}
