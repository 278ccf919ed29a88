package org.lian.web.staff;

import java.util.List;
import java.util.Map;
import org.lian.desk.DeskRows;
import org.lian.identity.Absences;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 改派给谁: the colleagues who are here and may take one of the tasks at least. */
@Component
class Takers {
    private final StaffDirectory staff;
    private final Absences absences;
    private final DeskRows rows;

    Takers(StaffDirectory staff, Absences absences, DeskRows rows) {
        this.staff = staff;
        this.absences = absences;
        this.rows = rows;
    }

    /**
     * A colleague.
     *
     * @param not how many of the tasks may not be given to this one
     */
    record Taker(String username, String name, long not) {}

    List<Taker> of(Actor head, List<String> tasks) {
        var away = absences.current().keySet();
        var here = staff.colleagues(head).stream()
                .filter(person -> !away.contains(person.username()))
                .toList();
        var not = rows.notFor(head, tasks, here);
        return here.stream()
                .map(person -> new Taker(person.username(), person.displayName(), number(not, person)))
                .filter(taker -> taker.not() < tasks.size())
                .toList();
    }

    private static long number(Map<String, Long> not, Staff person) {
        return not.getOrDefault(person.username(), 0L);
    }
}
