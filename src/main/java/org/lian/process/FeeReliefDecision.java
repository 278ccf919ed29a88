package org.lian.process;

import org.lian.process.variables.Variables;
import org.lian.process.variables.FilingVariables;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtActs;
import org.lian.filing.FeeRelief;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.ReliefGrounds;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审查缓减免: grants what was asked for or another relief, or refuses (办法 44 to 49). */
@Component
@Variables(sets = FilingVariables.DEFERRAL_OPEN)
class FeeReliefDecision implements TaskDecision {
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
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        var decision = completion.decision();
        if (decision != Completion.Decision.GRANT && decision != Completion.Decision.REFUSE) {
            throw Refusal.invalid("decision", "MISSING", "请选择：准许 GRANT 或者不准许 REFUSE");
        }
        var days = completion.days();
        if (days != null && (days < 1 || days > 365)) {
            throw Refusal.invalid("days", "OUT_OF_RANGE", "指定期限的，请写明多少日，1 至 365");
        }
        if (decision == Completion.Decision.REFUSE) {
            acts.refuseRelief(actor, filing, days, completion.reason());
        } else {
            grant(actor, filings.filing(filing), completion, days);
        }
        return Map.of(FilingVariables.DEFERRAL_OPEN, false);
    }

    private void grant(Actor actor, Filing filing, Completion completion, @Nullable Integer days) {
        var request = grounds.request(filing);
        var asked = request.map(ReliefGrounds.Request::kind).orElse(FeeRelief.Kind.DEFERRAL);
        var code = completion.ground();
        var own = code != null && !code.isBlank();
        var offered = request.map(ReliefGrounds.Request::ground).orElse(null);
        // A request of 缓交 from before there was a table has no ground, and needs none.
        var ground = own || (offered == null && asked != FeeRelief.Kind.DEFERRAL)
                ? grounds.chosen(filing.draft(), "ground", code)
                : offered;
        var relief = ground == null
                ? new FeeRelief(FeeRelief.Kind.DEFERRAL, null, null)
                : ground.granted(completion.percent());
        if (relief.kind() != asked) {
            completion.requiredReason(
                    "申请的是" + asked.label() + "，准许" + relief.kind().label() + "的，请写明理由（诉讼费用交纳办法第四十八条）");
        }
        if (days != null && relief.kind() != FeeRelief.Kind.DEFERRAL) {
            throw Refusal.invalid("days", "NOT_ALLOWED", "只有缓交才写天数；减交的，期限从送达交费通知起算（诉讼费用交纳办法第二十二条）");
        }
        acts.grantRelief(
                actor, filing.id(), relief, days, completion.reason(), ground == null ? DEFERRED : ground.basis());
    }
}
