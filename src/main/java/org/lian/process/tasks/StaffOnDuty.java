package org.lian.process.tasks;

import java.util.List;
import java.util.stream.Stream;
import org.lian.filing.FilingLifecycle;
import org.lian.identity.Absences;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/** 值班人员: the people of a court who are told at once of what cannot wait until somebody looks at the lists. */
@Component
public class StaffOnDuty {
    private final StaffDirectory staff;
    private final Absences absences;
    private final FilingLifecycle filings;
    private final Messages messages;

    StaffOnDuty(StaffDirectory staff, Absences absences, FilingLifecycle filings, Messages messages) {
        this.staff = staff;
        this.absences = absences;
        this.filings = filings;
        this.messages = messages;
    }

    /**
     * Tells them, on their desk and by the court's channels: those of the role who are on duty, all of the role where none
     * is. Where no message can reach any of these, the heads of the division are told as well. Nobody who is away is.
     *
     * @param role who acts on it
     * @param key tells this occasion from others of the filing; the same again is told once
     * @param title what waits, without names and matter
     */
    public void tell(FilingId id, Role role, String key, String title) {
        for (var person : of(filings.filing(id).court(), role)) {
            messages.tell(News.of(MessageKind.ON_DUTY, id, person.id(), key, title));
        }
    }

    private List<Staff> of(CourtCode court, Role role) {
        var away = absences.current().keySet();
        var here = staff.all().stream()
                .filter(person -> person.active() && person.courts().contains(court))
                .filter(person -> !away.contains(person.username()))
                .toList();
        var competent = with(here, role);
        var onDuty = with(competent, Role.DUTY);
        var told = onDuty.isEmpty() ? competent : onDuty;
        return told.stream().map(Staff::phone).allMatch(String::isEmpty)
                ? Stream.concat(told.stream(), with(here, Role.SUPERVISOR).stream())
                        .distinct()
                        .toList()
                : told;
    }

    private static List<Staff> with(List<Staff> people, Role role) {
        return people.stream().filter(person -> person.roles().contains(role)).toList();
    }
}
