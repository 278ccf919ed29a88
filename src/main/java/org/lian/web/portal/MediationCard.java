package org.lian.web.portal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Act;
import org.lian.filing.Confirmations;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.Settlements;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** 诉前调解 on the page of a filing: what was said, what happens now, until when, and how to end it. */
@Component
class MediationCard {
    private final Filings filings;
    private final Settlements settlements;
    private final Confirmations confirmations;

    MediationCard(Filings filings, Settlements settlements, Confirmations confirmations) {
        this.filings = filings;
        this.settlements = settlements;
        this.confirmations = confirmations;
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
     * @param confirmation how long both may ask for 司法确认 and where; null without an agreement
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
            @Nullable Confirmation confirmation,
            @Nullable String ended) {}

    /**
     * 司法确认 of what was agreed.
     *
     * @param by the last day to ask for it together
     * @param prepared the application that was prepared already; null for none
     */
    public record Confirmation(
            String by,
            boolean over,
            boolean online,
            @Nullable FilingId prepared) {}

    private static Confirmation confirmation(Confirmations.Open open) {
        return new Confirmation(Times.deadline(open.until()), open.over(), open.online(), open.prepared());
    }

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
                confirmations.of(filing).map(MediationCard::confirmation).orElse(null),
                ended == null ? null : ended.words().reason()));
    }

    private @Nullable String agreement(Filing filing) {
        return filing.status() == FilingStatus.IN_MEDIATION || filing.status() == FilingStatus.SETTLED
                ? settlements
                        .of(filing.id())
                        .map(set -> set.awaitsFiler() ? "看协议，签署" : "看协议")
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

    private @Nullable Act last(Filing filing, Act.Kind kind) {
        return filings.lastAct(filing, kind).orElse(null);
    }
}
