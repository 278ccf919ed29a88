package org.lian.web.workbench;

import java.util.Comparator;
import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.reference.CalendarChange;
import org.lian.reference.CalendarChanges;
import org.lian.reference.CalendarCorrections;
import org.lian.reference.CalendarDay;
import org.lian.reference.Court;
import org.lian.reference.CourtContact;
import org.lian.reference.CourtContacts;
import org.lian.reference.Courts;
import org.lian.reference.Holidays;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 节假日和联系方式: what one person of the workbench or an administrator keeps, without a draft and a second person. */
@Controller
class ReferencePages {
    private static final CourtContact NOTHING = new CourtContact("", "", "");

    private static final int CHANGES = 10;
    private static final int MOST_COURTS = 50;

    private final CalendarCorrections calendar;
    private final CalendarChanges changes;
    private final Holidays holidays;
    private final CourtContacts contacts;
    private final Courts courts;
    private final BusinessClock clock;

    ReferencePages(
            CalendarCorrections calendar,
            CalendarChanges changes,
            Holidays holidays,
            CourtContacts contacts,
            Courts courts,
            BusinessClock clock) {
        this.calendar = calendar;
        this.changes = changes;
        this.holidays = holidays;
        this.contacts = contacts;
        this.courts = courts;
        this.clock = clock;
    }

    /** A year in the calendar; {@code whole} when its notice is entered. */
    record Year(int year, List<CalendarDay> days, boolean whole) {}

    /** The progress of counting the open periods anew after a change. */
    record Recount(String at, String source, boolean ended, int seen, int postponed, int leftAlone) {}

    /** A court of the keeper, with what is known of it. */
    record Row(Court court, CourtContact contact) {}

    @GetMapping("/workbench/calendar")
    ModelAndView calendar(Actor keeper) {
        return calendarPage(keeper, "", "");
    }

    @PostMapping("/workbench/calendar")
    ModelAndView enter(
            Actor keeper,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String source,
            RedirectAttributes next) {
        try {
            var entered = calendar.enter(keeper, days, source);
            next.addFlashAttribute("notice", "已记下 " + entered + " 天。以后计算的期限按此；正在计算的期限逐件重新计算，只延后、不提前，延后的通知当事人");
            return new ModelAndView("redirect:/workbench/calendar");
        } catch (Refusal refusal) {
            return FormAgain.on(calendarPage(keeper, days, source), refusal).addObject("fault", words(refusal));
        }
    }

    @GetMapping("/workbench/contacts")
    ModelAndView contacts(Actor keeper) {
        return contactsPage(keeper, "", NOTHING);
    }

    @PostMapping("/workbench/contacts")
    ModelAndView change(
            Actor keeper,
            @RequestParam(defaultValue = "") String court,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String hours,
            RedirectAttributes next) {
        var typed = new CourtContact(phone.strip(), address.strip(), hours.strip());
        try {
            contacts.change(keeper, new CourtCode(court), typed);
            next.addFlashAttribute("notice", "已更改，当事人现在就看到新的联系方式");
            return new ModelAndView("redirect:/workbench/contacts");
        } catch (Refusal refusal) {
            return FormAgain.on(contactsPage(keeper, court, typed), refusal).addObject("fault", words(refusal));
        }
    }

    private ModelAndView calendarPage(Actor keeper, String days, String source) {
        var year = clock.today().getYear();
        return new ModelAndView("workbench/calendar")
                .addObject("workbench", worksThere(keeper))
                .addObject(
                        "recounts",
                        changes.latest(CHANGES).stream()
                                .map(ReferencePages::recount)
                                .toList())
                .addObject("years", List.of(year(year + 1), year(year)))
                .addObject("days", days)
                .addObject("source", source);
    }

    private static Recount recount(CalendarChange change) {
        return new Recount(
                CourtTime.ISO_MINUTE.format(change.enteredAt()),
                change.source(),
                change.endedAt() != null,
                change.seen(),
                change.postponed(),
                change.leftAlone());
    }

    private Year year(int year) {
        return new Year(year, calendar.ofYear(year), holidays.isPublished(year));
    }

    /** @param typed what was refused for that court and is not lost */
    private ModelAndView contactsPage(Actor keeper, String court, CourtContact typed) {
        var own = keeper.administersAll()
                ? courts.search("", true, MOST_COURTS).stream()
                : keeper.courts().stream().flatMap(code -> courts.find(code).stream());
        return new ModelAndView("workbench/contacts")
                .addObject("workbench", worksThere(keeper))
                .addObject(
                        "rows",
                        own.sorted(Comparator.comparing(Court::name))
                                .map(one -> new Row(
                                        one,
                                        one.code().value().equals(court)
                                                ? typed
                                                : contacts.of(one.code()).orElse(NOTHING)))
                                .toList());
    }

    private static boolean worksThere(Actor keeper) {
        return keeper.is(Role.ANALYST) || keeper.is(Role.SUPERVISOR);
    }

    private static String words(Refusal refusal) {
        return refusal.faults().isEmpty()
                ? refusal.detail()
                : String.join(
                        "；",
                        refusal.faults().stream().map(Refusal.Fault::message).toList());
    }
}
