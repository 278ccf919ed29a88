package org.lian.web.workbench;

import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.reference.CalendarCorrections;
import org.lian.reference.CalendarDay;
import org.lian.reference.Court;
import org.lian.reference.CourtContact;
import org.lian.reference.CourtContacts;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 节假日和联系方式: what one person of the workbench keeps, without a draft and a second person. */
@Controller
class ReferencePages {
    private static final int MOST_COURTS = 100;

    private final CalendarCorrections calendar;
    private final CourtContacts contacts;
    private final Courts courts;
    private final BusinessClock clock;

    ReferencePages(CalendarCorrections calendar, CourtContacts contacts, Courts courts, BusinessClock clock) {
        this.calendar = calendar;
        this.contacts = contacts;
        this.courts = courts;
        this.clock = clock;
    }

    /** A year in the calendar. */
    record Year(int year, List<CalendarDay> days) {}

    /** A court that takes filings, with what is known of it. */
    record Row(Court court, CourtContact contact) {}

    @GetMapping("/workbench/calendar")
    ModelAndView calendar() {
        return calendarPage("", "");
    }

    @PostMapping("/workbench/calendar")
    ModelAndView enter(
            Actor analyst,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String source) {
        try {
            var entered = calendar.enter(analyst, days, source);
            return calendarPage("", "").addObject("notice", "已记下 " + entered + " 天。以后计算的期限按此，已经告知当事人的期限不变");
        } catch (Refusal refusal) {
            return calendarPage(days, source).addObject("fault", words(refusal));
        }
    }

    @GetMapping("/workbench/contacts")
    ModelAndView contacts() {
        return contactsPage();
    }

    @PostMapping("/workbench/contacts")
    ModelAndView change(
            Actor analyst,
            @RequestParam(defaultValue = "") String court,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String hours) {
        try {
            contacts.change(
                    analyst, new CourtCode(court), new CourtContact(phone.strip(), address.strip(), hours.strip()));
            return contactsPage().addObject("notice", "已更改，当事人现在就看到新的联系方式");
        } catch (Refusal refusal) {
            return contactsPage().addObject("fault", words(refusal));
        }
    }

    private ModelAndView calendarPage(String days, String source) {
        var year = clock.today().getYear();
        return new ModelAndView("workbench/calendar")
                .addObject(
                        "years",
                        List.of(new Year(year + 1, calendar.ofYear(year + 1)), new Year(year, calendar.ofYear(year))))
                .addObject("days", days)
                .addObject("source", source);
    }

    private ModelAndView contactsPage() {
        return new ModelAndView("workbench/contacts")
                .addObject(
                        "rows",
                        courts.search("", true, MOST_COURTS).stream()
                                .map(court ->
                                        new Row(court, contacts.of(court.code()).orElse(new CourtContact("", "", ""))))
                                .toList());
    }

    private static String words(Refusal refusal) {
        return refusal.faults().isEmpty()
                ? refusal.detail()
                : String.join(
                        "；",
                        refusal.faults().stream().map(Refusal.Fault::message).toList());
    }
}
