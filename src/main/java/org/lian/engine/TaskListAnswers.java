package org.lian.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The writer of a list of {@link TaskLists} as Tasklist reads it: HAL, with the names of the holders. */
class TaskListAnswers {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneId.systemDefault());

    private final Supplier<TaskLists> lists;

    TaskListAnswers(Supplier<TaskLists> lists) {
        this.lists = lists;
    }

    /** The part of a list that is asked for, places counted from 0. */
    record Page(int first, int max) {}

    /** @param page null where only the number is asked for */
    void write(HttpServletResponse response, StaffLookup.EngineStaff person, TaskList list, @Nullable Page page)
            throws IOException {
        var answer = JSON.createObjectNode();
        if (page != null) {
            rows(answer, person, list, page);
        }
        answer.put("count", lists.get().count(person, list));
        response.setContentType((page == null ? "application/json" : "application/hal+json") + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        JSON.writeValue(response.getOutputStream(), answer);
    }

    private void rows(ObjectNode answer, StaffLookup.EngineStaff person, TaskList list, Page page) {
        answer.putObject("_links");
        var embedded = answer.putObject("_embedded");
        var holders = embedded.putArray("assignee");
        var tasks = embedded.putArray("task");
        var named = new HashSet<String>();
        for (var row : lists.get().page(person, list, page.first(), page.max())) {
            tasks.add(task(row));
            if (row.assignee() != null && named.add(row.assignee())) {
                holders.addObject()
                        .put("id", row.assignee())
                        .put("firstName", row.assigneeName())
                        .put("lastName", "");
            }
        }
    }

    private static ObjectNode task(TaskLists.Listed row) {
        var task = JSON.createObjectNode();
        task.putObject("_links");
        task.putObject("_embedded");
        return task.put("id", row.id())
                .put("name", row.name())
                .put("assignee", row.assignee())
                .put("created", time(row.created()))
                .put("due", time(row.due()))
                .put("priority", row.priority())
                .put("taskDefinitionKey", row.element())
                .put("tenantId", row.court())
                .put("processDefinitionId", row.definition())
                .put("processInstanceId", row.instance())
                .put("suspended", false);
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }
}
