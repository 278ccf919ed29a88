package org.lian.web.staff;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Absences;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.AbsentColleagues;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 外出与休假: a supervisor says who is away; their tasks go back to the lists at once. */
@Controller
class AbsencePages {
    private final StaffDirectory staff;
    private final Absences absences;
    private final AbsentColleagues absentColleagues;

    AbsencePages(StaffDirectory staff, Absences absences, AbsentColleagues absentColleagues) {
        this.staff = staff;
        this.absences = absences;
        this.absentColleagues = absentColleagues;
    }

    /** A colleague; {@code until} is null for who is here. */
    record Colleague(
            String username,
            String name,
            String roles,
            @Nullable String until) {}

    @GetMapping("/staff/absences")
    ModelAndView list(Actor supervisor) {
        var away = absences.current();
        return new ModelAndView(
                "staff/absences",
                "colleagues",
                colleagues(supervisor).stream()
                        .map(person -> new Colleague(
                                person.username(),
                                person.displayName(),
                                String.join(
                                        "、",
                                        person.roles().stream()
                                                .sorted()
                                                .map(Role::label)
                                                .toList()),
                                Optional.ofNullable(away.get(person.username()))
                                        .map(LocalDate::toString)
                                        .orElse(null)))
                        .toList());
    }

    @PostMapping("/staff/absences")
    ModelAndView record(
            Actor supervisor,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes next) {
        try {
            var handedBack = absentColleagues.record(supervisor, username, day(until));
            next.addFlashAttribute("notice", until.isBlank() ? "已登记返岗。" : "已登记，名下 " + handedBack + " 项任务已退回办理组。");
            return new ModelAndView("redirect:/staff/absences");
        } catch (Refusal refusal) {
            return FormAgain.on(list(supervisor), refusal);
        }
    }

    private List<Staff> colleagues(Actor supervisor) {
        return staff.all().stream()
                .filter(Staff::takesTasks)
                .filter(person -> person.courts().stream().anyMatch(supervisor::actsFor))
                .toList();
    }

    private static @Nullable LocalDate day(String until) {
        if (until.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(until.strip());
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("until", "NOT_A_DATE", "日期请写成 2026-12-01 这样的格式");
        }
    }
}
