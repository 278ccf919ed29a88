package org.lian.web.staff;

import java.util.Set;
import org.lian.process.TaskKind;

/** Values that the program puts into the forms of its tasks: beside a row, into a sentence, or into a field beforehand. */
enum Matter {
    WHEN_FOUND(TaskKind.REVIEW),
    USUAL_DAYS(TaskKind.REVIEW, TaskKind.RULE_ON_PRESERVATION),
    PROPOSER(TaskKind.SIGN_REFUSAL),
    PROPOSED_GROUND(TaskKind.SIGN_REFUSAL),
    PROPOSED_REASON(TaskKind.SIGN_REFUSAL),
    PROPOSED_BASIS(TaskKind.SIGN_REFUSAL),
    WRITTEN_REASON(TaskKind.SIGN_REFUSAL),
    WRITTEN_BASIS(TaskKind.SIGN_REFUSAL),
    INSISTENCE(TaskKind.SIGN_REFUSAL),
    CHOSEN_GROUND(TaskKind.SIGN_REFUSAL, TaskKind.DEFERRAL),
    SENSITIVITY(TaskKind.DECIDE_AT_EXPIRY),
    FORWARDED_TO(TaskKind.FORWARDING),
    FIRST_SUBMITTED(TaskKind.FORWARDING),
    TODAY(TaskKind.FORWARDING),
    REQUESTED_AT(
            TaskKind.EXTENSION,
            TaskKind.RULE_ON_WITHDRAWAL,
            TaskKind.APPROVE_REFUND,
            TaskKind.DECIDE_PRESERVATION,
            TaskKind.DECIDE_ORDER_MATTER,
            TaskKind.END_PAYMENT_ORDER,
            TaskKind.DECIDE_ORDER_REVOCATION),
    REQUEST_REASON(
            TaskKind.EXTENSION,
            TaskKind.RULE_ON_WITHDRAWAL,
            TaskKind.REVIEW_LATER_FILING,
            TaskKind.DECIDE_RECONSIDERATION,
            TaskKind.DECIDE_PRESERVATION,
            TaskKind.DECIDE_ORDER_MATTER,
            TaskKind.DECIDE_ORDER_REVOCATION),
    CORRECTION_DUE(TaskKind.EXTENSION),
    RELIEF_ASKED(TaskKind.DEFERRAL, TaskKind.REVIEW),
    RELIEF_GROUND(TaskKind.DEFERRAL),
    RELIEF_STATEMENT(TaskKind.DEFERRAL),
    RELIEF_PROOFS(TaskKind.DEFERRAL, TaskKind.REVIEW_FEE_DECISION),
    LEAST_PERCENT(TaskKind.DEFERRAL, TaskKind.REVIEW_FEE_DECISION),
    FEE_TOTAL(TaskKind.SIGN_DEEMED_WITHDRAWAL, TaskKind.CONFIRM_FEE),
    FEE_DUE(TaskKind.SIGN_DEEMED_WITHDRAWAL),
    SUIT_AGAIN(TaskKind.SIGN_DEEMED_WITHDRAWAL),
    SERVICE_WAY(TaskKind.PAPER_SERVICE),
    UNCLEAR_TABLE(TaskKind.MANUAL_DECISION),
    /** The facts that the table was asked about and has no usable row for. */
    UNCLEAR_FACTS(TaskKind.MANUAL_DECISION),
    REFUND_AMOUNT(TaskKind.APPROVE_REFUND),
    REFUND_REASON(TaskKind.APPROVE_REFUND),
    REFUND_TO(TaskKind.APPROVE_REFUND),
    RECEIVED_AT(TaskKind.ANSWER_COMPLAINT, TaskKind.REVIEW_LATER_FILING, TaskKind.DECIDE_RECONSIDERATION),
    LATER_KIND(TaskKind.REVIEW_LATER_FILING),
    /** Where the filing stands while it is reviewed. */
    LATER_STANDING(TaskKind.REVIEW_LATER_FILING, TaskKind.DECIDE_RECONSIDERATION),
    LATER_BEFORE(TaskKind.REVIEW_LATER_FILING),
    LATER_AFTER(TaskKind.REVIEW_LATER_FILING),
    LATER_FILES(TaskKind.REVIEW_LATER_FILING, TaskKind.DECIDE_RECONSIDERATION),
    LATER_RULE(TaskKind.REVIEW_LATER_FILING, TaskKind.DECIDE_RECONSIDERATION),
    /** The ruling that is to be reconsidered: its number, its day, its reason. */
    RULING_STANDS(TaskKind.DECIDE_RECONSIDERATION),
    /** Why 先行调解 is not open for the filing, with the article. */
    NO_MEDIATION(TaskKind.REVIEW),
    MEDIATION_DUE(TaskKind.MEDIATE),
    /** The day until which the filer agreed to go on. */
    FILERS_DAY(TaskKind.MEDIATE),
    /** 申请复核: when, and what the filer wrote. */
    REVIEW_ASKED_AT(TaskKind.CHECK_FEE, TaskKind.REVIEW_FEE_DECISION),
    REVIEW_ASKED(TaskKind.CHECK_FEE, TaskKind.REVIEW_FEE_DECISION),
    /** The bill, line by line. */
    FEE_LINES(TaskKind.CHECK_FEE, TaskKind.REVIEW_FEE_DECISION),
    /** What was decided on 缓交、减交、免交, with its reason. */
    RELIEF_STANDS(TaskKind.REVIEW_FEE_DECISION),
    COMPLAINT_TEXT(TaskKind.ANSWER_COMPLAINT),
    /** By when the application has to be ruled on. */
    PRESERVATION_DUE(TaskKind.RULE_ON_PRESERVATION),
    /** That nobody said whether money, an act or evidence is to be preserved, and what follows. */
    PRESERVATION_KIND(TaskKind.RULE_ON_PRESERVATION),
    /** When it is asked for, and which number its ruling bears. */
    PRESERVATION_STAGE(TaskKind.RULE_ON_PRESERVATION),
    /** How much guarantee may be asked for (财产保全规定 5). */
    PRESERVATION_GUARANTEE(TaskKind.RULE_ON_PRESERVATION),
    /** What the ruling preserves, and later what was done. */
    PRESERVATION_MEASURES(TaskKind.REGISTER_PRESERVATION, TaskKind.DECIDE_PRESERVATION),
    /** What came up while it is in force. */
    PRESERVATION_MATTER(TaskKind.DECIDE_PRESERVATION),
    /** What the creditor asks to be paid. */
    ORDER_CLAIMS(TaskKind.RULE_ON_PAYMENT_ORDER),
    /** What came up of an order: an objection, or that it could not be served. */
    ORDER_MATTER(TaskKind.DECIDE_ORDER_MATTER, TaskKind.END_PAYMENT_ORDER),
    /** Who objects, and to which claims of the order. */
    ORDER_OBJECTION(TaskKind.DECIDE_ORDER_MATTER);

    private final Set<TaskKind> kinds;

    Matter(TaskKind... kinds) {
        this.kinds = Set.of(kinds);
    }

    boolean isOf(TaskKind kind) {
        return kinds.contains(kind);
    }

    /** As a form names it. */
    String code() {
        return camel(name());
    }

    static String camel(String name) {
        var words = name.toLowerCase(java.util.Locale.ROOT).split("_");
        var code = new StringBuilder(words[0]);
        for (var i = 1; i < words.length; i++) {
            code.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return code.toString();
    }
}
