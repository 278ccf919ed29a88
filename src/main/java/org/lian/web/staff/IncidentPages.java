package org.lian.web.staff;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.filing.Filings;
import org.lian.process.CaseInstances;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
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
    private final Filings filings;
    private final BusinessClock clock;

    IncidentPages(CaseInstances instances, Filings filings, BusinessClock clock) {
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

    @GetMapping("/staff/incidents")
    ModelAndView list(Actor head) {
        Map<FilingId, String> titles = new HashMap<>();
        return new ModelAndView("staff/incidents")
                .addObject("failed", instances.numberFailed(head))
                .addObject("retried", instances.numberRetrying(head))
                .addObject(
                        "failures",
                        instances.failures(head).stream()
                                .map(failure -> line(head, failure, titles))
                                .toList())
                .addObject(
                        "retrying",
                        instances.retrying(head).stream()
                                .map(one -> trying(head, one, titles))
                                .toList());
    }

    @PostMapping("/staff/incidents/{incident}/retry")
    String retry(Actor head, @PathVariable String incident, RedirectAttributes next) {
        try {
            instances.retry(head, incident);
            next.addFlashAttribute("notice", "已安排重试，几秒后刷新本页；成功的不再列出。");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            next.addFlashAttribute("fault", refusal.detail());
        }
        return "redirect:/staff/incidents";
    }

    private Line line(Actor head, CaseInstances.Failure failure, Map<FilingId, String> titles) {
        var filing = failure.filing();
        return new Line(
                failure.id(),
                failure.instance(),
                filing == null ? null : filing.toString(),
                title(head, filing, titles),
                failure.step(),
                time(failure.since()),
                failure.words());
    }

    private Trying trying(Actor head, CaseInstances.Retrying one, Map<FilingId, String> titles) {
        var filing = one.filing();
        var next = one.next();
        return new Trying(
                one.instance(),
                filing == null ? null : filing.toString(),
                title(head, filing, titles),
                one.step(),
                "还在自动重试，下次 " + (next == null || next.isBefore(clock.now()) ? "马上" : time(next)) + "，还试 " + one.left()
                        + " 次",
                one.words());
    }

    private String title(Actor head, @Nullable FilingId filing, Map<FilingId, String> titles) {
        return filing == null
                ? "不属于某件申请的流程"
                : titles.computeIfAbsent(filing, one -> filings.find(head, one).heading());
    }

    private static String time(Instant at) {
        return CourtTime.ISO_MINUTE.format(at);
    }
}
