package org.lian.web.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.WindowEntries;
import org.lian.filing.WindowOwner;
import org.lian.identity.Account;
import org.lian.identity.WindowPhones;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 核对本人的手机: the code that goes to who stands at the window, and what it proves. */
@Controller
class WindowPhonePages {
    private static final String TICKET = "window.phone.";

    private final WindowEntries entries;
    private final WindowPhones phones;
    private final WindowOwner owner;

    WindowPhonePages(WindowEntries entries, WindowPhones phones, WindowOwner owner) {
        this.entries = entries;
        this.phones = phones;
        this.owner = owner;
    }

    /** Sends a code. */
    @PostMapping("/staff/window/{id}/phone")
    String ask(Actor clerk, @PathVariable FilingId id, HttpServletRequest request, RedirectAttributes next) {
        var person = person(clerk, id);
        return answered(id, next, () -> {
            request.getSession().setAttribute(TICKET + id, phones.ask(clerk, person, request.getRemoteAddr()));
            next.addFlashAttribute("told", "验证码已发出，请本人念给您。");
            next.addFlashAttribute("codeSent", "yes");
        });
    }

    /** Takes the code that the person reads out. */
    @PostMapping("/staff/window/{id}/phone/code")
    String confirm(
            Actor clerk,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes next) {
        var person = person(clerk, id);
        next.addFlashAttribute("codeSent", "yes");
        return answered(id, next, () -> {
            var ticket = request.getSession().getAttribute(TICKET + id) instanceof String kept ? kept : null;
            var whose = phones.confirm(clerk, person, ticket, code);
            owner.link(clerk, id, whose);
            request.getSession().removeAttribute(TICKET + id);
            next.addFlashAttribute("codeSent", "no");
            next.addFlashAttribute("told", whose.openedAtWindow() ? "手机核对好了，本人以后可以用它登录。" : "核对好了，这一件已经归到本人自己的账号。");
        });
    }

    private Account person(Actor clerk, FilingId id) {
        entries.find(clerk, id);
        return entries.personOf(clerk, id, true).orElseThrow(() -> Refusal.conflict("只能在当天、本人在场时核对手机"));
    }

    private static String answered(FilingId id, RedirectAttributes next, Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            FormAgain.require(refusal, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT, Refusal.Kind.TOO_MANY);
            next.addFlashAttribute(
                    "refused",
                    refusal.faults().isEmpty()
                            ? refusal.detail()
                            : refusal.faults().get(0).message());
        }
        return "redirect:/staff/window/" + id;
    }

    /** What is not there, or not for these eyes, is said on a page of the court. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        return CasePages.closed(refusal, response);
    }
}
