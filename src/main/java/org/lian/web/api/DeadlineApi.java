package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.deadlines.Deadlines;
import org.lian.vocabulary.Refusal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of the ends of statutory periods, and why they end then; no account needed. */
@RestController
@RequestMapping("/api/v1/deadlines")
class DeadlineApi {
    private final Deadlines deadlines;

    DeadlineApi(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** The kind of a period, and the event that sets it going. */
    record Period(
            @Nullable String kind,
            @Schema(format = "date-time") @Nullable String start) {}

    /** The end of the period with its count. */
    record PeriodEnd(OffsetDateTime dueAt, String basis, List<String> steps, boolean calendarPublished) {}

    @Operation(summary = "计算期限")
    @PostMapping
    PeriodEnd deadline(@RequestBody Period period) {
        var kind = period.kind();
        var start = period.start();
        var faults = new ArrayList<Refusal.Fault>();
        if (kind == null || kind.isBlank()) {
            faults.add(new Refusal.Fault("kind", "MISSING", "请填写期间的编号，例如 civil.filing.review"));
        }
        if (start == null || start.isBlank()) {
            faults.add(new Refusal.Fault("start", "MISSING", "请填写起算时间，例如 2026-02-09T10:00:00+08:00"));
        }
        if (kind == null || start == null || !faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var deadline = deadlines.from(kind, instant(start));
        return new PeriodEnd(
                deadline.dueAt().atZone(BusinessClock.SHANGHAI).toOffsetDateTime(),
                deadline.basis(),
                deadline.steps(),
                deadline.calendarPublished());
    }

    private static Instant instant(String text) {
        try {
            return CourtTime.typedOffsetMoment(text);
        } catch (DateTimeParseException notATime) {
            throw Refusal.invalid("start", "INVALID", "起算时间应为带时区的日期时间，例如 2026-02-09T10:00:00+08:00");
        }
    }
}
