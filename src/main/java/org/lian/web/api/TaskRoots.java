package org.lian.web.api;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.filing.Filings;
import org.lian.filing.LaterFilings;
import org.lian.grievances.Grievances;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.process.TaskKind;
import org.lian.process.TaskView;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** The matter of a task of a refund's, a complaint's or a later filing's own flow. */
@Component
class TaskRoots {
    private final Refunds refunds;
    private final Grievances complaints;
    private final Filings filings;
    private final LaterFilings laterFilings;

    TaskRoots(Refunds refunds, Grievances complaints, Filings filings, LaterFilings laterFilings) {
        this.refunds = refunds;
        this.complaints = complaints;
        this.filings = filings;
        this.laterFilings = laterFilings;
    }

    /** A refund to be decided. */
    record RefundView(
            UUID id,
            long amountFen,
            Refund.Reason reason,
            String basis,
            Refund.State state,
            OffsetDateTime requestedAt,
            boolean byHand) {}

    /** A complaint to be answered. */
    record ComplaintView(UUID id, String text, OffsetDateTime receivedAt, OffsetDateTime dueAt, String dueBasis) {}

    @Nullable
    RefundView refund(TaskView task) {
        if (task.kind() != TaskKind.APPROVE_REFUND) {
            return null;
        }
        var refund = refunds.find(UUID.fromString(task.businessKey())).orElseThrow();
        return new RefundView(
                refund.id(),
                refund.amountFen(),
                refund.reason(),
                refund.basis(),
                refund.state(),
                CourtTime.local(refund.requestedAt()),
                refunds.byHand(refund));
    }

    LaterFilingsApi.@Nullable LaterFilingView laterFiling(Actor actor, TaskView task) {
        if (task.kind() != TaskKind.REVIEW_LATER_FILING && task.kind() != TaskKind.DECIDE_RECONSIDERATION) {
            return null;
        }
        var filing = filings.find(actor, Objects.requireNonNull(task.about()));
        return LaterFilingsApi.LaterFilingView.of(laterFilings.find(filing, UUID.fromString(task.businessKey())));
    }

    @Nullable
    ComplaintView complaint(Actor actor, TaskView task) {
        if (task.kind() != TaskKind.ANSWER_COMPLAINT) {
            return null;
        }
        var complaint = complaints.toAnswer(actor, UUID.fromString(task.businessKey()));
        return new ComplaintView(
                complaint.id(),
                complaint.text(),
                CourtTime.local(complaint.receivedAt()),
                CourtTime.local(complaint.dueAt()),
                complaint.dueBasis());
    }
}
