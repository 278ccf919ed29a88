package org.lian.process;

import java.time.LocalDate;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.filing.Act;
import org.lian.filing.Mediations;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 主持调解: an agreement, none, or a later day that every side named (在线调解规则 19, 21, 24). */
@Component
@Variables(sets = FilingVariables.MEDIATION_OUTCOME)
class MediationResult implements TaskDecision {
    private final Mediations mediations;
    private final BusinessClock clock;

    MediationResult(Mediations mediations, BusinessClock clock) {
        this.mediations = mediations;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.MEDIATE;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision == null) {
            throw missing();
        }
        switch (decision) {
            case AGREED -> mediations.result(actor, filing, agreement(completion).granting(true));
            case FAILED ->
                mediations.result(
                        actor,
                        filing,
                        Act.Words.of(completion.requiredReason("请写明为什么没有达成协议"), "人民法院在线调解规则第二十五条")
                                .granting(false));
            case EXTENDED ->
                mediations.extend(
                        actor, filing, completion.untilDay(), completion.requiredReason("请写明对方当事人怎样同意延长的"));
            default -> throw missing();
        }
        return Map.of(FilingVariables.MEDIATION_OUTCOME, decision.name());
    }

    private Act.Words agreement(Completion completion) {
        var document = completion.document();
        if (document == null || document.isBlank()) {
            throw Refusal.invalid("document", "MISSING", "请写明调解协议的编号或者名称");
        }
        LocalDate signed = completion.untilDay();
        if (signed == null || signed.isAfter(clock.today())) {
            throw Refusal.invalid("until", "MISSING", "请写明最后一方签章的日期，不晚于今天；协议从各方都签章起生效（在线调解规则第十九条）");
        }
        return Act.Words.of(completion.reason(), "人民法院在线调解规则第十九条")
                .until(signed)
                .inDocument(document.strip(), null);
    }

    private static Refusal missing() {
        return Refusal.invalid("decision", "MISSING", "请选择：达成协议 AGREED、调解不成 FAILED 或者各方同意延长 EXTENDED");
    }
}
