package org.lian.process.tasks;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.engine.EngineIdentity;
import org.lian.identity.Absences;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.FirstTurn;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/**
 * The rules on who may claim and who may decide, in one place, because Tasklist and the API are two doors: staff of the
 * filing's court, in a group of the task, for themselves only; and only the assignee decides.
 */
@Component
public class TaskRules implements TaskListener {
    /** The tasks of the window that come up in every procedure. */
    private static final Set<TaskKind> ANY_TRACKS =
            Set.of(TaskKind.PAPER_SERVICE, TaskKind.MANUAL_DECISION, TaskKind.REVIEW_LATER_FILING);

    private final StaffDirectory staff;
    private final Absences absences;
    private final Competence competence;
    private final Assignment assignment;
    private final SecretTasks secret;
    private final FeeAhead feeAhead;
    private final BusinessClock clock;

    TaskRules(
            StaffDirectory staff,
            Absences absences,
            Competence competence,
            Assignment assignment,
            SecretTasks secret,
            FeeAhead feeAhead,
            BusinessClock clock) {
        this.staff = staff;
        this.absences = absences;
        this.competence = competence;
        this.assignment = assignment;
        this.secret = secret;
        this.feeAhead = feeAhead;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getEventName() == null) {
            // The engine names no event where the task's execution is gone: somebody decided in this very moment.
            throw Refusal.conflict("这项任务已经办结");
        }
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> {
                giveToMediator(task);
                keepSecret(task);
                if (Competence.kind(task) != TaskKind.CONFIRM_FEE
                        || !feeAhead.opened(task.getId(), Competence.filing(task))) {
                    assignment.begin(task);
                }
            }
            case EVENTNAME_ASSIGNMENT -> requireMayTake(task);
            case EVENTNAME_COMPLETE -> requireAssignee(task);
            default -> throw new IllegalStateException("Unexpected event " + task.getEventName());
        }
    }

    /** A mediator's task is his from the beginning; to his colleagues it is never offered. */
    private static void giveToMediator(DelegateTask task) {
        if (Competence.kind(task).isMediators()) {
            task.setAssignee((String) task.getVariable(Variable.MEDIATOR.key()));
        }
    }

    /** What the whole window may do of other filings is, of a secret one, for its judges alone. */
    private void keepSecret(DelegateTask task) {
        var ofAnyTrack = ANY_TRACKS.contains(Competence.kind(task));
        if (ofAnyTrack && Competence.groupsOf(task).contains(EngineIdentity.FILING_CLERKS) && secret.isOne(task)) {
            // Not by the task's own method: it looks in the database, where the offer does not stand yet.
            task.getCandidates().stream()
                    .filter(link -> EngineIdentity.FILING_CLERKS.equals(link.getGroupId()))
                    .map(IdentityLinkEntity.class::cast)
                    .forEach(IdentityLinkEntity::delete);
            task.addCandidateGroup(EngineIdentity.FILING_JUDGES);
        }
    }

    private void requireMayTake(DelegateTask task) {
        var assignee = task.getAssignee();
        var mediators = Competence.kind(task).isMediators();
        if (assignee == null) {
            if (mediators) {
                throw Refusal.forbidden("调解任务只由指定的调解员办理，不能退回；不能接受或者不能继续的，请在任务里写明");
            }
            requireMayPutBack(task);
            FirstTurn.end(task);
            return;
        }
        if (mediators) {
            requireAppointed(task, assignee);
            return;
        }
        var given = FirstTurn.isGiven(task);
        if (!given && !assignee.equals(authenticated()) && !authenticatedSupervises(task)) {
            throw Refusal.forbidden("只能为自己认领任务");
        }
        var person =
                staff.find(assignee).filter(Staff::active).orElseThrow(() -> Refusal.forbidden("只有在职的法院工作人员可以认领任务"));
        competence.require(task, person);
        requireHere(assignee);
        requireTurn(task, assignee);
        if (!given) {
            FirstTurn.end(task);
        }
    }

    /** What is offered to one person first waits for it, unless the head of the division decides otherwise. */
    private void requireTurn(DelegateTask task, String assignee) {
        var turn = FirstTurn.of(task.getOwner(), task.getFollowUpDate(), null, clock.now());
        if (turn != null && !turn.username().equals(assignee) && !authenticatedSupervises(task)) {
            throw Refusal.forbidden("先请 "
                    + staff.find(turn.username()).map(Staff::displayName).orElse("另一名工作人员") + " 认领，"
                    + CourtTime.CLOSE_MINUTE_OF_THIS_YEAR.format(turn.until().atZone(BusinessClock.SHANGHAI))
                    + " 以后大家都可以认领");
        }
    }

    /** The flow gives a mediator's task to whom the court appointed, and to nobody else. */
    private void requireAppointed(DelegateTask task, String assignee) {
        if (!assignee.equals(task.getVariable(Variable.MEDIATOR.key()))) {
            throw Refusal.forbidden("调解任务只由指定的调解员办理，不能改派");
        }
    }

    /** Nobody gives a task to who is away; who is away and works all the same may take one. */
    private void requireHere(String assignee) {
        if (!assignee.equals(authenticated()) && absences.isAbsent(assignee)) {
            throw Refusal.conflict("这名工作人员已登记外出，请改派给在岗的人");
        }
    }

    /** 庭长 may hand a task of the own court to somebody. */
    private boolean authenticatedSupervises(DelegateTask task) {
        var user = authenticated();
        return user != null
                && staff.find(user)
                        .filter(Staff::active)
                        .filter(person -> person.roles().contains(Role.SUPERVISOR))
                        .filter(person -> person.courts().contains(new CourtCode(task.getTenantId())))
                        .isPresent();
    }

    /** Only who holds a task puts it back: nobody's work is taken from under their hands, but from a closed account. */
    private void requireMayPutBack(DelegateTask task) {
        var change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        var holder = change == null ? null : change.getOrgValueString();
        if (holder != null
                && !holder.equals(authenticated())
                && !authenticatedSupervises(task)
                && staff.find(holder).filter(Staff::active).isPresent()) {
            throw Refusal.forbidden("这项任务由他人承办，不能替他退回");
        }
    }

    private void requireAssignee(DelegateTask task) {
        if (task.getAssignee() == null || !task.getAssignee().equals(authenticated())) {
            throw Refusal.forbidden("请先认领这项任务，再作决定");
        }
        competence.requireNotTheProposer(task, task.getAssignee());
    }

    private static @Nullable String authenticated() {
        return Context.getCommandContext().getAuthenticatedUserId();
    }
}
