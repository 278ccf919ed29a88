package org.lian.web.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadlines;
import org.lian.filing.Act;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.Settlements;
import org.springframework.stereotype.Component;

/** 诉前调解 on the page of a filing: what was said, what happens now, until when, and how to end it. */
@Component
class MediationCard {
    private final Filings filings;
    private final Settlements settlements;
    private final Deadlines deadlines;

    MediationCard(Filings filings, Settlements settlements, Deadlines deadlines) {
        this.filings = filings;
        this.settlements = settlements;
        this.deadlines = deadlines;
    }

    /**
     * The card.
     *
     * @param said what the filer said last, in a sentence
     * @param mediator the name of who was appointed last; null before
     * @param now what happens now; null outside of a mediation
     * @param until the last day of what happens now
     * @param longer the day until which the filer agreed to go on; null for none
     * @param agreement what there is to do with the agreement; null while none was set for signing
     * @param confirmBy the last day to ask for 司法确认 together; null without an agreement
     * @param ended how a mediation ended without one; null where none did
     */
    public record Shown(
            String said,
            boolean consents,
            @Nullable String mediator,
            @Nullable String now,
            @Nullable String until,
            @Nullable String longer,
            @Nullable String agreement,
            @Nullable String confirmBy,
            @Nullable String ended) {}

    /** Empty where the filing has nothing to do with it. */
    Optional<Shown> of(Filing filing, FilingActions.Standing may) {
        var ended = last(filing, Act.Kind.MEDIATION_ENDED);
        var inIt = filing.status() == FilingStatus.IN_MEDIATION;
        var settled = filing.status() == FilingStatus.SETTLED;
        if (!may.may(FilingAct.SAY_MEDIATION) && !inIt && !settled && ended == null) {
            return Optional.empty();
        }
        var appointed = last(filing, Act.Kind.MEDIATOR_APPOINTED);
        var due = filing.dueAt();
        var longer = last(filing, Act.Kind.MEDIATION_LONGER);
        return Optional.of(new Shown(
                said(filing.wishes().mediation()),
                Boolean.TRUE.equals(filing.wishes().mediationConsent()),
                appointed == null ? null : appointed.words().document(),
                inIt ? now(filing) : null,
                inIt && due != null ? Times.deadline(due) : null,
                inIt && longer != null ? String.valueOf(longer.words().until()) : null,
                agreement(filing),
                settled ? confirmBy(filing) : null,
                ended == null ? null : ended.words().reason()));
    }

    private @Nullable String agreement(Filing filing) {
        return filing.status() == FilingStatus.IN_MEDIATION || filing.status() == FilingStatus.SETTLED
                ? settlements
                        .of(filing.id())
                        .map(set -> set.signers().get(0).signature() == null ? "看协议，签署" : "看协议")
                        .orElse(null)
                : null;
    }

    private static String said(Filing.@Nullable Mediation mediation) {
        if (mediation == null) {
            return "您没有表示是否愿意先调解。";
        }
        var at = mediation.at();
        return (mediation.consents() ? "您愿意先调解" : "您选择不调解，直接立案") + (at == null ? "。" : "（" + Times.minute(at) + "）。");
    }

    private String now(Filing filing) {
        var changed = last(filing, Act.Kind.MEDIATOR_CHANGED);
        var appointed = last(filing, Act.Kind.MEDIATOR_APPOINTED);
        if (changed != null && (appointed == null || appointed.at().isBefore(changed.at()))) {
            return "更换调解员，等待法院另行指定";
        }
        var reply = last(filing, Act.Kind.MEDIATION_REPLY);
        if (reply != null && (changed == null || reply.at().isAfter(changed.at()))) {
            return "对方同意，正在调解";
        }
        var answer = last(filing, Act.Kind.MEDIATOR_ANSWER);
        if (appointed == null || answer != null && !answer.at().isBefore(appointed.at())) {
            return answer != null && answer.words().isGranted() ? "调解员正在征求对方的意见" : "等待法院指定调解员";
        }
        return "等待调解员确认";
    }

    /** 民诉法 205: both together, within thirty days from the agreement. */
    private @Nullable String confirmBy(Filing filing) {
        var result = last(filing, Act.Kind.MEDIATION_RESULT);
        LocalDate signed = result == null ? null : result.words().until();
        if (signed == null) {
            return null;
        }
        Instant start = signed.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
        return Times.deadline(deadlines.from("confirm.agreement", start).dueAt());
    }

    private @Nullable Act last(Filing filing, Act.Kind kind) {
        return filings.lastAct(filing, kind).orElse(null);
    }
}
