package org.lian.process.conclusions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtActs;
import org.lian.filing.FeeRelief;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.ReliefGrounds;
import org.lian.forms.Conclusion;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审查缓减免: grants what was asked for or another relief, or refuses (办法 44 to 49). */
@Component
@Variables(sets = Variable.DEFERRAL_OPEN)
class FeeReliefDecision implements TaskDecision<FeeReliefDecision.Relief> {
    /** The relief that is granted, or none; days to pay in, of 缓交 or after a refusal. */
    sealed interface Relief {
        @Nullable
        Integer days();

        @Conclusion("GRANT")
        record Grant(
                @Nullable String ground,
                @Nullable Integer percent,
                @Nullable Integer days,
                @Nullable String reason) implements Relief {}

        @Conclusion("REFUSE")
        record Refuse(String reason, @Nullable Integer days) implements Relief {}
    }

    private static final String DEFERRED = "诉讼费用交纳办法第四十七条、第四十九条";

    private final CourtActs acts;
    private final FilingLifecycle filings;
    private final ReliefGrounds grounds;

    FeeReliefDecision(CourtActs acts, FilingLifecycle filings, ReliefGrounds grounds) {
        this.acts = acts;
        this.filings = filings;
        this.grounds = grounds;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.DEFERRAL;
    }

    @Override
    public Class<FeeReliefDecision.Relief> answers() {
        return FeeReliefDecision.Relief.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Relief decided) {
        var days = decided.days();
        if (days != null && (days < 1 || days > 365)) {
            throw Refusal.invalid("days", "OUT_OF_RANGE", "指定期限的，请写明多少日，1 至 365");
        }
        if (decided instanceof Relief.Grant grant) {
            grant(actor, filings.filing(task.filing()), grant);
        } else if (decided instanceof Relief.Refuse refuse) {
            acts.refuseRelief(actor, task.filing(), days, refuse.reason());
        }
        return Map.of(Variable.DEFERRAL_OPEN.key(), false);
    }

    private void grant(Actor actor, Filing filing, Relief.Grant grant) {
        var request = grounds.request(filing);
        var asked = request.map(ReliefGrounds.Request::kind).orElse(FeeRelief.Kind.DEFERRAL);
        var offered = request.map(ReliefGrounds.Request::ground).orElse(null);
        // A request of 缓交 from before there was a table has no ground, and needs none.
        var ground = grant.ground() != null || (offered == null && asked != FeeRelief.Kind.DEFERRAL)
                ? grounds.chosen(filing.draft(), "ground", grant.ground())
                : offered;
        var relief =
                ground == null ? new FeeRelief(FeeRelief.Kind.DEFERRAL, null, null) : ground.granted(grant.percent());
        if (relief.kind() != asked && grant.reason() == null) {
            throw Refusal.invalid(
                    "reason",
                    "MISSING",
                    "申请的是" + asked.label() + "，准许" + relief.kind().label() + "的，请写明理由（诉讼费用交纳办法第四十八条）");
        }
        if (grant.days() != null && relief.kind() != FeeRelief.Kind.DEFERRAL) {
            throw Refusal.invalid("days", "NOT_ALLOWED", "只有缓交才写天数；减交的，期限从送达交费通知起算（诉讼费用交纳办法第二十二条）");
        }
        acts.grantRelief(
                actor, filing.id(), relief, grant.days(), grant.reason(), ground == null ? DEFERRED : ground.basis());
    }
}
