package org.lian.web.staff;

import org.lian.clock.CourtTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.grievances.Grievances;
import org.lian.filing.Filings;
import org.lian.identity.StaffDirectory;
import org.lian.payment.Refunds;
import org.lian.process.TaskView;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The sheets of the flows with a root of their own: 核定退费 and 答复投诉. */
@Component
class RootSheets {

    private final Refunds refunds;
    private final Grievances complaints;
    private final Filings filings;
    private final StaffDirectory staff;
    private final Courts courts;
    private final BusinessClock clock;

    RootSheets(
            Refunds refunds,
            Grievances complaints,
            Filings filings,
            StaffDirectory staff,
            Courts courts,
            BusinessClock clock) {
        this.refunds = refunds;
        this.complaints = complaints;
        this.filings = filings;
        this.staff = staff;
        this.courts = courts;
        this.clock = clock;
    }

    /** The head of both sheets. */
    record Head(
            String taskId,
            String kind,
            String name,
            WorkSheet.Holder holder,
            @Nullable String holderName,
            String heading,
            @Nullable String filing,
            @Nullable String caseNumber,
            String due,
            String tone) {
        public boolean mine() {
            return holder == WorkSheet.Holder.ME;
        }
    }

    /** What goes back, and whether the window pays it out. */
    record RefundSheet(
            String amount, String reason, String basis, String requestedAt, String channel, boolean byHand) {}

    /** What the filer complains of. */
    record ComplaintSheet(String text, String receivedAt, String basis) {}

    /** The page of such a task; empty for all others. */
    Optional<ModelAndView> of(Actor actor, TaskView task) {
        return switch (task.kind()) {
            case APPROVE_REFUND -> Optional.of(refund(actor, task));
            case ANSWER_COMPLAINT -> Optional.of(complaint(actor, task));
            default -> Optional.empty();
        };
    }

    private ModelAndView refund(Actor actor, TaskView task) {
        var refund = refunds.find(UUID.fromString(task.businessKey())).orElseThrow();
        var byHand = refunds.byHand(refund);
        var sheet = new RefundSheet(
                new Fen(refund.amountFen()).toString(),
                refund.reason().label(),
                refund.basis(),
                time(refund.requestedAt()),
                byHand ? "诉讼服务中心窗口" : "原付款渠道",
                byHand);
        return page("staff/refund", actor, task).addObject("refund", sheet);
    }

    private ModelAndView complaint(Actor actor, TaskView task) {
        var complaint = complaints.toAnswer(actor, UUID.fromString(task.businessKey()));
        var sheet = new ComplaintSheet(complaint.text(), time(complaint.receivedAt()), complaint.dueBasis());
        return page("staff/complaint", actor, task).addObject("complaint", sheet);
    }

    private ModelAndView page(String view, Actor actor, TaskView task) {
        var filing = task.about() == null ? null : filings.find(actor, task.about());
        var assignee = task.assignee();
        return new ModelAndView(
                view,
                "sheet",
                new Head(
                        task.id(),
                        task.kind().name(),
                        task.name(),
                        WorkSheets.holder(actor, task),
                        assignee == null
                                ? null
                                : staff.find(assignee)
                                        .map(person -> person.displayName())
                                        .orElse(assignee),
                        filing == null
                                ? "没有对应案件的款项（"
                                        + actor.courts().stream()
                                                .findFirst()
                                                .flatMap(courts::find)
                                                .map(court -> court.name())
                                                .orElse("本院")
                                        + "）"
                                : filing.title(),
                        filing == null ? null : filing.id().toString(),
                        filing == null ? null : filing.caseNumber(),
                        due(task.dueAt()),
                        tone(task.dueAt())));
    }

    private String due(@Nullable Instant dueAt) {
        if (dueAt == null) {
            return "";
        }
        var last = LocalDate.ofInstant(dueAt.minusNanos(1), BusinessClock.SHANGHAI);
        return clock.now().isAfter(dueAt) ? "期限 " + CourtTime.ISO_DAY.format(last) + " 已届满" : "期限至 " + CourtTime.ISO_DAY.format(last) + " 24:00";
    }

    private String tone(@Nullable Instant dueAt) {
        return dueAt != null && clock.now().isAfter(dueAt) ? "bad" : "ok";
    }

    private static String time(Instant at) {
        return CourtTime.ISO_SECOND.format(at);
    }
}
