package org.lian.web.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.desk.DeskRow;
import org.lian.desk.DeskRows;
import org.lian.desk.DueDate;
import org.lian.engine.TaskList;
import org.lian.identity.SigningCodes;
import org.lian.identity.StaffDirectory;
import org.lian.process.TaskKind;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.FormAgain;
import org.lian.web.Yuan;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
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

    private static final String NOBODY = "-";

    /** What nobody holds, of whatever kind. */
    private static final DeskRows.Narrowing UNHELD =
            new DeskRows.Narrowing(null, null, null, null, null, "", null, null);

    private final DeskRows rows;
    private final Desk desk;
    private final CauseNames causes;
    private final StaffDirectory staff;
    private final Takers takers;
    private final SigningCodes codes;
    private final BusinessClock clock;

    DeskPages(
            DeskRows rows,
            Desk desk,
            CauseNames causes,
            StaffDirectory staff,
            Takers takers,
            SigningCodes codes,
            BusinessClock clock) {
        this.codes = codes;
        this.rows = rows;
        this.desk = desk;
        this.causes = causes;
        this.staff = staff;
        this.takers = takers;
        this.clock = clock;
    }

    /** A list of the menu with its number. */
    record Entry(TaskList list, String label, long number, boolean current) {}

    /** Rows that are due alike. */
    record Group(String label, boolean late, List<Line> rows) {}

    /**
     * A row in words.
     *
     * @param group heading of those that are due alike
     * @param before the sum that was asked for until now, where it changes
     * @param fee what follows for the fee, where that is known
     * @param late whether its period is over
     * @param soon whether it ends today
     * @param barred whether the reader may not take it for what he did in the filing already
     */
    record Line(
            String task,
            String kind,
            boolean together,
            @Nullable String parties,
            @Nullable String cause,
            @Nullable String amount,
            @Nullable String before,
            @Nullable String fee,
            @Nullable String caseNumber,
            String received,
            @Nullable String due,
            String group,
            boolean late,
            boolean soon,
            List<DeskRow.Flag> flags,
            @Nullable String holder,
            boolean mine,
            boolean barred) {
        /** The row as one sentence, in the order in which it is seen, for who hears it. */
        public String spoken() {
            return Stream.of(
                            Stream.of(parties, cause, amount, before, fee, kind, received + " 收到", caseNumber, due),
                            flags.stream().map(DeskRow.Flag::label),
                            Stream.of(holder == null ? "待认领" : "由" + (mine ? "我" : " " + holder + " ") + "承办"))
                    .flatMap(parts -> parts)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("，"));
        }
    }

    @GetMapping("/staff/desk")
    ModelAndView list(
            Actor actor,
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String received,
            @RequestParam(required = false) @Nullable String after,
            Narrow narrow,
            HttpServletRequest request) {
        var numbers = rows.numbers(actor);
        var chosen = list == null ? first(numbers) : named(list);
        var view = new ModelAndView("staff/desk");
        var to = DeskRows.Narrowing.NONE;
        try {
            to = narrow.read();
        } catch (Refusal refusal) {
            FormAgain.listed(view, refusal);
        }
        var page = rows.page(actor, chosen, to, mark(due, received, after));
        var query = request.getQueryString();
        return view.addObject("narrow", narrow)
                .addObject("here", DeskAddress.or(DeskAddress.DESK + (query == null ? "" : "?" + query)))
                .addObject("narrowed", !to.isEmpty())
                .addObject("among", DeskRows.NARROWED_AMONG)
                .addObject("dueGroups", DueDate.Group.values())
                .addObject("causes", causes(actor, chosen, to))
                .addObject("colleagues", staff.colleagues(actor))
                .addObject("supervises", actor.is(Role.SUPERVISOR))
                .addObject(
                        "takers",
                        actor.is(Role.SUPERVISOR)
                                ? takers.of(
                                        actor,
                                        page.rows().stream().map(DeskRow::task).toList())
                                : List.of())
                .addObject("signs", signs(actor, chosen))
                .addObject("most", RulingPages.MOST)
                .addObject(
                        "lacking", signs(actor, chosen) ? codes.lacking(actor).orElse(null) : null)
                .addObject("together", page.rows().stream().anyMatch(DeskRow::together))
                .addObject("registers", actor.is(Role.CLERK) || actor.is(Role.JUDGE) || actor.is(Role.SUPERVISOR))
                .addObject(
                        "lists",
                        Arrays.stream(TaskList.values())
                                .map(one -> new Entry(one, one.label(), numbers.of(one), one == chosen))
                                .toList())
                .addObject("urgent", desk.urgent(actor))
                .addObject("list", chosen)
                .addObject("number", numbers.of(chosen))
                .addObject("shown", shown(actor, chosen, to, numbers.of(chosen)))
                .addObject("groups", groups(page.rows()))
                .addObject("next", page.next())
                .addObject("goesOn", page.next() != null && !page.isFull());
    }

    private static boolean signs(Actor actor, TaskList list) {
        return (list == TaskList.TO_SIGN || list == TaskList.UNPAID) && actor.is(Role.JUDGE);
    }

    /** What is not hidden of the list, beside the number of all; empty where nothing is hidden. */
    private String shown(Actor actor, TaskList list, DeskRows.Narrowing to, long all) {
        if (to.isEmpty()) {
            return "";
        }
        var number = rows.number(actor, list, to);
        if (to.equals(UNHELD)) {
            return "，其中待认领 " + number + " 件";
        }
        // No more than are in the whole list: mostly it need not be counted in what part of it one looked.
        var isSearched = !to.isAPart()
                && all > DeskRows.NARROWED_AMONG
                && rows.number(actor, list, to.part()) > DeskRows.NARROWED_AMONG;
        return "，" + (isSearched ? "最先到期的 " + DeskRows.NARROWED_AMONG + " 件里" : "其中") + "符合条件 " + number + " 件";
    }

    private static TaskList named(String list) {
        return TaskList.named(list).orElseThrow(() -> Refusal.notFound("没有这个列表"));
    }

    /** 待审查, or for those who review nothing the first list that has something for them. */
    private static TaskList first(DeskRows.Numbers numbers) {
        return Stream.concat(Stream.of(TaskList.TO_REVIEW), Arrays.stream(TaskList.values()))
                .filter(list -> numbers.of(list) > 0)
                .findFirst()
                .orElse(TaskList.TO_REVIEW);
    }

    /**
     * The bounds of the list as they were typed.
     *
     * @param least and {@code most} of the amount, in yuan
     * @param holder a user name, or - for what nobody holds
     * @param when the heading under which the task stands
     * @param open whether nobody holds it, as the addresses of earlier releases ask
     */
    record Narrow(
            @Nullable String cause,
            @Nullable String least,
            @Nullable String most,
            @Nullable String from,
            @Nullable String to,
            @Nullable String holder,
            @Nullable Boolean clean,
            @Nullable String when,
            @Nullable Boolean open) {
        Narrow {
            holder = given(holder) == null && Boolean.TRUE.equals(open) ? NOBODY : holder;
        }

        DeskRows.Narrowing read() {
            var by = given(holder);
            var narrowing = new DeskRows.Narrowing(
                    given(cause),
                    Yuan.fen("least", least),
                    Yuan.fen("most", most),
                    TypedDay.read("from", from),
                    TypedDay.read("to", to),
                    NOBODY.equals(by) ? "" : by,
                    clean,
                    DueDate.Group.named(when).orElse(null));
            requireSense(narrowing);
            return narrowing;
        }

        /** Bounds that contradict each other find nothing, and the list would not say why. */
        private static void requireSense(DeskRows.Narrowing to) {
            var faults = new ArrayList<Refusal.Fault>();
            if (to.leastFen() != null && to.mostFen() != null && to.leastFen() > to.mostFen()) {
                faults.add(contradiction(
                        "least", "金额“从”（" + new Fen(to.leastFen()) + "）大于“至”（" + new Fen(to.mostFen()) + "）"));
            }
            if (to.from() != null && to.to() != null && to.from().isAfter(to.to())) {
                faults.add(contradiction("from", "收到“从”（" + to.from() + "）晚于“至”（" + to.to() + "）"));
            }
            if (!faults.isEmpty()) {
                throw Refusal.invalid(faults);
            }
        }

        private static Refusal.Fault contradiction(String field, String words) {
            return new Refusal.Fault(field, "CONTRADICTS", words + "，这样一件也找不到：请改其中一个，或者把两个对调。");
        }

        private static @Nullable String given(@Nullable String typed) {
            var line = typed == null ? "" : PlainText.line(typed);
            return line.isEmpty() ? null : line;
        }
    }

    /** A cause of the list with its number. */
    record OfCause(String code, String name, long number) {}

    /** What is left of each cause by the other bounds; the chosen one stays, that one sees what was chosen. */
    private List<OfCause> causes(Actor actor, TaskList list, DeskRows.Narrowing to) {
        var numbers = new HashMap<>(rows.causes(actor, list, to));
        if (to.cause() != null) {
            numbers.putIfAbsent(to.cause(), 0L);
        }
        return numbers.entrySet().stream()
                .map(entry -> new OfCause(entry.getKey(), causes.of(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(OfCause::number).reversed().thenComparing(OfCause::code))
                .toList();
    }

    /**
     * 下一件: the task behind the one that was done, that nobody else holds, of the list with its bounds that one came
     * from, or of the tasks of the kind that was done; that list itself where there is none.
     *
     * @param place where the one that was done stood
     */
    @GetMapping("/staff/next")
    String next(
            Actor actor,
            @RequestParam(defaultValue = "REVIEW") String after,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String place) {
        var from = DeskAddress.asked(back);
        var list = TaskList.named(from.getOrDefault("list", "")).orElseGet(() -> listAfter(after));
        return rows.next(actor, list, bounds(from), ListPlace.read(place))
                .map(row -> "redirect:/staff/tasks/" + row.task())
                .orElse("redirect:" + (from.isEmpty() ? DeskAddress.DESK + "?list=" + list : back));
    }

    /** The next task; null where the list has none. */
    record Next(@Nullable String task) {}

    /** The same for Tasklist, whose lists have the same names. */
    @GetMapping(path = "/staff/next", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Next> nextOfTasklist(
            Actor actor,
            @RequestParam(defaultValue = "REVIEW") String after,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String place) {
        var list = Arrays.stream(TaskList.values())
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseGet(() -> listAfter(after));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Next(rows.next(actor, list, DeskRows.Narrowing.NONE, ListPlace.read(place))
                        .map(DeskRow::task)
                        .orElse(null)));
    }

    private static TaskList listAfter(String kind) {
        return Arrays.stream(TaskKind.values())
                .filter(one -> one.name().equals(kind))
                .flatMap(one -> one.isMediators() ? Stream.of(TaskList.MINE) : listsOf(one))
                .findFirst()
                .orElse(TaskList.TO_REVIEW);
    }

    private static DeskRows.Narrowing bounds(Map<String, String> from) {
        try {
            return new Narrow(
                            from.get("cause"),
                            from.get("least"),
                            from.get("most"),
                            from.get("from"),
                            from.get("to"),
                            from.get("holder"),
                            from.containsKey("clean") ? Boolean.valueOf(from.get("clean")) : null,
                            from.get("when"),
                            Boolean.valueOf(from.get("open")))
                    .read();
        } catch (Refusal none) {
            // The list itself says what is wrong with them, and shows all.
            return DeskRows.Narrowing.NONE;
        }
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

    private static DeskRows.@Nullable Mark mark(
            @Nullable String due, @Nullable String received, @Nullable String after) {
        if (received == null || after == null) {
            return null;
        }
        try {
            return ListPlace.of(due == null ? "" : due, received, after);
        } catch (DateTimeParseException wrong) {
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
        var change = row.change();
        return new Line(
                row.task(),
                row.kind(),
                row.together(),
                row.parties(),
                row.cause(),
                amount == null ? null : new Fen(amount).toString(),
                change == null ? null : before(amount, change),
                change == null ? null : fee(change),
                row.caseNumber(),
                received(row.received()),
                due == null ? null : due.text(),
                groupOf(row).label(),
                due != null && due.group() == DueDate.Group.OVERDUE,
                due != null && due.group() == DueDate.Group.TODAY,
                row.flags(),
                row.holder(),
                row.mine(),
                row.barred() != null);
    }

    private static @Nullable String before(@Nullable Long amount, DeskRow.Change change) {
        var before = change.beforeFen();
        return before == null || before.equals(amount) ? null : "原 " + new Fen(before);
    }

    private static @Nullable String fee(DeskRow.Change change) {
        var more = change.feeFen();
        if (more == null) {
            return null;
        }
        return more == 0 ? "诉讼费不变" : "诉讼费" + (more > 0 ? "增加 " : "减少 ") + new Fen(Math.abs(more));
    }

    private String received(Instant at) {
        var time = ZonedDateTime.ofInstant(at, BusinessClock.SHANGHAI);
        LocalDate today = clock.today();
        return time.format(
                time.getYear() == today.getYear() ? CourtTime.CLOSE_MINUTE_OF_THIS_YEAR : CourtTime.CLOSE_DAY);
    }
}
