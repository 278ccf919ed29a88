package org.lian.process.automatic;

import java.util.Optional;
import org.lian.filing.Filing;
import org.lian.identity.Absences;
import org.lian.identity.Accounts;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.OwnParts;
import org.lian.process.TaskKind;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/** The judge who answers for an automatic registration: one of the court, at work, whom nothing bars from the filing. */
@Component
class AnsweringJudge {
    private final StaffDirectory staff;
    private final Accounts accounts;
    private final Absences absences;
    private final OwnParts parts;

    AnsweringJudge(StaffDirectory staff, Accounts accounts, Absences absences, OwnParts parts) {
        this.staff = staff;
        this.accounts = accounts;
        this.absences = absences;
        this.parts = parts;
    }

    /** The judge of that user name; empty where they cannot answer for the filing today. */
    Optional<Actor> of(String username, Filing filing) {
        return staff.find(username)
                .filter(Staff::active)
                .filter(person -> person.roles().contains(Role.JUDGE))
                .filter(person -> person.courts().contains(filing.court()))
                .filter(person -> !absences.isAbsent(username))
                .filter(person ->
                        parts.bar(TaskKind.REVIEW, filing.id(), username).isEmpty())
                .map(person -> accounts.actorOf(username));
    }

    /** The name that is shown; the user name where nobody has it any more. */
    String name(String username) {
        return staff.find(username).map(Staff::displayName).orElse(username);
    }
}
