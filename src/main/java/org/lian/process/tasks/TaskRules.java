package org.lian.process.tasks;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.lian.engine.EngineIdentity;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.identity.Absences;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
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
    private final Acts acts;
    private final SecretTasks secret;
    private final FeeAhead feeAhead;

    TaskRules(StaffDirectory staff, Absences absences, Acts acts, SecretTasks secret, FeeAhead feeAhead) {
        this.staff = staff;
        this.absences = absences;
        this.acts = acts;
        this.secret = secret;
        this.feeAhead = feeAhead;
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
                if (TaskKind.of(task.getTaskDefinitionKey()) == TaskKind.CONFIRM_FEE) {
                    feeAhead.opened(task.getId(), filing(task));
                }
            }
            case EVENTNAME_ASSIGNMENT -> requireMayTake(task);
            case EVENTNAME_COMPLETE -> requireAssignee(task);
            default -> throw new IllegalStateException("Unexpected event " + task.getEventName());
        }
    }

    /** A mediator's task is his from the beginning; to his colleagues it is never offered. */
    private static void giveToMediator(DelegateTask task) {
        if (TaskKind.of(task.getTaskDefinitionKey()).isMediators()) {
            task.setAssignee((String) task.getVariable(Variable.MEDIATOR.key()));
        }
    }

    /** What the whole window may do of other filings is, of a secret one, for its judges alone. */
    private void keepSecret(DelegateTask task) {
        var ofAnyTrack = ANY_TRACKS.contains(TaskKind.of(task.getTaskDefinitionKey()));
        if (ofAnyTrack && candidateGroups(task).contains(EngineIdentity.FILING_CLERKS) && secret.isOne(task)) {
            // Not by the task's own method: it looks in the database, where the offer does not stand yet.
            task.getCandidates().stream()
                    .filter(link -> EngineIdentity.FILING_CLERKS.equals(link.getGroupId()))
                    .map(IdentityLinkEntity.class::cast)
                    .forEach(IdentityLinkEntity::delete);
            task.addCandidateGroup(EngineIdentity.FILING_JUDGES);
        }
    }

    private void requireTrusted(DelegateTask task, Staff person) {
        if (secret.isOne(task)
                && !person.roles().contains(Role.JUDGE)
                && !person.roles().contains(Role.SUPERVISOR)) {
            throw Refusal.forbidden("保全执行以前对外保密，只由法官办理");
        }
    }

    private void requireMayTake(DelegateTask task) {
        var assignee = task.getAssignee();
        var mediators = TaskKind.of(task.getTaskDefinitionKey()).isMediators();
        if (assignee == null) {
            if (mediators) {
                throw Refusal.forbidden("调解任务只由指定的调解员办理，不能退回；不能接受或者不能继续的，请在任务里写明");
            }
            requireMayPutBack(task);
            return;
        }
        if (mediators) {
            requireAppointed(task, assignee);
            return;
        }
        if (!assignee.equals(authenticated()) && !authenticatedSupervises(task)) {
            throw Refusal.forbidden("只能为自己认领任务");
        }
        var person =
                staff.find(assignee).filter(Staff::active).orElseThrow(() -> Refusal.forbidden("只有在职的法院工作人员可以认领任务"));
        if (!person.courts().contains(new CourtCode(task.getTenantId()))) {
            throw Refusal.forbidden("这件申请不属于您所在的法院");
        }
        var groups = EngineIdentity.groupsOf(person);
        if (candidateGroups(task).stream().noneMatch(groups::contains)
                && !groups.contains(EngineIdentity.SUPERVISORS)) {
            throw Refusal.forbidden("这项任务不由您所在的办理组承办");
        }
        requireJudgeForRuling(task, person);
        requirePresident(task, person);
        requireTrusted(task, person);
        requireHere(assignee);
        requireNotTheProposer(task, assignee);
        requireNotRecused(task, assignee);
    }

    /** The flow gives a mediator's task to whom the court appointed, and to nobody else. */
    private void requireAppointed(DelegateTask task, String assignee) {
        if (!assignee.equals(task.getVariable(Variable.MEDIATOR.key()))) {
            throw Refusal.forbidden("调解任务只由指定的调解员办理，不能改派");
        }
    }

    /** Whatever group a task was offered to, a ruling is a judge's. */
    private static void requireJudgeForRuling(DelegateTask task, Staff person) {
        if (TaskKind.of(task.getTaskDefinitionKey()).isRuling()
                && !person.roles().contains(Role.JUDGE)
                && !person.roles().contains(Role.SUPERVISOR)) {
            throw Refusal.forbidden("裁定由法官作出，请由立案法官或者庭长承办");
        }
    }

    /** 办法 43: a decision on the fee is reviewed by the president, and by nobody in his place. */
    private static void requirePresident(DelegateTask task, Staff person) {
        if (TaskKind.of(task.getTaskDefinitionKey()) == TaskKind.REVIEW_FEE_DECISION
                && !person.roles().contains(Role.PRESIDENT)) {
            throw Refusal.forbidden("对诉讼费用的决定，由院长复核（诉讼费用交纳办法第四十三条）");
        }
    }

    /** Nobody gives a task to who is away; who is away and works all the same may take one. */
    private void requireHere(String assignee) {
        if (!assignee.equals(authenticated()) && absences.isAbsent(assignee)) {
            throw Refusal.conflict("这名工作人员已登记外出，请改派给在岗的人");
        }
    }

    /** Whoever proposed a refusal does not sign it. */
    private void requireNotTheProposer(DelegateTask task, String person) {
        if (TaskKind.of(task.getTaskDefinitionKey()) == TaskKind.SIGN_REFUSAL
                && acts.last(filing(task), Act.Kind.REFUSAL_PROPOSAL)
                        .filter(proposal -> proposal.actor().equals(person))
                        .isPresent()) {
            throw Refusal.forbidden("提出不予受理建议的人不能审签，请由另一名法官签发");
        }
    }

    /** 回避: who stepped back from a filing takes no task of it any more. */
    private void requireNotRecused(DelegateTask task, String person) {
        if (task.getVariable(Variable.FILING.key()) != null
                && acts.of(filing(task)).stream()
                        .anyMatch(act ->
                                act.kind() == Act.Kind.RECUSAL && act.actor().equals(person))) {
            throw Refusal.forbidden("已在本案回避，不能再承办本案的任务");
        }
    }

    private static FilingId filing(DelegateTask task) {
        return FilingId.of((String) task.getVariable(Variable.FILING.key()));
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

    /** Only who holds a task puts it back: nobody's work is taken from under their hands. */
    private void requireMayPutBack(DelegateTask task) {
        var change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        var holder = change == null ? null : change.getOrgValueString();
        if (holder != null && !holder.equals(authenticated()) && !authenticatedSupervises(task)) {
            throw Refusal.forbidden("这项任务由他人承办，不能替他退回");
        }
    }

    private void requireAssignee(DelegateTask task) {
        if (task.getAssignee() == null || !task.getAssignee().equals(authenticated())) {
            throw Refusal.forbidden("请先认领这项任务，再作决定");
        }
        requireNotTheProposer(task, task.getAssignee());
    }

    private static Set<String> candidateGroups(DelegateTask task) {
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toSet());
    }

    private static @Nullable String authenticated() {
        return Context.getCommandContext().getAuthenticatedUserId();
    }
}
