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
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.lian.workbench.RuleRepairs;
import org.springframework.stereotype.Component;

/** The staff's start page: what waits today, and the doors that a role opens. */
@Component
class Desk {
    /** Counting stops here; more than a screen of tasks is "many". */
    private static final int ENOUGH = 200;

    private final Tasks tasks;
    private final RuleRepairs repairs;
    private final StaffDirectory staff;
    private final Courts courts;
    private final BusinessClock clock;

    Desk(Tasks tasks, RuleRepairs repairs, StaffDirectory staff, Courts courts, BusinessClock clock) {
        this.tasks = tasks;
        this.repairs = repairs;
        this.staff = staff;
        this.courts = courts;
        this.clock = clock;
    }

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
            int unclear,
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
                actor.is(Role.ANALYST) ? repairs.countOpen() : 0,
                count(open.stream()
                        .filter(task -> actor.username().equals(task.assignee()))
                        .count()),
                count(open.stream().filter(task -> task.assignee() == null).count()),
                count(open.stream().filter(task -> dueBy(task, today)).count()));
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
