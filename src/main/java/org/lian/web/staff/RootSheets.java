package org.lian.web.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.filing.Filings;
import org.lian.identity.StaffDirectory;
import org.lian.process.ClerkChoices;
import org.lian.process.TaskKind;
import org.lian.process.TaskView;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The sheets of the flows with a root of their own: 核定退费, 答复投诉 and 审查续递. */
@Component
class RootSheets {
    private final Questions questions;
    private final Filings filings;
    private final StaffDirectory staff;
    private final Courts courts;
    private final BusinessClock clock;
    private final ClerkChoices clerks;

    RootSheets(
            Questions questions,
            Filings filings,
            StaffDirectory staff,
            Courts courts,
            BusinessClock clock,
            ClerkChoices clerks) {
        this.questions = questions;
        this.filings = filings;
        this.staff = staff;
        this.courts = courts;
        this.clock = clock;
        this.clerks = clerks;
    }

    /** The head of such a sheet. */
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

        public boolean makesPapers() {
            return TaskKind.valueOf(kind).makesPapers();
        }
    }

    /** The page of such a task; empty for all others. */
    Optional<ModelAndView> of(Actor actor, TaskView task) {
        return switch (task.kind()) {
            case APPROVE_REFUND, ANSWER_COMPLAINT, REVIEW_LATER_FILING, DECIDE_RECONSIDERATION ->
                Optional.of(page(actor, task)
                        .addObject("question", questions.of(actor, task))
                        .addObject(
                                "clerks",
                                clerks.of(task, task.about() == null ? null : filings.find(actor, task.about()), actor))
                        .addObject("lists", Desk.lists(actor)));
            default -> Optional.empty();
        };
    }

    private ModelAndView page(Actor actor, TaskView task) {
        var filing = task.about() == null ? null : filings.find(actor, task.about());
        var assignee = task.assignee();
        return new ModelAndView(
                "staff/root",
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
        return clock.now().isAfter(dueAt)
                ? "期限 " + CourtTime.ISO_DAY.format(last) + " 已届满"
                : "期限至 " + CourtTime.ISO_DAY.format(last) + " 24:00";
    }

    private String tone(@Nullable Instant dueAt) {
        return dueAt != null && clock.now().isAfter(dueAt) ? "bad" : "ok";
    }
}
