package org.lian.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.lian.engine.EngineIdentity;
import org.lian.identity.Absences;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The consequence of an absence: the tasks that the person holds go back to their groups. */
@Component
public class AbsentColleagues {
    private final Absences absences;
    private final TaskService tasks;
    private final EngineIdentity engineIdentity;

    AbsentColleagues(Absences absences, TaskService tasks, EngineIdentity engineIdentity) {
        this.absences = absences;
        this.tasks = tasks;
        this.engineIdentity = engineIdentity;
    }

    /**
     * Writes down the absence; with null that the person is back.
     *
     * @return how many tasks went back
     */
    @Transactional
    public int record(Actor supervisor, String username, @Nullable LocalDate until) {
        absences.record(supervisor, username, until);
        return until == null ? 0 : handBack(supervisor, username);
    }

    private int handBack(Actor supervisor, String username) {
        var held = tasks.createTaskQuery()
                .taskAssignee(username)
                .tenantIdIn(supervisor.courts().stream().map(CourtCode::value).toArray(String[]::new))
                .list();
        return engineIdentity.runAs(supervisor, () -> {
            held.stream().map(Task::getId).forEach(id -> tasks.setAssignee(id, null));
            return held.size();
        });
    }
}
