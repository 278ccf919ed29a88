package org.lian.web.portal;

import org.lian.clock.BusinessClock;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.grievances.Grievances;
import org.lian.grievances.Reminders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The acts of a filer while the court has the filing: ask it to hurry, complain of it. */
@Component
class CourtsTurn {
    private final FilingActions actions;
    private final Reminders reminders;
    private final Grievances complaints;
    private final BusinessClock clock;

    CourtsTurn(FilingActions actions, Reminders reminders, Grievances complaints, BusinessClock clock) {
        this.actions = actions;
        this.reminders = reminders;
        this.complaints = complaints;
        this.clock = clock;
    }

    /** A complaint in the list: when, and how it stands. */
    public record Said(String at, boolean answered, String state) {}

    void show(Filing filing, Model model) {
        var courts = actions.of(filing).may(FilingAct.REMIND);
        var said = complaints.of(filing.id()).stream()
                .map(complaint -> new Said(
                        Times.minute(complaint.receivedAt()),
                        complaint.answeredAt() != null,
                        complaint.answeredAt() == null ? Times.deadline(complaint.dueAt()) + " 前答复" : "已答复，见“法院送达的文书”"))
                .toList();
        model.addAttribute("courtsTurn", courts);
        model.addAttribute("complaints", said);
        model.addAttribute("mayComplain", courts && said.stream().allMatch(Said::answered));
        model.addAttribute("remindedToday", remindedToday(filing));
    }

    private boolean remindedToday(Filing filing) {
        return reminders
                .latest(filing.id())
                .map(at -> at.atZone(BusinessClock.SHANGHAI).toLocalDate().equals(clock.today()))
                .orElse(false);
    }
}
