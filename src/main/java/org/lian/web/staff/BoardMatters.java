package org.lian.web.staff;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.grievances.Grievances;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.CaseInstances;
import org.lian.supervision.ReportPeriod;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.lian.workbench.ReleasedRules;
import org.lian.workbench.ReleasedRules.Released;
import org.lian.workbench.ReplaySummary;
import org.lian.workbench.RuleChange;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** 投诉、故障、规则 on the board: what a head answers for beside the numbers of cases. */
@Component
class BoardMatters {
    private static final int SHOWN_CHANGES = 5;
    private static final int LONGEST_TEXT = 40;

    private final Grievances grievances;
    private final CaseInstances instances;
    private final ReleasedRules rules;
    private final StaffDirectory staff;

    BoardMatters(Grievances grievances, CaseInstances instances, ReleasedRules rules, StaffDirectory staff) {
        this.grievances = grievances;
        this.instances = instances;
        this.rules = rules;
        this.staff = staff;
    }

    /**
     * A version of a rule that came into force.
     *
     * @param changes in words, the first of them
     * @param further how many changes more there are
     * @param tried what past filings said to it
     */
    record RuleLine(
            String name,
            String kind,
            int version,
            String since,
            String people,
            String reason,
            String basis,
            List<String> changes,
            int further,
            String tried) {}

    void show(Actor head, ReportPeriod period, ModelAndView page) {
        page.addObject("complaints", grievances.numbers(head, period.start(), period.end()))
                .addObject(
                        "rules",
                        rules.between(period.start(), period.end()).stream()
                                .map(this::line)
                                .toList())
                .addObject("mostRules", ReleasedRules.MOST);
        // The steps of the machine are mended by the head of the division.
        if (head.is(Role.SUPERVISOR)) {
            page.addObject("failures", instances.numberFailed(head))
                    .addObject("retrying", instances.numberRetrying(head));
        }
    }

    private RuleLine line(Released released) {
        var version = released.version();
        return new RuleLine(
                version.name(),
                version.kind().label(),
                version.version(),
                CourtTime.MINUTE.format(version.effectiveAt()),
                Stream.of(person("起草", version.author()), person("批准", version.approver()))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("，")),
                version.reason() == null ? "" : version.reason(),
                version.legalBasis() == null ? "" : version.legalBasis(),
                released.changes().stream()
                        .limit(SHOWN_CHANGES)
                        .map(BoardMatters::words)
                        .toList(),
                Math.max(0, released.changes().size() - SHOWN_CHANGES),
                version.rolledBackTo() == null ? tried(released.replay()) : "退回到第 " + version.rolledBackTo() + " 版");
    }

    private String person(String what, @Nullable String username) {
        return username == null
                ? ""
                : what + " " + staff.find(username).map(Staff::displayName).orElse(username);
    }

    private static String tried(@Nullable ReplaySummary replay) {
        return replay == null
                ? "发布前没有用过去的申请试过"
                : "发布前用 %d 件过去的申请试过，%d 件的结果不同".formatted(replay.filings(), replay.changed());
    }

    private static String words(RuleChange change) {
        var where = change.part()
                + (change.number() == null ? "" : "第 " + change.number() + " 行")
                + (change.column() == null ? "" : "“" + change.column() + "”");
        var values = Stream.of(change.before(), change.after())
                .map(value -> value == null || value.isBlank() ? "（空）" : clipped(value))
                .collect(Collectors.joining(" → "));
        return change.what() + "：" + where + (change.before() == null && change.after() == null ? "" : "，" + values);
    }

    private static String clipped(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }
}
