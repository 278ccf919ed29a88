package org.lian.web.staff;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.TaskKind;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.supervision.Board;
import org.lian.supervision.Register;
import org.lian.supervision.ReportPeriod;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.lian.web.RegisterEntry;
import org.lian.web.RegisterFile;
import org.lian.web.SheetFile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 监督看板 and 立案登记簿, for the head of a division. */
@Controller
class BoardPages {
    private static final long HOUR = 3600;

    private final Board board;
    private final Register register;
    private final StaffDirectory staff;
    private final Causes causes;
    private final BusinessClock clock;

    BoardPages(Board board, Register register, StaffDirectory staff, Causes causes, BusinessClock clock) {
        this.board = board;
        this.register = register;
        this.staff = staff;
        this.causes = causes;
        this.clock = clock;
    }

    /** The counts of a period beside its name. */
    record Column(String label, Board.Counts counts) {}

    /** A person's work in words. */
    record PersonLine(String name, long done, long late, String mean, String ninetieth) {}

    /** A cause in words. */
    record CauseLine(String name, long received, long registered) {}

    /** The open tasks of a kind in words. */
    record AgeLine(String name, long overdue, long today, long soon, long later) {}

    /** The load of a person. */
    record LoadLine(String username, String name, long held, long overdue) {}

    @GetMapping("/staff/board")
    ModelAndView board(
            Actor head, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var page = new ModelAndView("staff/board");
        var today = clock.today();
        var period = ReportPeriod.month(today);
        try {
            period = period(from, to);
        } catch (Refusal refusal) {
            FormAgain.on(page, refusal);
        }
        var view = board.of(head, period);
        var took = view.took();
        return page.addObject("from", period.from())
                .addObject("to", period.to())
                .addObject(
                        "columns",
                        List.of(
                                new Column("今日", board.counts(head, ReportPeriod.day(today))),
                                new Column("本周", board.counts(head, ReportPeriod.week(today))),
                                new Column("本月", board.counts(head, ReportPeriod.month(today))),
                                new Column(
                                        CourtTime.ISO_DAY.format(period.from().atStartOfDay(BusinessClock.SHANGHAI))
                                                + " 至 " + period.to(),
                                        view.counts())))
                .addObject("mean", took == null ? null : span(took.mean()))
                .addObject("ninetieth", took == null ? null : span(took.ninetieth()))
                .addObject("late", view.late())
                .addObject(
                        "people",
                        view.people().stream()
                                .map(one -> new PersonLine(
                                        name(one.username()),
                                        one.done(),
                                        one.late(),
                                        span(one.mean()),
                                        span(one.ninetieth())))
                                .toList())
                .addObject(
                        "causes",
                        view.causes().stream()
                                .map(one -> new CauseLine(cause(one.code()), one.received(), one.registered()))
                                .toList())
                .addObject(
                        "ages",
                        view.ages().stream()
                                .map(one -> new AgeLine(
                                        task(one.element()), one.overdue(), one.today(), one.soon(), one.later()))
                                .toList())
                .addObject(
                        "loads",
                        view.loads().stream()
                                .map(one ->
                                        new LoadLine(one.username(), name(one.username()), one.held(), one.overdue()))
                                .toList());
    }

    @GetMapping("/staff/register")
    ModelAndView register(
            Actor head, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var page = new ModelAndView("staff/register");
        try {
            var period = period(from, to);
            page.addObject("from", period.from())
                    .addObject("to", period.to())
                    .addObject("entries", RegisterEntry.of(register.of(head, period)));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            FormAgain.on(page.addObject("from", from).addObject("to", to), refusal);
        }
        return page;
    }

    /** The register as a spreadsheet opens it. */
    @GetMapping("/staff/register.csv")
    ResponseEntity<byte[]> export(
            Actor head, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var period = period(from, to);
        return RegisterFile.answer(SheetFile.CSV, period, RegisterEntry.of(register.export(head, period)));
    }

    /** The register as a workbook. */
    @GetMapping("/staff/register.xlsx")
    ResponseEntity<byte[]> workbook(
            Actor head, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var period = period(from, to);
        return RegisterFile.answer(SheetFile.XLSX, period, RegisterEntry.of(register.export(head, period)));
    }

    /** This month where nothing is said. */
    private ReportPeriod period(String from, String to) {
        var month = ReportPeriod.month(clock.today());
        var period = new ReportPeriod(
                day("from", from).orElse(month.from()), day("to", to).orElse(month.to()));
        if (period.to().isBefore(period.from())) {
            throw Refusal.invalid("to", "INVALID", "结束的日期不能早于开始的日期");
        }
        return period;
    }

    private static Optional<LocalDate> day(String field, String value) {
        try {
            return value.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(value.strip()));
        } catch (DateTimeParseException wrong) {
            throw Refusal.invalid(field, "INVALID", "日期写成 2026-11-28 的样子");
        }
    }

    private String name(String username) {
        return staff.find(username).map(Staff::displayName).orElse(username);
    }

    private String cause(@Nullable String code) {
        return code == null ? "没有案由" : causes.find(code).map(Cause::name).orElse(code);
    }

    private static String task(String element) {
        return TaskKind.ofElement(element).map(TaskKind::label).orElse(element);
    }

    /** 2 天 3 小时, 5 小时, 不到 1 小时. */
    private static String span(double seconds) {
        var hours = (long) (seconds / HOUR);
        if (hours == 0) {
            return "不到 1 小时";
        }
        return hours < 24 ? hours + " 小时" : hours / 24 + " 天" + (hours % 24 == 0 ? "" : " " + hours % 24 + " 小时");
    }
}
