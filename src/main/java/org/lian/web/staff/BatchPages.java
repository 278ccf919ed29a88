package org.lian.web.staff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.desk.DeskRow;
import org.lian.desk.DeskRows;
import org.lian.filing.ComputedFees;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.process.TaskCompletion;
import org.lian.process.Tasks;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.lian.web.FormAgain;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 批量办理: clean filings of one cause are registered together, and tasks change hands together. Each is an act of its own:
 * one that is refused stays and is said, the others are done.
 */
@Controller
class BatchPages {
    private static final int MOST = 50;
    private static final String OTHER_CAUSE = "案由不同，请另一次办理";

    private final DeskRows rows;
    private final Tasks tasks;
    private final Filings filings;
    private final ComputedFees fees;
    private final EndedTasks ended;

    BatchPages(DeskRows rows, Tasks tasks, Filings filings, ComputedFees fees, EndedTasks ended) {
        this.rows = rows;
        this.tasks = tasks;
        this.filings = filings;
        this.fees = fees;
        this.ended = ended;
    }

    /**
     * A filing of the list that is confirmed.
     *
     * @param feeFen the fee that is confirmed with it; null where a person chooses it or none is paid
     * @param unopened how many of its materials nobody of the court has opened
     * @param why it is not registered with the others; null where it is
     */
    record Line(
            String task,
            @Nullable FilingId filing,
            String parties,
            @Nullable String cause,
            @Nullable String amount,
            @Nullable Long feeFen,
            @Nullable String fee,
            int unopened,
            @Nullable String why) {
        /** The task with the words of its line, so that what is confirmed is what was shown. */
        public String shown() {
            return task + " " + Sha256.hex(parties + "\n" + cause + "\n" + amount + "\n" + feeFen);
        }

        private String changed() {
            return "清单上的内容刚刚有变动，没有登记，请再看一遍（现在标的额 " + (amount == null ? "没有" : amount) + "，诉讼费 "
                    + (fee == null ? "登记后另行确认" : fee) + "）";
        }
    }

    /** The result of one act of the batch. */
    record Result(@Nullable String filing, String parties, boolean done, String said) {}

    /** The list to confirm. */
    @GetMapping("/staff/batch")
    ModelAndView ask(
            Actor actor,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String back) {
        var lines = lines(actor, task);
        return new ModelAndView("staff/batch")
                .addObject(
                        "others",
                        lines.stream()
                                .filter(line -> OTHER_CAUSE.equals(line.why()))
                                .map(Line::task)
                                .toList())
                .addObject(
                        "ready",
                        lines.stream().filter(line -> line.why() == null).toList())
                .addObject(
                        "rest",
                        lines.stream().filter(line -> line.why() != null).toList())
                .addObject("most", MOST)
                .addObject("back", DeskAddress.or(back));
    }

    @PostMapping("/staff/batch")
    ModelAndView register(
            Actor actor,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") List<String> shown,
            @RequestParam(defaultValue = "false") boolean fee,
            @RequestParam(defaultValue = "") List<String> others,
            @RequestParam(defaultValue = "") String back) {
        var results = new ArrayList<Result>();
        for (var line : lines(actor, task)) {
            results.add(
                    line.why() != null
                            ? refused(line)
                            : shown.contains(line.shown())
                                    ? registered(actor, line, fee)
                                    : new Result(String.valueOf(line.filing()), line.parties(), false, line.changed()));
        }
        if (results.isEmpty()) {
            return FormAgain.on(ask(actor, List.of(), back), Refusal.invalid("task", "MISSING", "请先在办理列表里勾选任务"));
        }
        return new ModelAndView("staff/batch-done")
                .addObject("results", results)
                .addObject("act", "登记立案")
                .addObject("others", chosen(others))
                .addObject("back", DeskAddress.or(back));
    }

    /** 改派 from a list; the head of the division alone. What is missing is said on the list, with what was typed. */
    @PostMapping("/staff/batch/assignment")
    ModelAndView assign(
            Actor head,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes next) {
        var person = PlainText.line(username);
        var why = PlainText.line(reason);
        var missing = missing(task, person, why);
        if (!missing.isEmpty()) {
            next.addFlashAttribute("missing", missing)
                    .addFlashAttribute("ticked", task)
                    .addFlashAttribute("person", person)
                    .addFlashAttribute("reason", why);
            return new ModelAndView("redirect:" + DeskAddress.or(back));
        }
        var results = new ArrayList<Result>();
        var chosen = chosen(task);
        var found = open(head, chosen);
        for (var one : chosen) {
            var row = found.get(one);
            results.add(
                    row == null
                            ? refused(gone(head, one))
                            : said(row.filing(), parties(row), () -> {
                                tasks.assign(head, one, person, why);
                                return "已改派";
                            }));
        }
        var page = new ModelAndView("staff/batch-done")
                .addObject("results", results)
                .addObject("act", "改派")
                .addObject("back", DeskAddress.or(back));
        if (results.stream().noneMatch(Result::done)) {
            page.setStatus(HttpStatusCode.valueOf(422));
        }
        return page;
    }

