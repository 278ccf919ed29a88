package org.lian.web.portal;

import org.lian.grievances.Reminders;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 催办: one button on the filing's page, which says how it went. */
@Controller
class ReminderPages {
    private final Reminders reminders;

    ReminderPages(Reminders reminders) {
        this.reminders = reminders;
    }

    @PostMapping("/filings/{id}/reminders")
    String remind(Actor actor, @PathVariable FilingId id, RedirectAttributes next) {
        var filing = id;
        try {
            reminders.remind(actor, filing);
            next.addFlashAttribute("notice", "已催办，承办人的列表里排到了前面。");
        } catch (Refusal refusal) {
            FormAgain.require(refusal, Refusal.Kind.CONFLICT, Refusal.Kind.TOO_MANY);
            next.addFlashAttribute("problem", refusal.detail());
        }
        return "redirect:/filings/" + filing;
    }
}
