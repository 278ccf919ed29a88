package org.lian.process.tasks;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.lian.engine.EngineIdentity;
import org.lian.identity.Staff;
import org.lian.process.OwnParts;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/** The competence of a person for a task, whoever gives it: court, group and office, trust, and no part that bars it. */
@Component
class Competence {
    private final OwnParts parts;
    private final SecretTasks secret;

    Competence(OwnParts parts, SecretTasks secret) {
        this.parts = parts;
        this.secret = secret;
    }

    /** Whether the person may do the task. */
    boolean has(DelegateTask task, Staff person) {
        try {
            require(task, person);
            return true;
        } catch (Refusal no) {
            return false;
        }
    }

    void require(DelegateTask task, Staff person) {
        if (!person.courts().contains(new CourtCode(task.getTenantId()))) {
            throw Refusal.forbidden("这件申请不属于您所在的法院");
        }
        var groups = EngineIdentity.groupsOf(person);
        if (groupsOf(task).stream().noneMatch(groups::contains) && !groups.contains(EngineIdentity.SUPERVISORS)) {
            throw Refusal.forbidden(person.displayName() + "不在承办这项任务的办理组");
        }
        requireJudgeForRuling(task, person);
        requirePresident(task, person);
        requireTrusted(task, person);
        requireNoPart(task, person.username());
    }

    /** Whatever group a task was offered to, a ruling is a judge's. */
    private static void requireJudgeForRuling(DelegateTask task, Staff person) {
        if (kind(task).isRuling() && !judges(person)) {
            throw Refusal.forbidden("裁定由法官作出，请由立案法官或者庭长承办");
        }
    }

    /** 办法 43: a decision on the fee is reviewed by the president, and by nobody in his place. */
    private static void requirePresident(DelegateTask task, Staff person) {
        if (kind(task) == TaskKind.REVIEW_FEE_DECISION && !person.roles().contains(Role.PRESIDENT)) {
            throw Refusal.forbidden("对诉讼费用的决定，由院长复核（诉讼费用交纳办法第四十三条）");
        }
    }

    private void requireTrusted(DelegateTask task, Staff person) {
        if (secret.isOne(task) && !judges(person)) {
            throw Refusal.forbidden("保全执行以前对外保密，只由法官办理");
        }
    }

    private static boolean judges(Staff person) {
        return person.roles().contains(Role.JUDGE) || person.roles().contains(Role.SUPERVISOR);
    }

    /** Whoever proposed a refusal does not sign it. */
    void requireNotTheProposer(DelegateTask task, String person) {
        if (isOfFiling(task)) {
            parts.proposed(kind(task), filing(task), person).ifPresent(Competence::refuse);
        }
    }

    /** What the person already did in the filing. */
    private void requireNoPart(DelegateTask task, String person) {
        if (isOfFiling(task)) {
            parts.bar(kind(task), filing(task), person).ifPresent(Competence::refuse);
        }
    }

    /** A complaint, or money of no case, has none. */
    private static boolean isOfFiling(DelegateTask task) {
        return task.getVariable(Variable.FILING.key()) != null;
    }

    private static void refuse(String words) {
        throw Refusal.forbidden(words);
    }

    static TaskKind kind(DelegateTask task) {
        return TaskKind.of(task.getTaskDefinitionKey());
    }

    static FilingId filing(DelegateTask task) {
        return FilingId.of((String) task.getVariable(Variable.FILING.key()));
    }

    /** The groups that the task is offered to. */
    static Set<String> groupsOf(DelegateTask task) {
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toSet());
    }
}
