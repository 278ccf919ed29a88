package org.lian.process.tasks;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.lian.engine.ModelKind;
import org.lian.engine.PublishedModels;
import org.lian.identity.GroupUse;
import org.springframework.stereotype.Component;

/** The work that the flow still gives to a group: open tasks, and steps of the diagrams in force. */
@Component
class GroupsAtWork implements GroupUse {
    private final TaskService tasks;
    private final PublishedModels models;

    GroupsAtWork(TaskService tasks, PublishedModels models) {
        this.tasks = tasks;
        this.models = models;
    }

    @Override
    public Optional<String> of(String group) {
        var named = Pattern.compile("candidateGroups=\"([^\"]*[, ])?" + Pattern.quote(group) + "([, ][^\"]*)?\"");
        var drawn = models.current().stream()
                .filter(model -> model.kind() == ModelKind.PROCESS)
                .filter(model -> named.matcher(new String(models.content(model), StandardCharsets.UTF_8))
                        .find())
                .findFirst();
        if (drawn.isPresent()) {
            return Optional.of("现行流程图“" + drawn.get().name() + "”把任务交给它。请先在规则工作台改图");
        }
        var asked = models.current().stream()
                .filter(model -> model.rule().equals(AssignmentTable.ID))
                .anyMatch(model -> new String(models.content(model), StandardCharsets.UTF_8)
                        .contains("<text>\"" + group + "\"</text>"));
        if (asked) {
            return Optional.of("任务分派表按它找有专长的人。请先在规则工作台改表");
        }
        var open = tasks.createTaskQuery()
                .taskCandidateGroup(group)
                .includeAssignedTasks()
                .count();
        return open == 0 ? Optional.empty() : Optional.of("还有 " + open + " 项任务等它办理。请先办完，或者由庭长改派");
    }
}
