package org.lian.web.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FilingLifecycle;
import org.lian.process.CorrectionNotices;
import org.lian.process.TaskCompletion;

/**
 * The decision of a person in a task, as the API takes it: all fields of all tasks, of which each task's form asks its
 * own. Amounts in fen.
 *
 * @param days a period that the decision sets, in calendar days
 * @param until a day, ISO-8601, in Asia/Shanghai
 * @param document number of a document or of a receipt of service
 * @param mediator user name of who is appointed
 * @param thing that a preservation took: DEPOSIT, MOVABLE or OTHER; of several the one whose period is the shortest
 * @param measures of a preservation: as the ruling orders them, or as they were carried out
 * @param on the day on which something was done, ISO-8601, in Asia/Shanghai
 * @param performance the last day to perform what a judgment orders, of a preservation before its enforcement, ISO-8601
 * @param basis of a refusal or an advice: what stands beside the article of the ground, which is always cited
 * @param feeFen with REGISTER: the computed fee that is confirmed together with the registration
 * @param suitNumber of a ruling on a preservation in a suit: the number of that suit, where the application does not say it
 * @param guarantee of a ruling that preserves: who guarantees with what, as the ruling says it
 * @param noticeOn the day on which a document was served by public notice, ISO-8601; instead of {@code until}
 * @param payment of a payment order: what the debtor is to pay, as the order says it
 * @param clerk of a ruling: user name of who stands under it beside the judge; left out, the first of the court's choices
 * @param defendantChanged with GRANT of the withdrawal of an administrative suit: whether its defendant changed or revoked what it did
 * @param percent of the fee that 减交 takes off
 * @param outcome of a review; or the conclusion of a step that the court drew itself, as its form names it
 * @param formVersion of the form that was answered; null takes the one in force
 * @param answers to the form of a step that the court drew itself: key of the field to answer
 * @param values of a decision that a table could not give: output column to value
 */
public record Completion(
        @Nullable String outcome,
        FilingLifecycle.@Nullable Confirmed confirmed,
        @Nullable List<CorrectionNotices.Item> items,
        @Nullable String ground,
        @Nullable String competentCourt,
        @Nullable String reason,
        @Nullable String basis,
        @Nullable Long confirmedFen,
        @Nullable Decision decision,
        @Nullable Integer days,
        @Nullable String until,
        @Nullable String document,
        @Nullable Map<String, Object> values,
        @Nullable Boolean approved,
        @Nullable String voucher,
        @Nullable String answer,
        @Nullable Integer percent,
        @Nullable Map<String, Object> answers,
        @Nullable Integer formVersion,
        @Nullable String mediator,
        @Nullable String measures,
        @Nullable String thing,
        @Nullable String on,
        @Nullable String performance,
        @Nullable String noticeOn,
        @Nullable String suitNumber,
        @Nullable String guarantee,
        @Nullable String payment,
        @Nullable Long feeFen,
        @Nullable String clerk,
        @Nullable Boolean defendantChanged) {

    /** The answer to what was proposed, asked or received. */
    public enum Decision {
        SIGN,
        RETURN,
        REGISTER,
        GRANT,
        REFUSE,
        ACCEPTED,
        DECLINED,
        AGREED,
        FAILED,
        EXTENDED,
        CHANGE,
        KEEP,
        NOTICE,
        DISMISS,
        EXECUTED,
        NOTHING,
        RELEASE,
        SUIT_PROVEN,
        RENEW,
        LAPSE,
        ISSUE,
        END,
        END_CLAIMS,
        END_DEBTOR,
        DENY,
        REVOKE,
        STANDS
    }

    /** What was sent, by the name of its field. */
    public TaskCompletion toTaskCompletion() {
        var given = new HashMap<String, Object>();
        put(given, "outcome", outcome);
        put(given, "confirmed", confirmed);
        put(given, "items", items);
        put(given, "ground", ground);
        put(given, "competentCourt", competentCourt);
        put(given, "reason", reason);
        put(given, "basis", basis);
        put(given, "confirmedFen", confirmedFen);
        put(given, "decision", decision == null ? null : decision.name());
        put(given, "days", days);
        put(given, "until", until);
        put(given, "document", document);
        put(given, "values", values);
        put(given, "approved", approved);
        put(given, "voucher", voucher);
        put(given, "answer", answer);
        put(given, "percent", percent);
        put(given, "mediator", mediator);
        put(given, "measures", measures);
        put(given, "thing", thing);
        put(given, "on", on);
        put(given, "performance", performance);
        put(given, "noticeOn", noticeOn);
        put(given, "suitNumber", suitNumber);
        put(given, "guarantee", guarantee);
        put(given, "payment", payment);
        put(given, "clerk", clerk);
        put(given, "defendantChanged", defendantChanged);
        return new TaskCompletion(Map.copyOf(given), answers == null ? Map.of() : answers, feeFen, formVersion);
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
