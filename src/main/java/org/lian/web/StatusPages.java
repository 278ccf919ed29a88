package org.lian.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.operations.Outage;
import org.lian.operations.Outages;
import org.lian.operations.Readiness;
import org.lian.operations.SubmissionFaults;
import org.lian.site.HostCourt;
import org.lian.vocabulary.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on whether filings are accepted, in plain words, and the certificate of when they were not. */
@Controller
class StatusPages {
    private static final ZoneId SHANGHAI = BusinessClock.SHANGHAI;
    private static final int LONGEST_DAYS = 366;

    private final Readiness readiness;
    private final Outages outages;
    private final SubmissionFaults faults;
    private final BusinessClock clock;
    private final String court;
    private final String phone;

    StatusPages(
            Readiness readiness, Outages outages, SubmissionFaults faults, BusinessClock clock, HostCourt hostCourt) {
        this.readiness = readiness;
        this.outages = outages;
        this.faults = faults;
        this.clock = clock;
        this.court = hostCourt.hostName();
        this.phone = hostCourt.phone();
    }

    /** Touches no database: it has to work just then. */
    @GetMapping("/status")
    String status(Model model, jakarta.servlet.http.HttpServletResponse response) {
        var now = readiness.current();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("now", now);
        model.addAttribute("since", now.since() == null ? null : moment(now.since()));
        model.addAttribute(
                "faults", faults.series().map(SubmissionFaults.Series::words).orElse(null));
        model.addAttribute("court", court);
        model.addAttribute("phone", phone);
        return "status";
    }

    private static @Nullable LocalDate day(String field, String typed) {
        try {
            return typed.isBlank() ? null : CourtTime.typedDay(typed);
        } catch (DateTimeParseException noDay) {
            throw Refusal.invalid(field, "INVALID", "日期写成 2026-11-28 的样子，请返回改正");
        }
    }

    /** 系统中断证明 of the days from one to the other, both included. */
    @GetMapping("/status/outages")
    String outages(
            @RequestParam(name = "from", defaultValue = "") String begin,
            @RequestParam(name = "to", defaultValue = "") String until,
            Model model) {
        var from = day("from", begin);
        var to = day("to", until);
        var now = clock.now();
        var today = LocalDate.ofInstant(now, SHANGHAI);
        var first = from == null ? (to == null ? today : to) : from;
        var last = to == null ? first : to;
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > LONGEST_DAYS) {
            throw Refusal.invalid("to", "INVALID", "结束日期不能早于开始日期，一次最多查询一年，请重新选择");
        }
        var start = first.atStartOfDay(SHANGHAI).toInstant();
        var end = last.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute(
                "period",
                first.equals(last)
                        ? CourtTime.DAY.format(first)
                        : CourtTime.DAY.format(first) + "至" + CourtTime.DAY.format(last));
        model.addAttribute(
                "rows",
                outages.between(start, end).stream()
                        .map(outage -> Row.of(outage, now))
                        .toList());
        model.addAttribute("unfinished", end.isAfter(now));
        model.addAttribute("issued", moment(now));
        model.addAttribute("court", court);
        return "outages";
    }

    /** One outage as the certificate shows it. */
    record Row(String began, String ended, String length, String cause) {
        static Row of(Outage outage, Instant now) {
            var ended = outage.endedAt();
            var length = java.time.Duration.between(outage.beganAt(), ended == null ? now : ended);
            return new Row(
                    moment(outage.beganAt()),
                    ended == null ? "尚未恢复" : moment(ended),
                    "%d 小时 %d 分 %d 秒".formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart()),
                    outage.cause().label() + (outage.reasons().isEmpty() ? "" : "：" + outage.reasons()));
        }
    }

    private static String moment(Instant at) {
        return CourtTime.SECOND.format(at);
    }
}
