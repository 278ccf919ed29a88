package org.lian.web.staff;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.desk.DeskRows;
import org.lian.engine.TaskList;
import org.lian.identity.Absences;
import org.lian.identity.Powers;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.messages.Messages;
import org.lian.operations.SubmissionFaults;
import org.lian.process.CaseInstances;
import org.lian.process.ServiceOnPlaintiffs;
import org.lian.reference.Court;
import org.lian.reference.CourtContacts;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.lian.web.Minutes;
import org.lian.workbench.WaitingRules;
import org.springframework.stereotype.Component;

/** The staff's start page: what waits today, and the doors that a role opens. */
@Component
class Desk {
    private final CaseInstances instances;
    private final WaitingRules rules;
    private final StaffDirectory staff;
    private final Courts courts;
    private final CourtContacts contacts;
    private final SubmissionFaults faults;
    private final Messages messages;
    private final ServiceOnPlaintiffs service;
    private final DeskRows rows;
    private final Absences absences;
    private final Powers powers;

    Desk(
            CaseInstances instances,
            WaitingRules rules,
            StaffDirectory staff,
            Courts courts,
            CourtContacts contacts,
            SubmissionFaults faults,
            Messages messages,
            ServiceOnPlaintiffs service,
            DeskRows rows,
            Absences absences,
            Powers powers) {
        this.instances = instances;
        this.rules = rules;
        this.staff = staff;
        this.courts = courts;
        this.contacts = contacts;
        this.faults = faults;
        this.messages = messages;
        this.service = service;
        this.rows = rows;
        this.absences = absences;
        this.powers = powers;
    }

    /**
     * The desk of one person.
     *
     * @param tasklist whether the lists stand in the engine's Tasklist too
     * @param toApprove drafts of rules that wait for this person's word
     * @param unreachable names of own courts that filers cannot find; for those who can do something about it
     * @param urgent what the person was told of on duty and has not opened
     * @param absences that the head of the division has written down for the person, or that the person stands in for
     * @param first what waits for the person before it is everybody's
     * @param phoneMissing whether the court's messages do not reach the person
     * @param byHand messages that no channel took and a person is to tell
     * @param toServe papers that still have to be handed to plaintiffs who did not file
     * @param incidents steps that failed for good; for supervisors
     * @param powers offices that wait for this person's confirmation
     * @param faults how submissions fail, for those who can do something about it; null while they do not
     */
    record View(
            String name,
            String roles,
            String court,
            boolean decides,
            boolean tasklist,
            boolean mediates,
            boolean collects,
            boolean supervises,
            boolean administers,
            boolean analyses,
            int unclear,
            long toApprove,
            List<String> unreachable,
            @Nullable String faults,
            List<Urgent> urgent,
            List<String> absences,
            List<First> first,
            boolean phoneMissing,
            int byHand,
            int toServe,
            long incidents,
            boolean confirms,
            long powers,
            Counts counts) {}

    /** Something that waits for nobody's look at the lists. */
    record Urgent(UUID message, String title, String at) {}

    /** What the person was told of on duty and has not opened yet. */
    List<Urgent> urgent(Actor actor) {
        return messages.urgent(actor).stream()
                .map(told -> new Urgent(told.id(), told.title(), Minutes.of(told.at())))
                .toList();
    }

    /** A task that waits for the person first. */
    record First(String task, String title, String kind, String until) {}

    /** What waits for the person before it is everybody's. */
    List<First> first(Actor actor) {
        return rows.firstFor(actor).stream()
                .map(row -> new First(
                        row.task(),
                        row.parties() == null ? row.kind() : row.parties(),
                        row.kind(),
                        CourtTime.CLOSE_MINUTE_OF_THIS_YEAR.format(
                                Objects.requireNonNull(row.turn()).until().atZone(BusinessClock.SHANGHAI))))
                .toList();
    }

