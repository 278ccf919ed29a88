package org.lian.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.stereotype.Component;

/**
 * The lists that Tasklist shows, as entries of its menu; nobody may add one. What stands in a list is answered by {@link
 * TaskLists}, never by the stored query.
 */
@Component
class TasklistFilters {
    private final FilterService filters;
    private final TaskService tasks;
    private volatile Map<String, TaskList> byId = Map.of();

    TasklistFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    /** Creates or corrects all lists and takes away what is none of them, in the caller's transaction. */
    void apply() {
        var found = new HashMap<String, TaskList>();
        for (var list : TaskList.values()) {
            var stored = filters.createFilterQuery().filterName(list.label()).list().stream()
                    .findFirst()
                    .orElseGet(() -> filters.newTaskFilter(list.label()));
            stored.setQuery(tasks.createTaskQuery().active());
            stored.setProperties(Map.of(
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false,
                    "priority",
                    list.ordinal(),
                    "description",
                    list.description(),
                    "color",
                    "#1f4e79"));
            found.put(filters.saveFilter(stored).getId(), list);
        }
        filters.createFilterQuery().list().stream()
                .map(Filter::getId)
                .filter(id -> !found.containsKey(id))
                .forEach(filters::deleteFilter);
        byId = Map.copyOf(found);
    }

    Optional<TaskList> find(String filterId) {
        return Optional.ofNullable(byId.get(filterId));
    }
}
