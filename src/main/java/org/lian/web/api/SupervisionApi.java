package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.supervision.Register;
import org.lian.supervision.ReportPeriod;
import org.lian.supervision.Statistics;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.RegisterEntry;
import org.lian.web.RegisterFile;
import org.lian.web.SheetFile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The numbers and the register of a head of division over the API. */
@RestController
@RequestMapping("/api/v1")
class SupervisionApi {
    /** More days than a leap year has are taken year by year. */
    private static final int MOST_DAYS = 366;

    private final Statistics statistics;
    private final Register register;
    private final BusinessClock clock;

    SupervisionApi(Statistics statistics, Register register, BusinessClock clock) {
        this.statistics = statistics;
        this.register = register;
        this.clock = clock;
    }

    /** {@code from} and {@code to} are days in Asia/Shanghai, both included; this month where nothing is said. */
    @GetMapping("/statistics")
    @Operation(summary = "统计（庭长）：收、立、补、退、不予受理、先行立案、逾期和用时，按日、人、案由或者法院")
    ListPage<Statistics.Line> statistics(
            Actor head,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String by) {
        return ListPage.of(statistics.of(head, period(from, to), by(by)));
    }

    @GetMapping("/register")
    @Operation(summary = "立案登记簿（庭长），分页，每一页都记入日志")
    ListPage<RegisterEntry> register(
            Actor head,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var asked = ListPage.Request.of(limit, cursor);
        var part = register.export(head, period(from, to), asked.offset(), asked.limit());
        return asked.page(RegisterEntry.of(part.lines(), part.first()), part.after());
    }

    @GetMapping(value = "/register", produces = SheetFile.WORKBOOK)
    @Operation(summary = "立案登记簿（庭长），Excel 工作簿")
    ResponseEntity<byte[]> workbook(
            Actor head,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var period = period(from, to);
        return RegisterFile.workbook(period, register.export(head, period), register.refusals(head, period));
    }

    private ReportPeriod period(@Nullable String from, @Nullable String to) {
        var month = ReportPeriod.month(clock.today());
        var period = new ReportPeriod(
                from == null ? month.from() : day("from", from), to == null ? month.to() : day("to", to));
        if (period.to().isBefore(period.from())) {
            throw Refusal.invalid("to", "INVALID", "结束的日期不能早于开始的日期");
        }
        if (period.from().plusDays(MOST_DAYS).isBefore(period.to())) {
            throw Refusal.invalid("to", "TOO_LONG", "一次最多查询 " + MOST_DAYS + " 天，请缩短时间分次查询");
        }
        return period;
    }

    private static LocalDate day(String field, String text) {
        try {
            return CourtTime.typedDay(text);
        } catch (DateTimeParseException wrong) {
            throw Refusal.invalid(field, "INVALID", field + " 应为日期，例如 2026-11-28");
        }
    }

    private static Statistics.By by(@Nullable String text) {
        return Arrays.stream(Statistics.By.values())
                .filter(one ->
                        text == null ? one == Statistics.By.DAY : one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "by",
                        "UNKNOWN_VALUE",
                        "by 只能是 "
                                + Arrays.stream(Statistics.By.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining("、"))));
    }
}
