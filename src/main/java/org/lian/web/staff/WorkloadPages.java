package org.lian.web.staff;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lian.desk.DeskRow;
import org.lian.desk.DeskRows;
import org.lian.identity.Absences;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.Tasks;
import org.lian.supervision.Board;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 改派: what one person holds, to be given to another, several at a time and with a reason. */
@Controller
class WorkloadPages {
    private final DeskRows rows;
    private final Tasks tasks;
    private final StaffDirectory staff;
    private final Absences absences;
    private final Board board;

    WorkloadPages(DeskRows rows, Tasks tasks, StaffDirectory staff, Absences absences, Board board) {
        this.rows = rows;
        this.tasks = tasks;
        this.staff = staff;
        this.absences = absences;
        this.board = board;
    }

    /**
     * A person to whom tasks may go, with what is in hand already.
     *
     * @param not what of the tasks may not go to this one, in words; empty where all may
     */
    record Colleague(String username, String name, long held, long overdue, boolean away, String not) {}

    /** @param all whether all of the page are ticked, as when the board handed over a person's work */
    @GetMapping("/staff/workload")
    ModelAndView list(
            Actor head,
            @RequestParam(name = "holder", defaultValue = "") String asked,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "1") int page) {
        var holder = PlainText.line(asked);
        var shown = rows.heldBy(head, holder, page);
        var held = shown.rows();
        return new ModelAndView("staff/workload")
                .addObject("holder", holder)
                .addObject("name", staff.find(holder).map(Staff::displayName).orElse(holder))
                .addObject("rows", held)
                .addObject("page", shown)
                .addObject("tasks", all ? held.stream().map(DeskRow::task).toList() : List.of())
                .addObject("chosen", PlainText.line(to))
                .addObject(
                        "colleagues",
                        colleagues(
                                head, holder, held.stream().map(DeskRow::task).toList()));
    }

    private List<Colleague> colleagues(Actor head, String holder, List<String> held) {
        var loads = board.loads(head).stream().collect(Collectors.toMap(Board.Load::username, Function.identity()));
        var away = absences.current().keySet();
        var persons = staff.colleagues(head).stream()
                .filter(person -> !person.username().equals(holder))
                .toList();
        var not = rows.notFor(head, held, persons);
        return persons.stream()
                .filter(person -> held.isEmpty() || not.getOrDefault(person.username(), 0L) < held.size())
                .map(person -> {
                    var load = loads.getOrDefault(person.username(), new Board.Load(person.username(), 0, 0));
                    return new Colleague(
                            person.username(),
                            person.displayName(),
                            load.held(),
                            load.overdue(),
                            away.contains(person.username()),
                            not(not.getOrDefault(person.username(), 0L)));
                })
                .sorted(Comparator.comparing(Colleague::away)
                        .thenComparing(Colleague::held)
                        .thenComparing(Colleague::username))
                .toList();
    }

    private static String not(long number) {
        return number == 0 ? "" : "，其中 " + number + " 项不能承办";
    }

    /** Each is a change of hands of its own; those that are refused stay, and are said. */
    @PostMapping("/staff/workload")
    ModelAndView reassign(
            Actor head,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "1") int page,
            RedirectAttributes next) {
        var given = 0;
        try {
            if (task.isEmpty() || username.isBlank()) {
                throw Refusal.invalid("task", "MISSING", "请勾选要改派的任务，并选择改派给谁");
            }
            for (var one : task) {
                tasks.assign(head, PlainText.line(one), PlainText.line(username), PlainText.line(reason));
                given++;
            }
        } catch (Refusal refusal) {
            var again = list(head, holder, username, false, page)
                    .addObject("reason", reason)
                    .addObject("tasks", task)
                    .addObject("fault", (given == 0 ? "" : "已改派 " + given + " 项；下一项没有改派：") + refusal.detail());
            again.setStatus(HttpStatusCode.valueOf(refusal.kind().status()));
            return again;
        }
        next.addFlashAttribute("notice", "已改派 " + given + " 项。");
        next.addAttribute("holder", holder);
        next.addAttribute("page", page);
        return new ModelAndView("redirect:/staff/workload");
    }
}
