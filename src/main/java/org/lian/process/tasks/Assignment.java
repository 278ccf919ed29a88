package org.lian.process.tasks;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.engine.EngineIdentity;
import org.lian.filing.FilingLifecycle;
import org.lian.identity.Absences;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.FirstTurn;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The assignment of a new task as the court's table says: given to a person, or offered to one before all others. Of those
 * who are here, competent and of the speciality, who has least in hand gets it; where there is nobody, or the court has no
 * row for it, it stands in the lists as ever.
 */
@Component
class Assignment {
    private static final Duration ALMOST_A_MINUTE = Duration.ofMinutes(1).minusNanos(1);

    private final AssignmentTable table;
    private final StaffDirectory staff;
    private final Absences absences;
    private final Competence competence;
    private final Workloads loads;
    private final FilingLifecycle filings;
    private final BusinessClock clock;

    Assignment(
            AssignmentTable table,
            StaffDirectory staff,
            Absences absences,
            Competence competence,
            Workloads loads,
            FilingLifecycle filings,
            BusinessClock clock) {
        this.table = table;
        this.staff = staff;
        this.absences = absences;
        this.competence = competence;
        this.loads = loads;
        this.filings = filings;
        this.clock = clock;
    }

    void begin(DelegateTask task) {
        var kind = Competence.kind(task);
        // A mediator is appointed and there is one president: nobody is chosen there.
        if (!kind.isMediators()
                && kind != TaskKind.REVIEW_FEE_DECISION
                && task.getVariable(Variable.FILING.key()) instanceof String filing) {
            var id = FilingId.of(filing);
            ruleOf(task, kind, id).ifPresent(rule -> begin(task, id, rule));
        }
    }

    /** No task waits for a table that is to make things quicker: without an answer its groups see it, and why. */
    private Optional<AssignmentTable.Rule> ruleOf(DelegateTask task, TaskKind kind, FilingId id) {
        try {
            return table.of(kind, filings.filing(id));
        } catch (DecisionUnclear unclear) {
            remark(id, task, "任务分派表没有给出唯一结论，由办理组认领：", unclear.reason());
            return Optional.empty();
        }
    }

    private void begin(DelegateTask task, FilingId id, AssignmentTable.Rule rule) {
        var found = leastLoaded(task, rule.speciality());
        if (found.isEmpty()) {
            remark(id, task, rule, "没有在岗、没有回避、有专长的人可以分派，由办理组认领", "");
            return;
        }
        var person = found.get();
        if (rule.isOffer()) {
            // To the minute, as it is said.
            var until = clock.now().plus(rule.first()).plus(ALMOST_A_MINUTE).truncatedTo(ChronoUnit.MINUTES);
            FirstTurn.offer(task, person.username(), until);
            remark(
                    id,
                    task,
                    rule,
                    "先请一名工作人员认领，"
                            + CourtTime.CLOSE_MINUTE_OF_THIS_YEAR.format(until.atZone(BusinessClock.SHANGHAI))
                            + " 以后大家都可以认领：",
                    person.displayName());
        } else {
            FirstTurn.give(task, person.username());
            remark(id, task, rule, "分派给名下任务最少的工作人员：", person.displayName());
        }
    }

    private Optional<Staff> leastLoaded(DelegateTask task, String speciality) {
        var court = new CourtCode(task.getTenantId());
        var groups = Competence.groupsOf(task);
        var away = absences.current().keySet();
        var able = staff.all().stream()
                .filter(Staff::takesTasks)
                .filter(person -> person.courts().contains(court))
                .filter(person -> !away.contains(person.username()))
                .filter(person -> speciality.isEmpty() || person.groups().contains(speciality))
                .filter(person -> worksIn(person, groups))
                .filter(person -> competence.has(task, person))
                .toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        var load = loads.of(court.value(), able.stream().map(Staff::username).collect(Collectors.toSet()));
        return able.stream()
                .min(Comparator.comparing((Staff person) -> load.getOrDefault(person.username(), 0L))
                        .thenComparing(Staff::username));
    }

    /** The head of the division may take everything, and is given what is offered to heads alone. */
    private static boolean worksIn(Staff person, Set<String> groups) {
        return EngineIdentity.groupsOf(person).stream().anyMatch(groups::contains);
    }

    private void remark(FilingId id, DelegateTask task, AssignmentTable.Rule rule, String what, String words) {
        remark(id, task, "按任务分派表（第 " + rule.version() + " 版）" + what, words);
    }

    private void remark(FilingId id, DelegateTask task, String what, String words) {
        filings.remark(
                Actor.system(),
                id,
                "TASK_ALLOTTED",
                "任务“" + task.getName() + "”" + what,
                words.isEmpty() ? null : words);
    }
}
