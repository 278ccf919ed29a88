package org.lian.web.staff;

import org.jspecify.annotations.Nullable;
import org.lian.process.automatic.AutoRegistrations;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.lian.web.Minutes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 等待自动登记: what is registered without a review unless somebody of the court takes it out in time. */
@Controller
class AutoRegistrationPages {
    private static final String PAGE = "/staff/automatic";
    /** The most that the page shows; the next ones come when these are registered. */
    private static final int MOST = 200;

    private final AutoRegistrations automatic;

    AutoRegistrationPages(AutoRegistrations automatic) {
        this.automatic = automatic;
    }

    /** A filing of the list. */
    record Line(
            FilingId filing,
            String parties,
            String cause,
            @Nullable String amount,
            String received,
            String due,
            String judge) {}

    @GetMapping(PAGE)
    ModelAndView list(Actor actor) {
        return new ModelAndView("staff/automatic")
                .addObject(
                        "lines",
                        automatic.waiting(actor, null, MOST).stream()
                                .map(AutoRegistrationPages::line)
                                .toList())
                .addObject("counts", automatic.counts(actor))
                .addObject("most", MOST)
                .addObject("takesOut", AutoRegistrations.mayTakeOut(actor));
    }

    @PostMapping(PAGE + "/{id}/taking-out")
    ModelAndView takeOut(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        try {
            automatic.takeOut(actor, id, reason);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT, Refusal.Kind.NOT_FOUND);
            return FormAgain.on(list(actor), refusal)
                    .addObject("at", id.toString())
                    .addObject("reason", reason);
        }
        next.addFlashAttribute("notice", "已经取出，由人审查。");
        next.addFlashAttribute("taken", id.toString());
        return new ModelAndView("redirect:" + PAGE);
    }

    private static Line line(AutoRegistrations.Waiting one) {
        var amount = one.amountFen();
        return new Line(
                one.filing(),
                one.parties(),
                one.cause(),
                amount == null ? null : new Fen(amount).toString(),
                Minutes.of(one.receivedAt()),
                Minutes.of(one.dueAt()),
                one.judge());
    }
}