    private List<String> absences(Actor actor) {
        return absences.planned().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> said(actor, entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private Optional<String> said(Actor actor, String away, Absences.Absence absence) {
        var days = absence.from() + " 至 " + absence.until();
        var substitute = absence.substitute();
        if (away.equals(actor.username())) {
            return Optional.of("庭长登记您 " + days + " 外出，名下的任务"
                    + (substitute == null ? "退回办理组" : "由 " + name(substitute) + " 代办") + "。提前返岗的，请告诉庭长。");
        }
        return actor.username().equals(substitute)
                ? Optional.of(days + " " + name(away) + " 外出，名下的任务由您代办。")
                : Optional.empty();
    }

    private String name(String username) {
        return staff.find(username).map(Staff::displayName).orElse(username);
    }

    /** The counts of what waits: the numbers of the lists, however long they are. */
    record Counts(long mine, long claimable, long dueToday) {
        /** Whether nothing waits. */
        public boolean none() {
            return mine + claimable + dueToday == 0;
        }
    }

    private Counts counts(Actor actor) {
        var numbers = rows.numbers(actor);
        return new Counts(numbers.of(TaskList.MINE), numbers.unheld(), numbers.of(TaskList.DUE_TODAY));
    }

    /** The page of the person's lists: the engine's for those who work in it, else ours. */
    static String lists(Actor actor) {
        return hasTasklist(actor) ? "/camunda/app/tasklist/default/" : "/staff/desk";
    }

    private static boolean hasTasklist(Actor actor) {
        return actor.is(Role.CLERK) || actor.is(Role.JUDGE) || actor.is(Role.SUPERVISOR);
    }

    /** How many changes of power wait for this person. */
    private long toConfirm(Actor actor) {
        return actor.is(Role.ADMINISTRATOR) || actor.is(Role.PRESIDENT) || actor.is(Role.SUPERVISOR)
                ? powers.open().stream()
                        .filter(wish -> powers.mayAnswer(actor, wish))
                        .count()
                : 0;
    }

    View of(Actor actor) {
        var tasklist = hasTasklist(actor);
        var decides = tasklist || actor.is(Role.PRESIDENT);
        var answers = toConfirm(actor);
        var self = staff.find(actor.username());
        return new View(
                self.map(Staff::displayName).orElse(actor.username()),
                actor.roles().stream().sorted().map(Role::label).collect(Collectors.joining("、")),
                actor.courts().stream()
                        .map(code -> courts.find(code).map(Court::name).orElse(code.value()))
                        .sorted()
                        .collect(Collectors.joining("、")),
                decides,
                tasklist,
                actor.is(Role.MEDIATOR),
                actor.is(Role.CLERK),
                actor.is(Role.SUPERVISOR),
                actor.is(Role.ADMINISTRATOR),
                actor.is(Role.ANALYST),
                actor.is(Role.ANALYST) ? rules.toRepair() : 0,
                actor.is(Role.ANALYST) || actor.is(Role.SUPERVISOR) ? rules.toApprove(actor) : 0,
                actor.is(Role.ANALYST) || actor.is(Role.SUPERVISOR) || actor.is(Role.ADMINISTRATOR)
                        ? contacts.missing(actor.courts()).stream()
                                .map(Court::name)
                                .toList()
                        : List.of(),
                actor.is(Role.SUPERVISOR) || actor.is(Role.ADMINISTRATOR) || actor.is(Role.ANALYST)
                        ? faults.series().map(SubmissionFaults.Series::words).orElse(null)
                        : null,
                urgent(actor),
                absences(actor),
                first(actor),
                decides && self.filter(one -> one.phone().isEmpty()).isPresent(),
                decides ? messages.numberUndelivered(actor) : 0,
                decides ? service.numberOpen(actor) : 0,
                actor.is(Role.SUPERVISOR) ? instances.numberFailed(actor) : 0,
                actor.is(Role.ADMINISTRATOR) || actor.is(Role.PRESIDENT) || answers > 0,
                answers,
                counts(actor));
    }
}
