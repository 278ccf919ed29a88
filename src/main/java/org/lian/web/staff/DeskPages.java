package org.lian.web.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.desk.DeskRow;
import org.lian.desk.DeskRows;
import org.lian.desk.DueDate;
import org.lian.engine.TaskList;
import org.lian.process.TaskKind;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** 办理列表: the open tasks as rows, on a page of our own and for the cards of Tasklist. */
@Controller
class DeskPages {
    /** Rows that a page of Tasklist shows. */
    private static final int LONGEST_PAGE = 50;

    private final DeskRows rows;
    private final Desk desk;
    private final BusinessClock clock;

    DeskPages(DeskRows rows, Desk desk, BusinessClock clock) {
        this.rows = rows;
        this.desk = desk;
        this.clock = clock;
    }

    /** A list of the menu with its number. */
    record Entry(TaskList list, String label, long number, boolean current) {}

    /** Rows that are due alike. */
    record Group(String label, boolean late, List<Line> rows) {}

    /**
     * A row in words.
     *
     * @param late whether its period is over
     * @param soon whether it ends today
     */
    record Line(
            String task,
            String kind,
            @Nullable String parties,
            @Nullable String cause,
            @Nullable String amount,
            @Nullable String caseNumber,
            String received,
            @Nullable String due,
            boolean late,
            boolean soon,
            List<DeskRow.Flag> flags,
            @Nullable String holder,
            boolean mine) {}

    @GetMapping("/staff/desk")
    ModelAndView list(
            Actor actor,
            @RequestParam(defaultValue = "TO_REVIEW") String list,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String after) {
        var chosen = Arrays.stream(TaskList.values())
                .filter(one -> one.name().equals(list))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这个列表"));
        var page = rows.page(actor, chosen, open, mark(due, after));
        var numbers = rows.numbers(actor);
        return new ModelAndView("staff/desk")
                .addObject(
                        "lists",
                        Arrays.stream(TaskList.values())
                                .map(one -> new Entry(one, one.label(), numbers.of(one), one == chosen))
                                .toList())
                .addObject("urgent", desk.urgent(actor))
                .addObject("list", chosen)
                .addObject("number", numbers.of(chosen))
                .addObject("open", open)
                .addObject("groups", groups(page.rows()))
                .addObject("next", page.next());
    }

    /** 下一件: the first task of the list that nobody else holds; the list itself where there is none. */
    @GetMapping("/staff/next")
    String next(Actor actor, @RequestParam(defaultValue = "REVIEW") String after) {
        var list = Arrays.stream(TaskKind.values())
                .filter(kind -> kind.name().equals(after))
                .flatMap(kind -> kind.isMediators() ? Stream.of(TaskList.MINE) : listsOf(kind))
                .findFirst()
                .orElse(TaskList.TO_REVIEW);
        return rows.page(actor, list, false, null).rows().stream()
                .filter(row -> row.holder() == null || row.mine())
                .findFirst()
                .map(row -> "redirect:/staff/tasks/" + row.task())
                .orElse("redirect:/staff/desk?list=" + list);
    }

    private static Stream<TaskList> listsOf(TaskKind kind) {
        return Arrays.stream(TaskList.values()).filter(list -> list.elements().containsAll(kind.elementIds()));
    }

    /** The rows of the tasks that a page of Tasklist shows; those that the reader may not see are left out. */
    @GetMapping("/staff/rows")
    @ResponseBody
    ResponseEntity<List<Line>> rows(Actor actor, @RequestParam(defaultValue = "") List<String> task) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(rows
                        .of(
                                actor,
                                task.stream()
                                        .limit(LONGEST_PAGE)
                                        .map(PlainText::line)
                                        .toList())
                        .stream()
                        .map(this::line)
                        .toList());
    }

    /** The numbers of all lists by their names, for the menu of Tasklist. */
    @GetMapping("/staff/counts")
    @ResponseBody
    ResponseEntity<Map<String, Long>> counts(Actor actor) {
        var numbers = rows.numbers(actor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Arrays.stream(TaskList.values()).collect(Collectors.toMap(TaskList::label, numbers::of)));
    }

    private static DeskRows.@Nullable Mark mark(@Nullable String due, @Nullable String after) {
        if (due == null || after == null) {
            return null;
        }
        try {
            return new DeskRows.Mark(Instant.parse(due), PlainText.line(after));
        } catch (java.time.format.DateTimeParseException wrong) {
            throw Refusal.invalid("due", "INVALID", "翻页的位置不对，请从第一页开始看");
        }
    }

    private List<Group> groups(List<DeskRow> found) {
        var groups = new ArrayList<Group>();
        for (var group : DueDate.Group.values()) {
            var lines = found.stream()
                    .filter(row -> group == groupOf(row))
                    .map(this::line)
                    .toList();
            if (!lines.isEmpty()) {
                groups.add(new Group(group.label(), group == DueDate.Group.OVERDUE, lines));
            }
        }
        return groups;
    }

    private static DueDate.Group groupOf(DeskRow row) {
        var due = row.due();
        return due == null ? DueDate.Group.LATER : due.group();
    }

    private Line line(DeskRow row) {
        var due = row.due();
        var amount = row.amountFen();
        return new Line(
                row.task(),
                row.kind(),
                row.parties(),
                row.cause(),
                amount == null ? null : new Fen(amount).toString(),
                row.caseNumber(),
                received(row.received()),
                due == null ? null : due.text(),
                due != null && due.group() == DueDate.Group.OVERDUE,
                due != null && due.group() == DueDate.Group.TODAY,
                row.flags(),
                row.holder(),
                row.mine());
    }

    private String received(Instant at) {
        var time = ZonedDateTime.ofInstant(at, BusinessClock.SHANGHAI);
        LocalDate today = clock.today();
        return time.format(
                time.getYear() == today.getYear() ? CourtTime.CLOSE_MINUTE_OF_THIS_YEAR : CourtTime.CLOSE_DAY);
    }
}
