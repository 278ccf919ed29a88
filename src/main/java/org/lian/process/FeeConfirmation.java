package org.lian.process;

import org.lian.process.fee.FeeDuty;
import org.lian.process.variables.Variables;
import java.util.Map;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 确认诉讼费: the computed total, or the value chosen inside a statutory range with its basis. */
@Component
@Variables
class FeeConfirmation implements TaskDecision {
    private final FeeDuty feeDuty;

    FeeConfirmation(FeeDuty feeDuty) {
        this.feeDuty = feeDuty;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CONFIRM_FEE;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var fen = completion.confirmedFen();
        if (fen == null) {
            throw Refusal.invalid("confirmedFen", "MISSING", "请填写确认的应交金额（分）");
        }
        feeDuty.confirm(actor, filing, fen, completion.basis());
        return Map.of();
    }
}
