package org.lian.process.tasks;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.lian.identity.Staff;
import org.lian.process.OwnParts;
import org.lian.process.TaskDemands;
import org.lian.process.TaskKind;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
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
        var demands = new TaskDemands(kind(task), new CourtCode(task.getTenantId()), groupsOf(task));
        demands.against(person).ifPresent(Competence::refuse);
        requireTrusted(task, person);
        requireNoPart(task, person.username());
    }

    private void requireTrusted(DelegateTask task, Staff person) {
        if (secret.isOne(task) && !TaskDemands.judges(person)) {
            throw Refusal.forbidden("保全执行以前对外保密，只由法官办理");
        }
    }

    /** Whoever proposed a refusal does not sign it. */
    void requireNotTheProposer(DelegateTask task, String person) {
        if (isOfFiling(task)) {
            parts.proposed(kind(task), filing(task), person)
                    .map(OwnParts.Bar::words)
                    .ifPresent(Competence::refuse);
        }
    }

    /** What the person already did in the filing. */
    private void requireNoPart(DelegateTask task, String person) {
        if (isOfFiling(task)) {
            parts.bar(kind(task), filing(task), person).map(OwnParts.Bar::words).ifPresent(Competence::refuse);
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
