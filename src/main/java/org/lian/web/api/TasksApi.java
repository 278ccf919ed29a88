package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.desk.DeskRow;
import org.lian.desk.DeskRows;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.Draft;
import org.lian.filing.Filings;
import org.lian.filing.Finding;
import org.lian.filing.Receipt;
import org.lian.process.TaskKind;
import org.lian.process.TaskView;
import org.lian.process.Tasks;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The staff's tasks over the API; the same rules as in Tasklist. */
@RestController
@RequestMapping("/api/v1/tasks")
class TasksApi {
    private static final String NO_DAY = "-";

    private final Tasks tasks;
    private final Filings filings;
    private final Fees fees;
    private final TaskRoots roots;
    private final TaskForms forms;
    private final DeskRows rows;

    TasksApi(Tasks tasks, Filings filings, Fees fees, TaskRoots roots, TaskForms forms, DeskRows rows) {
        this.tasks = tasks;
        this.filings = filings;
        this.fees = fees;
        this.roots = roots;
        this.rows = rows;
        this.forms = forms;
    }

    /**
     * A task in a list.
     *
     * @param title parties of the filing, in lists alone; absent for who may not read it
     * @param receivedAt in lists, when the court received the filing; else when the task began
     * @param flags words beside it in lists: 催办, 缺材料 and the like
     */
    record Item(
            String id,
            TaskKind kind,
            String name,
            @Nullable String filingId,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable String assignee,
            int priority,
            @Nullable String title,
            @Nullable String causeName,
            @Nullable Long claimAmountFen,
            OffsetDateTime receivedAt,
            List<String> flags) {}

    /** A task with what is needed to decide it. */
    record Detail(
            Item task,
            @Nullable String title,
            @Nullable Draft facts,
            @Nullable Receipt receipt,
            List<Finding> checks,
            List<FilingViews.MaterialView> materials,
            @Nullable FeeBill fee,
            TaskRoots.@Nullable RefundView refund,
            TaskRoots.@Nullable ComplaintView complaint,
            LaterFilingsApi.@Nullable LaterFilingView laterFiling,
            TaskForms.@Nullable FormView form) {}

    /** The reason why a task is put back. */
    record Release(@Nullable String reason, @Nullable Boolean recusal) {}

    /** The person to whom a supervisor gives a task, and why. */
    record Assignment(@Nullable String username, @Nullable String reason) {}

    @Operation(summary = "本人的和可以认领的任务")
    @Transactional(readOnly = true)
    @GetMapping
    ListPage<Item> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String queue,
            @RequestParam(required = false) @Nullable FilingId filingId,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = queue(queue);
        var page = ListPage.Request.of(limit, cursor)
                .following(
                        (after, most) -> rows.ids(actor, wanted, filingId, after, most),
                        TasksApi::mark,
                        TasksApi::text,
                        DeskRows.Mark::task);
        var known = rows.of(actor, page.items()).stream().collect(Collectors.toMap(DeskRow::task, Function.identity()));
        return new ListPage<>(
                tasks.all(page.items()).stream()
                        .map(task -> item(task, known.get(task.id())))
                        .toList(),
                page.nextCursor());
    }

    private static String text(DeskRows.Mark mark) {
        return (mark.due() == null ? NO_DAY : mark.due().toString()) + " " + mark.received() + " " + mark.task();
    }

    private static DeskRows.Mark mark(String text) {
        var parts = text.split(" ", 3);
        try {
            return new DeskRows.Mark(
                    parts[0].equals(NO_DAY) ? null : Instant.parse(parts[0]),
                    Instant.parse(parts.length == 3 ? parts[1] : ""),
                    parts[parts.length - 1]);
        } catch (DateTimeException notOurs) {
            throw ListPage.Request.unknown();
        }
    }

    @Operation(summary = "查看一项任务：事实、检查、材料")
    @Transactional
    @GetMapping("/{id}")
    Detail detail(Actor actor, @PathVariable String id) {
        var task = tasks.find(actor, id);
        if (task.about() == null) {
            return new Detail(
                    item(task),
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    roots.refund(task),
                    roots.complaint(actor, task),
                    null,
                    null);
        }
        var filing = filings.find(actor, task.about());
        return new Detail(
                item(task),
                filing.title(),
                filing.draft().masked(),
                filings.receipt(filing),
                filings.findings(filing),
                filings.materials(filing).stream().map(FilingViews::material).toList(),
                fees.bill(filing.id()).orElse(null),
                roots.refund(task),
                roots.complaint(actor, task),
                roots.laterFiling(actor, task),
                forms.of(task));
    }

    @Operation(summary = "认领任务")
    @PostMapping("/{id}/claim")
    Item claim(Actor actor, @PathVariable String id) {
        return item(tasks.claim(actor, id));
    }

    @Operation(summary = "退回任务")
    @PostMapping("/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(Actor actor, @PathVariable String id, @RequestBody(required = false) @Nullable Release release) {
        if (release != null && Boolean.TRUE.equals(release.recusal())) {
            tasks.recuse(actor, id, release.reason());
        } else {
            tasks.release(actor, id, release == null ? null : release.reason());
        }
    }

    @Operation(summary = "改派任务（庭长）")
    @PostMapping("/{id}/assignment")
    Item assign(Actor actor, @PathVariable String id, @RequestBody Assignment assignment) {
        if (assignment.username() == null || assignment.username().isBlank()) {
            throw Refusal.invalid("username", "MISSING", "请选择承办人");
        }
        return item(tasks.assign(actor, id, assignment.username().strip(), assignment.reason()));
    }

    @Operation(summary = "办结任务")
    @PostMapping("/{id}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(Actor actor, @PathVariable String id, @RequestBody Completion completion) {
        tasks.complete(actor, id, completion.toTaskCompletion());
    }

    private static DeskRows.Queue queue(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return DeskRows.Queue.ALL;
        }
        try {
            return DeskRows.Queue.valueOf(name.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("queue", "UNKNOWN_VALUE", "queue 只能是 ALL、MINE 或 CLAIMABLE");
        }
    }

    /** A task by itself; its filing is in the detail. */
    private static Item item(TaskView task) {
        return item(task, null);
    }

    private static Item item(TaskView task, @Nullable DeskRow row) {
        return new Item(
                task.id(),
                task.kind(),
                task.name(),
                task.about() == null ? null : task.about().toString(),
                CourtTime.local(task.createdAt()),
                task.dueAt() == null ? null : CourtTime.local(task.dueAt()),
                task.assignee(),
                task.priority(),
                row == null ? null : row.parties(),
                row == null ? null : row.cause(),
                row == null ? null : row.amountFen(),
                CourtTime.local(row == null ? task.createdAt() : row.received()),
                row == null
                        ? List.of()
                        : row.flags().stream().map(DeskRow.Flag::label).toList());
    }
}
