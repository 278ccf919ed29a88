package org.lian.process.conclusions;

import java.util.Map;
import org.lian.filing.OrderObjections;
import org.lian.filing.PaymentOrders;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审查支付令的异议: the procedure ends, or the objection is dismissed (民诉法 228, 民诉解释 430, 432, 433, 435, 436). */
@Component
@Variables(sets = Variable.ORDER_MATTER_DECISION)
class OrderMatterDecision implements TaskDecision<OrderMatterDecision.Verdict> {
    /** The verdict on an objection, or on an order that could not be served. */
    sealed interface Verdict {
        @Conclusion("END")
        record End(String reason, String basis) implements Verdict {}

        @Conclusion("END_CLAIMS")
        record EndClaims(String reason) implements Verdict {}

        @Conclusion("END_DEBTOR")
        record EndDebtor(String reason) implements Verdict {}

        @Conclusion("DENY")
        record Deny(String reason, String basis) implements Verdict {}
    }

    private final PaymentOrders orders;
    private final OrderObjections objections;

    OrderMatterDecision(PaymentOrders orders, OrderObjections objections) {
        this.orders = orders;
        this.objections = objections;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.DECIDE_ORDER_MATTER;
    }

    @Override
    public Class<OrderMatterDecision.Verdict> answers() {
        return OrderMatterDecision.Verdict.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Verdict verdict) {
        if (verdict instanceof Verdict.End end) {
            orders.ended(actor, task.filing(), end.reason(), end.basis());
        } else if (verdict instanceof Verdict.EndClaims claims) {
            requireByPart(task);
            objections.endedClaims(actor, task.filing(), claims.reason());
        } else if (verdict instanceof Verdict.EndDebtor debtor) {
            requireByPart(task);
            objections.endedDebtor(actor, task.filing(), debtor.reason());
        } else if (verdict instanceof Verdict.Deny deny) {
            orders.denied(actor, task.filing(), deny.reason(), deny.basis());
        }
        return Map.of(Variable.ORDER_MATTER_DECISION.key(), Conclusions.of(verdict));
    }

    /** An order that runs on an earlier diagram has no way on for what would stand. */
    private static void requireByPart(TaskInHand task) {
        if (!task.has(Variable.OBJECTION_WAITS)) {
            throw Refusal.invalid(
                    "decision", "EARLIER_FLOW", "这件支付令在分项、分人办理以前就已经送达，流程里没有其余部分的去处：请裁定终结督促程序，或者驳回异议；其余部分债权人可以另行申请支付令");
        }
    }
}