    private static String missing(List<String> task, String person, String why) {
        return Stream.of(
                        task.isEmpty() ? "请先勾选要改派的任务" : "",
                        person.isEmpty() ? "请选择改派给谁" : "",
                        why.isEmpty() ? "请写明改派的理由" : "")
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("；"));
    }

    private static List<String> chosen(List<String> task) {
        return task.stream().map(PlainText::line).distinct().limit(MOST).toList();
    }

    private Map<String, DeskRow> open(Actor actor, List<String> chosen) {
        return rows.of(actor, chosen).stream().collect(Collectors.toMap(DeskRow::task, Function.identity()));
    }

    /** In the order in which they were chosen; those that are gone by now among them. */
    private List<Line> lines(Actor actor, List<String> task) {
        var chosen = chosen(task);
        var found = open(actor, chosen);
        var cause = commonest(chosen.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(DeskRow::together)
                .map(row -> Optional.ofNullable(row.cause()))
                .toList());
        return chosen.stream()
                .map(one -> found.containsKey(one) ? line(actor, found.get(one), cause) : gone(actor, one))
                .toList();
    }

    /** The cause that most have; of as many the first. Empty where nothing was chosen, or what was chosen has none. */
    private static Optional<String> commonest(List<Optional<String>> causes) {
        var numbers = causes.stream()
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        var most = numbers.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return numbers.entrySet().stream()
                .filter(one -> one.getValue() == most)
                .findFirst()
                .flatMap(Map.Entry::getKey);
    }

    private Line gone(Actor actor, String task) {
        var gone = ended.of(actor, task);
        return new Line(task, gone.filing(), gone.parties(), gone.cause(), null, null, null, 0, gone.said());
    }

    private Line line(Actor actor, DeskRow row, Optional<String> cause) {
        var filing = row.together() && row.filing() != null ? filings.find(actor, row.filing()) : null;
        var fee = filing == null ? null : fee(filing);
        var amount = row.amountFen();
        return new Line(
                row.task(),
                row.filing(),
                parties(row),
                row.cause(),
                amount == null ? null : new Fen(amount).toString(),
                fee,
                fee == null ? null : new Fen(fee).toString(),
                filing == null ? 0 : unopened(filing),
                why(row, filing, cause));
    }

    private @Nullable String why(DeskRow row, @Nullable Filing filing, Optional<String> cause) {
        if (filing == null) {
            var turn = row.turn();
            if (row.barred() != null) {
                return row.barred();
            }
            return row.isFree()
                    ? "有需要逐件看的情形，请打开办理"
                    : turn == null ? "由 " + row.holder() + " 承办" : "先请 " + turn.name() + " 认领";
        }
        if (cause.filter(one -> !one.equals(row.cause())).isPresent()) {
            return OTHER_CAUSE;
        }
        return WorkSheets.ofEqualNumbers(filing.draft(), filing.track()).isEmpty() ? null : "几个人填写了相同的证件号码，请打开核对";
    }

    private @Nullable Long fee(Filing filing) {
        var decided = filing.marks().procedure();
        return fees.of(filing).get(decided == null ? Draft.Procedure.ORDINARY : decided);
    }

    private int unopened(Filing filing) {
        var opened = filings.openedMaterials(filing);
        return (int) filings.materials(filing).stream()
                .filter(material -> !opened.contains(material.id()))
                .count();
    }

    private Result registered(Actor actor, Line line, boolean withFee) {
        var id = Objects.requireNonNull(line.filing());
        return said(id, line.parties(), () -> {
            tasks.takeAndComplete(
                    actor,
                    line.task(),
                    new TaskCompletion(Map.of("outcome", "REGISTER"), Map.of(), withFee ? line.feeFen() : null, null));
            var number = filings.find(actor, id).caseNumber();
            return "已登记立案" + (number == null ? "" : "，" + number)
                    + (withFee && line.fee() != null ? "，诉讼费 " + line.fee() : "");
        });
    }

    private static Result refused(Line line) {
        return new Result(
                line.filing() == null ? null : line.filing().toString(),
                line.parties(),
                false,
                String.valueOf(line.why()));
    }

    private static Result said(@Nullable FilingId filing, String parties, Supplier<String> act) {
        return said(filing == null ? null : filing.toString(), parties, act);
    }

    /** What became of an act: its own word, or what it was refused with. */
    static Result said(@Nullable String id, String parties, Supplier<String> act) {
        try {
            return new Result(id, parties, true, act.get());
        } catch (Refusal refusal) {
            var faults = refusal.faults().stream().map(Refusal.Fault::message).collect(Collectors.joining("；"));
            return new Result(id, parties, false, faults.isEmpty() ? refusal.detail() : faults);
        }
    }

    private static String parties(DeskRow row) {
        return row.parties() == null ? row.kind() : row.parties();
    }
}
