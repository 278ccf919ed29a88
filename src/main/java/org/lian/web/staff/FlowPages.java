package org.lian.web.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.desk.DeskRow;
import org.lian.desk.DeskRows;
import org.lian.desk.DueDate;
import org.lian.desk.FlowCases;
import org.lian.filing.FilingRow;
import org.lian.filing.Filings;
import org.lian.process.CaseInstances;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** 运行监督里的案件: what Cockpit shows by its ids alone, in the words of the court. */
@Controller
class FlowPages {
    /** More elements than a person chooses on a diagram are no question of a page. */
    private static final int MOST_STEPS = 50;

    private final CaseInstances instances;
    private final Filings filings;
    private final DeskRows rows;
    private final FlowCases cases;
    private final BusinessClock clock;

    FlowPages(CaseInstances instances, Filings filings, DeskRows rows, FlowCases cases, BusinessClock clock) {
        this.instances = instances;
        this.filings = filings;
        this.rows = rows;
        this.cases = cases;
        this.clock = clock;
    }

    /** The case of an instance, for the tab of Cockpit. */
    record Behind(String filing, String title, @Nullable String caseNumber, String status, List<String> tasks) {}

    /**
     * The cases of a diagram's version, for the tab of Cockpit.
     *
     * @param said the numbers in words
     * @param rest how many are not among the rows, in words that go on with where they are found; null where all are
     */
    record Cases(String said, @Nullable String rest, List<Line> rows) {}

    /**
     * A flow in words.
     *
     * @param filing null where there is no page of a case to go to
     * @param number of the case, or of the receipt while there is no case; null where there is neither
     * @param received when, and how long ago
     * @param tasks what is open; where nothing is, how the filing stands
     */
    record Line(
            String instance,
            @Nullable String filing,
            String title,
            @Nullable String number,
            @Nullable String received,
            List<Open> tasks) {}

    /** A task of a case, or how the case stands while there is none. */
    record Open(String what, String holder, @Nullable String due, boolean late) {}

    /** Which case an instance is; looking is a reading. */
    @GetMapping("/staff/instances/{instance}")
    @ResponseBody
    ResponseEntity<Behind> instance(Actor head, @PathVariable String instance) {
        var filing = filings.find(
                head, instances.filingOf(head, instance).orElseThrow(() -> Refusal.notFound("这个流程实例不属于本院的案件")));
        return unkept(new Behind(
                filing.id().toString(),
                filing.heading(),
                filing.caseNumber(),
                filing.statusText(),
                rows.ofFiling(head, filing.id()).stream()
                        .map(row -> row.kind() + "：" + holder(row)
                                + (row.due() == null ? "" : "，期限 " + row.due().text()))
                        .toList()));
    }

    /** Which cases run on a version of a diagram. */
    @GetMapping("/staff/definitions/{definition}/cases")
    @ResponseBody
    ResponseEntity<Cases> cases(
            Actor head, @PathVariable String definition, @RequestParam(defaultValue = "") List<String> step) {
        if (step.size() > MOST_STEPS) {
            throw Refusal.invalid("step", "INVALID", "一次最多选 " + MOST_STEPS + " 个环节");
        }
        var page = cases.of(head, definition, step);
        var more = page.numbers().flows() - page.rows().size();
        return unkept(new Cases(
                said(page.numbers(), !step.isEmpty()),
                more == 0 ? null : "期限近的列在前面，还有 " + more + (isOfParts(page.numbers()) ? " 段" : " 件") + "没有列出，",
                page.rows().stream().map(this::line).toList()));
    }

    private static <T> ResponseEntity<T> unkept(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /** Whether a case may have several of the flows, or none that is its own. */
    private static boolean isOfParts(FlowCases.Numbers numbers) {
        var filings = numbers.cases();
        return numbers.parts() || filings != null && numbers.flows() != filings;
    }

    private static String said(FlowCases.Numbers numbers, boolean chosen) {
        if (!isOfParts(numbers)) {
            return (chosen ? "选中的环节上有 " : "这一版流程上有 ") + numbers.flows() + " 件案件在办。";
        }
        return "这是案件里的一段流程：" + (chosen ? "选中的环节上" : "现在") + "有 " + numbers.flows() + " 段在走"
                + (numbers.cases() == null ? "" : "，属于 " + numbers.cases() + " 件案件")
                + (numbers.others() == 0 ? "。" : "；其中 " + numbers.others() + " 段不属于某件申请。");
    }

    private Line line(FlowCases.Row row) {
        var filing = row.filing();
        var tasks = row.tasks().stream().map(FlowPages::open).toList();
        if (filing == null) {
            return new Line(row.instance(), null, "不属于本院申请的流程", null, null, tasks);
        }
        return new Line(
                row.instance(),
                filing.id().toString(),
                filing.parties(),
                filing.caseNumber() == null ? row.receipt() : filing.caseNumber(),
                filing.receivedAt() == null ? null : received(filing.receivedAt()),
                tasks.isEmpty() ? List.of(standing(filing)) : tasks);
    }

    private static Open open(DeskRow row) {
        var due = row.due();
        return new Open(
                row.kind(),
                holder(row),
                due == null ? null : due.text(),
                due != null && due.group() == DueDate.Group.OVERDUE);
    }

    private static Open standing(FilingRow filing) {
        return new Open(filing.statusText(), "没有要人办的任务", null, false);
    }

    private static String holder(DeskRow row) {
        return row.holder() == null ? "待认领" : row.holder();
    }

    /** 11月28日，3 天前. */
    private String received(Instant at) {
        var day = LocalDate.ofInstant(at, BusinessClock.SHANGHAI);
        var days = ChronoUnit.DAYS.between(day, clock.today());
        return day.format(
                        day.getYear() == clock.today().getYear()
                                ? CourtTime.CLOSE_DAY_OF_THIS_YEAR
                                : CourtTime.CLOSE_DAY)
                + (days <= 0 ? "，今天" : "，" + days + " 天前");
    }
}
