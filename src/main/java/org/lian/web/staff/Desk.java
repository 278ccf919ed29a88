package org.lian.web.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.lian.clock.BusinessClock;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.TaskView;
import org.lian.process.Tasks;
import org.lian.process.Tasks.Queue;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.rules.DecisionRecord;
import org.lian.rules.ManualDecisions;
import org.lian.rules.UnclearDecisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.lian.web.Minutes;
import org.springframework.stereotype.Component;

/** The staff's start page: what waits today, and the doors that a role opens. */
@Component
class Desk {
    /** Counting stops here; more than a screen of tasks is "many". */
    private static final int ENOUGH = 200;

    private static final int NOTICES = 20;

    private final Tasks tasks;
    private final UnclearDecisions unclearDecisions;
    private final StaffDirectory staff;
    private final Courts courts;
    private final BusinessClock clock;

    Desk(Tasks tasks, UnclearDecisions unclearDecisions, StaffDirectory staff, Courts courts, BusinessClock clock) {
        this.tasks = tasks;
        this.unclearDecisions = unclearDecisions;
        this.staff = staff;
        this.courts = courts;
        this.clock = clock;
    }

    /** A table that gave no answer, for whoever keeps the rules; no party, only the table's own facts. */
    record Unclear(String table, String version, String at, String fault, String facts) {}

    /** What one person sees. */
    record View(
            String name,
            String roles,
            String court,
            boolean decides,
            boolean collects,
            boolean supervises,
            boolean administers,
            boolean analyses,
            List<Unclear> unclear,
            String mine,
            String claimable,
            String dueToday) {}

    View of(Actor actor) {
        var decides = actor.is(Role.CLERK) || actor.is(Role.JUDGE) || actor.is(Role.SUPERVISOR);
        List<TaskView> open = decides ? tasks.list(actor, Queue.ALL, null, 0, ENOUGH) : List.of();
        var today = clock.today();
        return new View(
                staff.find(actor.username()).map(Staff::displayName).orElse(actor.username()),
                actor.roles().stream().sorted().map(Role::label).collect(Collectors.joining("、")),
                actor.courts().stream()
                        .map(code -> courts.find(code).map(Court::name).orElse(code.value()))
                        .sorted()
                        .collect(Collectors.joining("、")),
                decides,
                actor.is(Role.CLERK),
                actor.is(Role.SUPERVISOR),
                actor.is(Role.ADMINISTRATOR),
                actor.is(Role.ANALYST),
                actor.is(Role.ANALYST) ? unclear() : List.of(),
                count(open.stream()
                        .filter(task -> actor.username().equals(task.assignee()))
                        .count()),
                count(open.stream().filter(task -> task.assignee() == null).count()),
                count(open.stream().filter(task -> dueBy(task, today)).count()));
    }

    private List<Unclear> unclear() {
        return unclearDecisions.open(NOTICES).stream().map(Desk::unclear).toList();
    }

    private static Unclear unclear(UnclearDecisions.Notice notice) {
        var failure = notice.failures().stream()
                .filter(record -> !record.ruleIds().contains(ManualDecisions.MANUAL))
                .reduce((earlier, later) -> later);
        return new Unclear(
                notice.decisionId(),
                failure.map(record -> "第 " + record.version() + " 版").orElse("没有发布"),
                Minutes.of(notice.at()),
                failure.map(DecisionRecord::trouble).orElse("这张表没有发布"),
                failure.map(record -> record.inputs().entrySet().stream()
                                .map(fact -> fact.getKey() + " = " + fact.getValue())
                                .collect(Collectors.joining("，")))
                        .orElse(""));
    }

    private static boolean dueBy(TaskView task, LocalDate today) {
        var due = task.dueAt();
        return due != null
                && !LocalDate.ofInstant(due.minusNanos(1), BusinessClock.SHANGHAI)
                        .isAfter(today);
    }

    private static String count(long found) {
        return found >= ENOUGH ? ENOUGH + "+" : Long.toString(found);
    }
}
