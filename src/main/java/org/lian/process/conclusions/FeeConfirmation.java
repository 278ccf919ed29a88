package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.process.TaskKind;
import org.lian.process.fee.FeeDuty;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 确认诉讼费: the computed total, or the value chosen inside a statutory range with its basis. */
@Component
@Variables
class FeeConfirmation implements TaskDecision<FeeConfirmation.Fee> {
    /** The fee in fen; with a basis where it was chosen inside a range. */
    record Fee(long confirmedFen, @Nullable String basis) {}

    private final FeeDuty feeDuty;

    FeeConfirmation(FeeDuty feeDuty) {
        this.feeDuty = feeDuty;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CONFIRM_FEE;
    }

    @Override
    public Class<FeeConfirmation.Fee> answers() {
        return FeeConfirmation.Fee.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Fee fee) {
        feeDuty.confirm(actor, task.filing(), fee.confirmedFen(), fee.basis());
        return Map.of();
    }
}
