package org.lian.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The lists that Tasklist shows; nobody may add one. Stored expressions are closed, so what depends on the person or on
 * the day is added by {@link EngineRoutes} when a list is asked for.
 */
@Component
class TasklistFilters {
    private final FilterService filters;
    private final TaskService tasks;
    private volatile Map<String, List> byId = Map.of();

    TasklistFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    /** Creates or corrects all lists, in the caller's transaction. */
    void apply() {
        var found = new HashMap<String, List>();
        for (var list : List.values()) {
            var stored = filters.createFilterQuery().filterName(list.label).list().stream()
                    .findFirst()
                    .orElseGet(() -> filters.newTaskFilter(list.label));
            stored.setQuery(query(list));
            stored.setProperties(Map.of(
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false,
                    "priority",
                    list.ordinal(),
                    "description",
                    list.description,
                    "color",
                    "#1f4e79"));
            found.put(filters.saveFilter(stored).getId(), list);
        }
        byId = Map.copyOf(found);
    }

    Optional<List> find(String filterId) {
        return Optional.ofNullable(byId.get(filterId));
    }

    private Query<?, ?> query(List list) {
        TaskQuery active = tasks.createTaskQuery().active();
        return switch (list) {
            case MINE, DUE_TODAY -> active;
            case TO_REVIEW -> active.taskDefinitionKey("Task_ReviewFiling");
            case FEES_TO_CONFIRM -> active.taskDefinitionKey("Task_ConfirmFee");
        };
    }

    /** In the order of the page. */
    enum List {
        MINE("我的任务", "已由我领取、尚未办结"),
        TO_REVIEW("待审查", "等待审查立案材料"),
        DUE_TODAY("今日届满", "期限在今天届满或已经超过"),
        FEES_TO_CONFIRM("待确认诉讼费", "等待确认诉讼费数额");

        private final String label;
        private final String description;

        List(String label, String description) {
            this.label = label;
            this.description = description;
        }

        String label() {
            return label;
        }
    }
}
