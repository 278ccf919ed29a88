package org.lian.web.staff;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.filing.FilingRow;
import org.lian.filing.FilingRows;
import org.lian.process.CaseInstances;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 自动步骤的故障 in words with what to do. */
@Controller
class IncidentPages {

    private final CaseInstances instances;
    private final FilingRows filings;
    private final BusinessClock clock;

    IncidentPages(CaseInstances instances, FilingRows filings, BusinessClock clock) {
        this.instances = instances;
        this.filings = filings;
        this.clock = clock;
    }

    /** A failure in words. */
    record Line(
            String id,
            String instance,
            @Nullable String filing,
            String title,
            String step,
            String since,
            String words) {}

    /** A step that is tried again by itself, in words. */
    record Trying(String instance, @Nullable String filing, String title, String step, String next, String words) {}

    /** A list names the cases and opens none, so nobody has read one by looking at it. */
    @GetMapping("/staff/incidents")
    ModelAndView list(Actor head) {
        var failures = instances.failures(head);
        var retrying = instances.retrying(head);
        var rows = filings.of(
                head,
                Stream.concat(
                                failures.stream().map(CaseInstances.Failure::filing),
                                retrying.stream().map(CaseInstances.Retrying::filing))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return new ModelAndView("staff/incidents")
                .addObject("failed", instances.numberFailed(head))
                .addObject("retried", instances.numberRetrying(head))
                .addObject(
                        "failures",
                        failures.stream().map(failure -> line(failure, rows)).toList())
                .addObject(
                        "retrying",
                        retrying.stream().map(one -> trying(one, rows)).toList());
    }

    @PostMapping("/staff/incidents/{incident}/retry")
    ModelAndView retry(Actor head, @PathVariable String incident, RedirectAttributes next) {
        try {
            instances.retry(head, incident);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, Refusal.Kind.NOT_FOUND, Refusal.Kind.CONFLICT);
            return FormAgain.on(list(head), refusal);
        }
        next.addFlashAttribute("notice", "已安排重试，几秒后刷新本页；成功的不再列出。");
        return new ModelAndView("redirect:/staff/incidents");
    }

    private static Line line(CaseInstances.Failure failure, Map<FilingId, FilingRow> rows) {
        return new Line(
                failure.id(),
                failure.instance(),
                link(failure.filing(), rows),
                title(failure.filing(), rows),
                failure.step(),
                time(failure.since()),
                failure.words());
    }

    private Trying trying(CaseInstances.Retrying one, Map<FilingId, FilingRow> rows) {
        var next = one.next();
        return new Trying(
                one.instance(),
                link(one.filing(), rows),
                title(one.filing(), rows),
                one.step(),
                "还在自动重试，下次 " + (next == null || next.isBefore(clock.now()) ? "马上" : time(next)) + "，还试 " + one.left()
                        + " 次",
                one.words());
    }

    /** None to what this reader may not open. */
    private static @Nullable String link(@Nullable FilingId filing, Map<FilingId, FilingRow> rows) {
        return filing != null && rows.containsKey(filing) ? filing.toString() : null;
    }

    private static String title(@Nullable FilingId filing, Map<FilingId, FilingRow> rows) {
        if (filing == null) {
            return "不属于某件申请的流程";
        }
        var row = rows.get(filing);
        return row == null ? "您不能查看的申请" : row.parties();
    }

    private static String time(Instant at) {
        return CourtTime.ISO_MINUTE.format(at);
    }
}
