package org.lian.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A claim in Tasklist that came too late is answered as our own API answers it, with 409 and a sentence. The engine says
 * 400 to whoever comes a second later, and a fault of 500 with its own number to whoever comes in the same instant.
 */
class ClaimedByOthers extends OncePerRequestFilter {
    static final String MESSAGE = "已被他人认领";

    private static final Pattern CLAIM = Pattern.compile("/camunda/api/engine/engine/default/task/([^/]+)/claim");

    private final ObjectMapper json = new ObjectMapper();
    private final TaskService tasks;

    ClaimedByOthers(TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CLAIM.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        var why = overtaken(request, answer);
        if (why.isEmpty()) {
            answer.copyBodyToResponse();
            return;
        }
        answer.resetBuffer();
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        response.setContentType("application/json;charset=UTF-8");
        json.writeValue(
                response.getOutputStream(),
                json.createObjectNode().put("type", "Conflict").put("message", why.get()));
    }

    /** What to say of an answer that means: somebody else was faster. */
    private Optional<String> overtaken(HttpServletRequest request, ContentCachingResponseWrapper answer)
            throws IOException {
        var type = answer.getContentType();
        if (answer.getStatus() < 400 || type == null || !type.startsWith("application/json")) {
            return Optional.empty();
        }
        var body = json.readTree(answer.getContentAsByteArray());
        if (body.path("message").asText().equals(MESSAGE)) {
            return Optional.of(MESSAGE);
        }
        if (!body.path("type").asText().equals(OptimisticLockingException.class.getSimpleName())) {
            return Optional.empty();
        }
        var claim = CLAIM.matcher(request.getRequestURI());
        var holder = claim.matches()
                ? Optional.ofNullable(
                                tasks.createTaskQuery().taskId(claim.group(1)).singleResult())
                        .map(Task::getAssignee)
                : Optional.<String>empty();
        // The clock, too, may have touched the task in this instant: then nobody holds it.
        return Optional.of(
                holder.filter(other -> !other.equals(request.getRemoteUser())).isPresent()
                        ? MESSAGE
                        : "这项任务刚刚有变动，请刷新列表后再试");
    }
}
