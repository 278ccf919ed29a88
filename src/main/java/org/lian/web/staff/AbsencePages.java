package org.lian.web.staff;

import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Absences;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.AbsentColleagues;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 外出与休假: a supervisor says who is away; what they hold goes to who stands in, or back to the lists. */
@Controller
class AbsencePages {
    private final StaffDirectory staff;
    private final Absences absences;
    private final AbsentColleagues absentColleagues;
    private final BusinessClock clock;

    AbsencePages(StaffDirectory staff, Absences absences, AbsentColleagues absentColleagues, BusinessClock clock) {
        this.staff = staff;
        this.absences = absences;
        this.absentColleagues = absentColleagues;
        this.clock = clock;
    }

    /** A colleague; {@code away} is null for who is here and stays. */
    record Colleague(
            String username,
            String name,
            String roles,
            @Nullable String away,
            @Nullable String substitute,
            @Nullable String reason) {}

    @GetMapping("/staff/absences")
    ModelAndView list(Actor supervisor) {
        return list(supervisor, Typed.NOTHING);
    }

    /** The fields of one colleague as they were typed; they stand in the form again after a refusal. */
    record Typed(String username, String from, String until, String substitute, String reason) {
        static final Typed NOTHING = new Typed("", "", "", "", "");

        private boolean tellsOfAnAbsence() {
            return !(from + substitute + reason).isBlank();
        }
    }

    private ModelAndView list(Actor supervisor, Typed typed) {
        var planned = absences.planned();
        return new ModelAndView("staff/absences")
                .addObject(
                        "colleagues",
                        staff.colleagues(supervisor).stream()
                                .map(person -> colleague(person, planned.get(person.username())))
                                .toList())
                .addObject("today", clock.today())
                .addObject("typed", typed);
    }

    private Colleague colleague(Staff person, Absences.@Nullable Absence absence) {
        return new Colleague(
                person.username(),
                person.displayName(),
                String.join(
                        "、", person.roles().stream().sorted().map(Role::label).toList()),
                absence == null
                        ? null
                        : absence.from().isAfter(clock.today())
                                ? absence.from() + " 至 " + absence.until() + " 不在岗"
                                : absence.until() + " 以前不在岗",
                absence == null || absence.substitute() == null ? null : name(absence.substitute()),
                absence == null ? null : absence.reason());
    }

    private String name(String username) {
        return staff.find(username).map(Staff::displayName).orElse(username);
    }

    @PostMapping("/staff/absences")
    ModelAndView record(
            Actor supervisor,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String substitute,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        var typed = new Typed(username, from, until, substitute, reason);
        try {
            var last = TypedDay.read("until", "最后一日", until);
            var first = TypedDay.read("from", "第一日", from);
            if (last == null && typed.tellsOfAnAbsence()) {
                throw Refusal.invalid("until", "MISSING", "请写明最后一日");
            }
            var absence = last == null
                    ? null
                    : new Absences.Absence(
                            first == null ? clock.today() : first, last, given(substitute), given(reason));
            var done = absentColleagues.record(supervisor, username, absence);
            next.addFlashAttribute("notice", said(absence, done));
            return new ModelAndView("redirect:/staff/absences");
        } catch (Refusal refusal) {
            return FormAgain.listed(list(supervisor, typed), refusal);
        }
    }

    private String said(Absences.@Nullable Absence absence, AbsentColleagues.HandedOver done) {
        if (absence == null) {
            return "已登记返岗。";
        }
        if (absence.from().isAfter(clock.today())) {
            return "已登记。" + absence.from() + " 起，名下的任务"
                    + (absence.substitute() == null ? "退回办理组。" : "交给 " + name(absence.substitute()) + " 代办。");
        }
        return "已登记，名下 "
                + (done.given() > 0
                        ? done.given() + " 项任务已交给 " + name(String.valueOf(absence.substitute())) + " 代办，"
                        : "")
                + done.returned() + " 项任务已退回办理组。";
    }

    private static @Nullable String given(String typed) {
        var line = PlainText.line(typed);
        return line.isEmpty() ? null : line;
    }
}
