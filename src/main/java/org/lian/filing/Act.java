package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;

/**
 * An act of the filer or of the court on a filing, in words. Kept for ever, sealed.
 *
 * @param actor the user name
 * @param actorId the id of the account; null for acts from before it was kept
 */
public record Act(
        UUID id,
        FilingId filing,
        Kind kind,
        String actor,
        @Nullable String actorId,
        Words words,
        Instant at) {
    /** Whether no person did it; of an act from before, as its name says, which nobody can choose any more. */
    public boolean isBySystem() {
        return actorId == null
                ? actor.equals(Actor.system().username())
                : actorId.equals(Actor.system().accountId());
    }

    /** The kind of an act. */
    public enum Kind {
        CORRECTION_NOTICE,
        CORRECTION,
        EXTENSION_REQUEST,
        EXTENSION_DECISION,
        ADVICE,
        FORWARDING_ACCEPTED,
        FORWARDING,
        INSISTENCE,
        REFUSAL_PROPOSAL,
        REFUSAL_SIGNATURE,
        REFUSAL,
        RETURN,
        WITHDRAWAL,
        WITHDRAWAL_REQUEST,
        WITHDRAWAL_RULING,
        DEFERRAL_REQUEST,
        DEFERRAL_DECISION,
        PAYMENT_EXTENSION,
        /** 申请复核 of the fee; ground: {@link FeeReview}. */
        FEE_REVIEW_REQUEST,
        /** Granted where the court changes what it had computed or decided. */
        FEE_REVIEW_DECISION,
        DEEMED_WITHDRAWAL,
        ORDER,
        SENSITIVITY,
        PAPER_SERVICE,
        RECUSAL,
        /** Who stands as clerk under what the judge rules next; ground: user name. */
        RULING_CLERK,
        PERIOD_POSTPONED,
        /** 先行调解 as the conclusion of a review. */
        MEDIATION,
        /** Ground: user name; document: name. */
        MEDIATOR_APPOINTED,
        MEDIATOR_ANSWER,
        /** What the other side said of a mediation, as the mediator asked it. */
        MEDIATION_REPLY,
        /** The filer agrees to a longer mediation, until a day. */
        MEDIATION_LONGER,
        /** The other side agrees to the same day, as the mediator recorded it. */
        MEDIATION_EXTENDED,
        MEDIATION_RESULT,
        /** Ground: who signed; the words say where the paper is. */
        AGREEMENT_ON_PAPER,
        /** Ground: user name of the mediator who is replaced. */
        MEDIATOR_CHANGED,
        /** The filer takes the consent back while it is mediated. */
        MEDIATION_REVOKED,
        /** 调解终结; ground: {@link MediationEnd}. */
        MEDIATION_ENDED,
        /** 裁定保全; document: what is preserved, in the ruling's words; ground: who guarantees with what. */
        PRESERVATION_RULING,
        /** Granted where something was done; ground: the day on which; until: the last day of the measures. */
        PRESERVATION_EXECUTED,
        /** Of one before the enforcement; until: the last day to perform what the judgment orders. */
        ENFORCEMENT_AWAITED,
        /** Ground: {@link PreservationMatter}; granted where the other side raised it. */
        PRESERVATION_MATTER,
        /** Ground: {@link PreservationMatter}; document: what was decided; until: a later last day. */
        PRESERVATION_DECISION,
        /** Granted where the order was issued; document: what is to be paid; ground: the code to object by. */
        PAYMENT_ORDER_RULING,
        /** The order reached the debtor; until: the last day to object. */
        PAYMENT_ORDER_SERVED,
        /** Ground: {@link OrderMatter}; document: who objects; part: to what. */
        PAYMENT_ORDER_MATTER,
        /** Granted where the procedure ends; ground: {@link OrderMatter}; part: what of it ends, where the rest stands. */
        PAYMENT_ORDER_DECISION,
        /** 支付令生效: no objection in time. */
        PAYMENT_ORDER_IN_FORCE,
        /** The president puts an order in force before the judicial committee. */
        ORDER_REVOCATION_PROPOSED,
        /** What the committee decided; granted where the order is revoked; ground: the day on which it discussed it. */
        ORDER_REVOCATION,
        /** The creditor has the ruling that ended it; until: the last day to say no to a suit; ground: the ruling's id. */
        SUIT_OFFERED,
        /** Ground: the id of the ruling that ended what no suit is wanted of. */
        SUIT_DECLINED,
        /** 转入诉讼; document: the id of the suit; ground: that of the ruling. */
        SUIT_AFTER_ORDER,
        /** What a step that the court drew itself asked, in its answers' words. */
        OWN_STEP,
        /** 窗口代为录入: somebody of the court enters what a person at the window says; ground of the first: {@link Standing}. */
        WINDOW_ENTRY,
        /** The person left before it was handed in; it waits for whoever is there when the person comes back. */
        WINDOW_LEFT,
        /** Ground: RECORD, or WRITTEN where the person brought a paper of his own. */
        WINDOW_PLEADING,
        /** Another plaintiff signed with an account of his own; ground: the keyed hash of who he is. */
        PLAINTIFF_SIGNED,
        /** 笔录 was printed to be signed; ground: the code of what it says. */
        WINDOW_RECORD
    }

    /**
     * The words of an act; which fields count depends on its kind.
     *
     * @param ground stable code, for example OTHER_COURT
     * @param remedy what the party can do, in a sentence
     * @param court another court: the competent one, or the one that ordered
     * @param until last day of a period that the act grants, in Asia/Shanghai
     * @param granted of a decision on a request
     * @param days length of a period that the act sets, counted from service
     * @param relief of a request for 缓交、减交、免交 and of its granting
     * @param part what of a payment order is objected to, or ended; null for the whole
     */
    public record Words(
            @Nullable String ground,
            @Nullable String reason,
            @Nullable String basis,
            @Nullable String document,
            @Nullable String remedy,
            @Nullable String court,
            @Nullable LocalDate until,
            @Nullable Boolean granted,
            @Nullable Integer days,
            List<CorrectionItem> items,
            @Nullable FeeRelief relief,
            @Nullable OrderPart part) {
        private static final Words NONE =
                new Words(null, null, null, null, null, null, null, null, null, List.of(), null, null);

        @SuppressWarnings("ConstantValue") // JSON may leave the list out
        public Words {
            items = items == null ? List.of() : List.copyOf(items);
        }

        public static Words none() {
            return NONE;
        }

        public static Words of(@Nullable String reason, @Nullable String basis) {
            return new Words(null, reason, basis, null, null, null, null, null, null, List.of(), null, null);
        }

        public Words onGround(@Nullable String code) {
            return new Words(code, reason, basis, document, remedy, court, until, granted, days, items, relief, part);
        }

        public Words inDocument(@Nullable String title, @Nullable String remedySentence) {
            return new Words(
                    ground, reason, basis, title, remedySentence, court, until, granted, days, items, relief, part);
        }

        public Words naming(@Nullable String otherCourt) {
            return new Words(
                    ground, reason, basis, document, remedy, otherCourt, until, granted, days, items, relief, part);
        }

        public Words until(@Nullable LocalDate lastDay) {
            return new Words(
                    ground, reason, basis, document, remedy, court, lastDay, granted, days, items, relief, part);
        }

        public Words granting(boolean yes) {
            return new Words(ground, reason, basis, document, remedy, court, until, yes, days, items, relief, part);
        }

        public Words within(int periodDays) {
            return new Words(
                    ground, reason, basis, document, remedy, court, until, granted, periodDays, items, relief, part);
        }

        public Words with(List<CorrectionItem> notice) {
            return new Words(
                    ground, reason, basis, document, remedy, court, until, granted, days, notice, relief, part);
        }

        public Words on(FeeRelief askedOrGranted) {
            return new Words(
                    ground, reason, basis, document, remedy, court, until, granted, days, items, askedOrGranted, part);
        }

        public Words ofOrder(@Nullable OrderPart ofIt) {
            return new Words(ground, reason, basis, document, remedy, court, until, granted, days, items, relief, ofIt);
        }

        /** Whether a decision said yes. */
        public boolean isGranted() {
            return Boolean.TRUE.equals(granted);
        }
    }
}
