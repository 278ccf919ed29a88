package org.lian.process.recount;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.lian.process.TaskKind;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The timers of a filing's flow that wait for a date of its variables, whatever element of whichever version of the
 * diagram they belong to.
 */
@Component
class WaitingTimers {
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;

    WaitingTimers(RuntimeService runtime, ManagementService management, TaskService tasks) {
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
    }

    /** The instance of a diagram that a filing is in; empty where it is in none. */
    Optional<String> instance(FilingId filing, String diagram) {
        return instance(filing.toString(), diagram);
    }

    /** The same by the key of what the diagram is about: a complaint, a refund. */
    Optional<String> instance(String key, String diagram) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key, diagram)
                        .singleResult())
                .map(found -> found.getId());
    }

    /** A date among the variables of an instance. */
    Optional<Instant> date(String instance, String variable) {
        return runtime.getVariable(instance, variable) instanceof Date date
                ? Optional.of(date.toInstant())
                : Optional.empty();
    }

    /** Whether a timer of the instance waits for the variable's date. */
    boolean waitFor(String instance, String variable) {
        return date(instance, variable)
                .map(date -> timers(instance).values().stream().anyMatch(date::equals))
                .orElse(false);
    }

    /** A task that waits, and since when. */
    record Waiting(TaskKind kind, Instant began) {}

    /** The tasks that wait in the instance. */
    List<Waiting> tasks(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).list().stream()
                .map(task -> new Waiting(
                        TaskKind.of(task.getTaskDefinitionKey()),
                        task.getCreateTime().toInstant()))
                .toList();
    }

    /** Gives variables new dates, with the timers and the tasks that stood at the old ones. */
    void move(String instance, Map<String, Instant> dates) {
        move(instance, dates, Map.of());
    }

    /** The same, and to tasks that stood at a day that no timer has. */
    void move(String instance, Map<String, Instant> dates, Map<Instant, Instant> days) {
        var timers = timers(instance);
        var moves = new LinkedHashMap<Instant, Instant>();
        dates.forEach((variable, to) -> date(instance, variable).ifPresent(from -> moves.put(from, to)));
        dates.forEach((variable, to) -> runtime.setVariable(instance, variable, Date.from(to)));
        timers.forEach((job, from) -> {
            var to = moves.get(from);
            if (to != null) {
                management.setJobDuedate(job.getId(), Date.from(to));
            }
        });
        moves.putAll(days);
        tasks.createTaskQuery().processInstanceId(instance).list().forEach(task -> {
            var due = task.getDueDate();
            var to = due == null ? null : moves.get(due.toInstant());
            if (to != null) {
                task.setDueDate(Date.from(to));
                tasks.saveTask(task);
            }
        });
    }

    private Map<Job, Instant> timers(String instance) {
        var timers = new LinkedHashMap<Job, Instant>();
        management
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .list()
                .forEach(job -> timers.put(job, job.getDuedate().toInstant()));
        return timers;
    }
}
