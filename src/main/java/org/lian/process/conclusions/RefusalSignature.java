package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.forms.Conclusion;
import org.lian.process.ReviewGrounds;
import org.lian.process.TaskKind;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审签裁定: a judge who did not propose it signs, gives it back or registers after all. */
@Component
@Variables(
        needs = Variable.FILING,
        sets = {Variable.SIGN_OUTCOME, Variable.BEFORE_OUTCOME})
class RefusalSignature implements TaskDecision<RefusalSignature.Ruling> {
    /**
     * The conclusion of the judge who signs; of the ruling what is left out stays as it was proposed. The basis is what
     * stands beside the article of the ground.
     */
    sealed interface Ruling {
        @Conclusion("SIGN")
        record Sign(
                @Nullable String ground,
                @Nullable String reason,
                @Nullable String basis) implements Ruling {}

        @Conclusion("RETURN")
        record Return(String reason) implements Ruling {}

        @Conclusion("REGISTER")
        record Register() implements Ruling {}
    }

    private final ReviewGrounds grounds;
    private final FilingLifecycle filings;
    private final CourtActs courtActs;
    private final Acts acts;

    RefusalSignature(ReviewGrounds grounds, FilingLifecycle filings, CourtActs courtActs, Acts acts) {
        this.grounds = grounds;
        this.filings = filings;
        this.courtActs = courtActs;
        this.acts = acts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SIGN_REFUSAL;
    }

    @Override
    public Class<RefusalSignature.Ruling> answers() {
        return RefusalSignature.Ruling.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Ruling ruling) {
        var before = FilingVariables.Before.REGISTER;
        if (ruling instanceof Ruling.Sign sign) {
            sign(actor, task.filing(), sign);
            before = FilingVariables.Before.REFUSED;
        } else if (ruling instanceof Ruling.Return back) {
            filings.remark(actor, task.filing(), "REFUSAL_GIVEN_BACK", "审签退回审查，理由：", back.reason());
        }
        return Map.of(
                Variable.SIGN_OUTCOME.key(), Conclusions.of(ruling), Variable.BEFORE_OUTCOME.key(), before.name());
    }

    /** The judge's final words: the proposal's, or what the judge wrote instead. */
    private void sign(Actor judge, FilingId id, Ruling.Sign signed) {
        var proposed = acts.last(id, Act.Kind.REFUSAL_PROPOSAL);
        var words = proposed.map(Act::words).orElse(Act.Words.none());
        var filing = filings.filing(id);
        var ground = grounds.refusal(filing, signed.ground() == null ? words.ground() : signed.ground());
        var reason = signed.reason() == null ? words.reason() : signed.reason();
        var added = signed.basis() == null ? grounds.addedBy(filing, words) : signed.basis();
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "不予受理须写明理由（登记立案规定第九条）");
        }
        courtActs.signRefusal(
                judge, id, Act.Words.of(reason, ground.basisWith(added)).onGround(ground.code()));
    }
}
