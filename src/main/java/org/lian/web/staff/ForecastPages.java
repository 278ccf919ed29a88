package org.lian.web.staff;

import java.util.List;
import java.util.stream.Stream;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.reference.Holidays;
import org.lian.supervision.Forecast;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 逾期预计: what happens to lateness when a colleague is away or more is filed, for the head of a division. */
@Controller
class ForecastPages {
    private static final int MOST_PERCENT = 200;

    private final Forecast forecast;
    private final StaffDirectory staff;
    private final Holidays calendar;

    ForecastPages(Forecast forecast, StaffDirectory staff, Holidays calendar) {
        this.forecast = forecast;
        this.staff = staff;
        this.calendar = calendar;
    }

    /** A case and what it leads to, in words. */
    record Line(String name, long late, long low, long high, long waiting) {}

    @GetMapping("/staff/forecast")
    ModelAndView forecast(
            Actor head, @RequestParam(defaultValue = "") String away, @RequestParam(defaultValue = "20") String more) {
        var page = new ModelAndView("staff/forecast").addObject("more", more).addObject("away", away);
        var colleagues = staff.colleagues(head);
        var asked = List.of(new Forecast.Case("", 0));
        try {
            asked = cases(colleagues, PlainText.line(away), percent(more));
        } catch (Refusal refusal) {
            FormAgain.on(page, refusal);
        }
        var found = forecast.of(head, asked, calendar::isWorkingDay);
        return page.addObject("colleagues", colleagues)
                .addObject("days", Forecast.AHEAD)
                .addObject(
                        "lines",
                        found.expected().stream()
                                .map(one -> line(one, colleagues))
                                .toList())
                .addObject("trials", found.trials())
                .addObject("thin", found.isThin())
                .addObject("known", found.days())
                .addObject("wanted", Forecast.WANTED_DAYS)
                .addObject("reckoned", found.reckoned())
                .addObject("worse", worse(found.expected()));
    }

    /** How many more are late in the worst of the cases than as things are. */
    private static long worse(List<Forecast.Expected> expected) {
        var late = expected.stream().mapToLong(Forecast.Expected::late).summaryStatistics();
        return expected.isEmpty() ? 0 : late.getMax() - expected.get(0).late();
    }

    private static List<Forecast.Case> cases(List<Staff> colleagues, String away, int more) {
        if (!away.isEmpty()
                && colleagues.stream().noneMatch(person -> person.username().equals(away))) {
            throw Refusal.invalid("away", "UNKNOWN", "没有这位同事，请在列表里选");
        }
        return Stream.of(
                        new Forecast.Case("", 0),
                        new Forecast.Case(away, 0),
                        new Forecast.Case("", more),
                        new Forecast.Case(away, more))
                .distinct()
                .toList();
    }

    private static int percent(String more) {
        try {
            var percent = Integer.parseInt(more.strip());
            if (percent >= 0 && percent <= MOST_PERCENT) {
                return percent;
            }
        } catch (NumberFormatException none) {
            // Said below, as for one that is too large.
        }
        throw Refusal.invalid("more", "PERCENT", "收案增加的百分之几请填 0 到 " + MOST_PERCENT + " 的整数");
    }

    private static Line line(Forecast.Expected one, List<Staff> colleagues) {
        var name = Stream.of(
                        colleagues.stream()
                                .filter(person ->
                                        person.username().equals(one.asked().away()))
                                .map(person -> person.displayName() + "不在")
                                .findFirst()
                                .orElse(""),
                        one.asked().more() == 0 ? "" : "收案多 " + one.asked().more() + "%")
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + "，" + right)
                .orElse("照现在这样");
        return new Line(name, one.late(), one.low(), one.high(), one.waiting());
    }
}
