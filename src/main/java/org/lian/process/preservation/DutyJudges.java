package org.lian.process.preservation;

import java.util.List;
import org.lian.filing.FilingLifecycle;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/** The judges on duty of a court; all of its judges where none is. */
@Component
class DutyJudges {
    private static final String ARRIVED = "arrived";

    private final StaffDirectory staff;
    private final FilingLifecycle filings;
    private final Messages messages;

    DutyJudges(StaffDirectory staff, FilingLifecycle filings, Messages messages) {
        this.staff = staff;
        this.filings = filings;
        this.messages = messages;
    }

    /** Tells them once that an urgent application waits. */
    void tell(FilingId id) {
        of(filings.filing(id).court())
                .forEach(judge ->
                        messages.tell(News.of(MessageKind.ON_DUTY, id, judge.id(), ARRIVED, "一件保全申请等待裁定，请马上到工作台办理")));
    }

    private List<Staff> of(CourtCode court) {
        var judges = staff.all().stream()
                .filter(person -> person.active() && person.courts().contains(court))
                .filter(person -> person.roles().contains(Role.JUDGE))
                .toList();
        var onDuty = judges.stream()
                .filter(judge -> judge.roles().contains(Role.DUTY))
                .toList();
        return onDuty.isEmpty() ? judges : onDuty;
    }
}
