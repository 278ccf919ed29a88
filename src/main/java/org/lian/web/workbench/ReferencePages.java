package org.lian.web.workbench;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.reference.CalendarChange;
import org.lian.reference.CalendarChanges;
import org.lian.reference.CalendarCorrections;
import org.lian.reference.CalendarDay;
import org.lian.reference.CalendarWish;
import org.lian.reference.CalendarWishes;
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

/** 节假日和联系方式: what the workbench and administrators keep without a draft; of the calendar a second person confirms it. */
@Controller
class ReferencePages {
    private static final CourtContact NOTHING = new CourtContact("", "", "");

    private static final int CHANGES = 10;
    private static final int MOST_COURTS = 50;

    private final CalendarCorrections calendar;
    private final CalendarWishes wishes;
    private final CalendarChanges changes;
    private final Holidays holidays;
    private final CourtContacts contacts;
    private final Courts courts;
    private final BusinessClock clock;

    ReferencePages(
            CalendarCorrections calendar,
            CalendarWishes wishes,
            CalendarChanges changes,
            Holidays holidays,
            CourtContacts contacts,
            Courts courts,
            BusinessClock clock) {
        this.calendar = calendar;
        this.wishes = wishes;
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
            var entered = wishes.enter(keeper, days, source);
            next.addFlashAttribute(
                    "notice", "已记下 " + entered + " 天，等另一名庭长或者管理员确认。确认以后才按此计算期限；正在计算的期限那时逐件重新计算，只延后、不提前，延后的通知当事人");
            return new ModelAndView("redirect:/workbench/calendar");
        } catch (Refusal refusal) {
            return FormAgain.on(calendarPage(keeper, days, source), refusal).addObject("fault", words(refusal));
        }
    }

    /** The fate of a correction that is written down. */
    enum Answer {
        CONFIRM,
        WITHDRAW,
        TAKE_BACK
    }

    @PostMapping("/workbench/calendar/wishes")
    ModelAndView answer(
            Actor keeper,
            @RequestParam(defaultValue = "0") long wish,
            @RequestParam(required = false) @Nullable Answer answer,
            @RequestParam(defaultValue = "") String source,
            RedirectAttributes next) {
        try {
            if (answer == null) {
                throw Refusal.invalid("answer", "REQUIRED", "请选择确认、不生效或者撤回");
            }
            next.addFlashAttribute("notice", answered(keeper, wish, answer, source));
            return new ModelAndView("redirect:/workbench/calendar");
        } catch (Refusal refusal) {
            return FormAgain.on(calendarPage(keeper, "", ""), refusal).addObject("fault", words(refusal));
        }
    }

    private String answered(Actor keeper, long wish, Answer answer, String source) {
        switch (answer) {
            case CONFIRM -> {
                wishes.confirm(keeper, wish);
                return "已生效。以后计算的期限按此；正在计算的期限逐件重新计算，只延后、不提前，延后的通知当事人";
            }
            case WITHDRAW -> {
                wishes.withdraw(keeper, wish);
                return "没有生效，记录还在";
            }
            default -> {
                wishes.askBack(keeper, wish, source);
                return "已要求撤回，等另一名庭长或者管理员确认";
            }
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
                .addObject(
                        "wishes",
                        wishes.latest(CHANGES).stream()
                                .map(wish -> wish(wish, keeper))
                                .toList())
                .addObject("years", List.of(year(year + 1), year(year)))
                .addObject("days", days)
                .addObject("source", source);
    }

    /**
     * A correction as the page shows it.
     *
     * @param confirms whether the reader may put it in force
     * @param takesBack whether the reader may ask for it to be taken back
     */
    record Wish(long id, String days, String words, String state, boolean waits, boolean confirms, boolean takesBack) {}

    private static Wish wish(CalendarWish wish, Actor reader) {
        var back = wish.takesBack() != null;
        return new Wish(
                wish.id(),
                wish.days(),
                "%s%s %s，%s"
                        .formatted(
                                back ? "撤回：" : "",
                                wish.enteredBy(),
                                CourtTime.ISO_MINUTE.format(wish.enteredAt()),
                                wish.source()),
                wish.state().label() + (wish.answeredBy() == null ? "" : "（" + wish.answeredBy() + "）"),
                wish.state() == CalendarWish.State.WAITING,
                CalendarWishes.mayConfirm(reader, wish),
                wish.state() == CalendarWish.State.CONFIRMED && !back && !wish.isTakenBack());
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
