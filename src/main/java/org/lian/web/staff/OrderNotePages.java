package org.lian.web.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Consumer;
import org.lian.filing.Filings;
import org.lian.filing.OrderRequests;
import org.lian.filing.OtherSuits;
import org.lian.filing.RevocationProposals;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 支付令 on the case page: what somebody of the court takes down of it. */
@Controller
class OrderNotePages {
    private final Filings filings;
    private final OrderRequests orders;
    private final OtherSuits suits;
    private final RevocationProposals revocations;
    private final CasePages cases;

    OrderNotePages(
            Filings filings, OrderRequests orders, OtherSuits suits, RevocationProposals revocations, CasePages cases) {
        this.filings = filings;
        this.orders = orders;
        this.suits = suits;
        this.revocations = revocations;
        this.cases = cases;
    }

    /** A note with its writer, its case, and the page that answers. */
    private record Note(Actor actor, FilingId id, HttpServletResponse response, RedirectAttributes next) {}

    /** 债务人的书面异议, as it came to the court. */
    @PostMapping("/staff/filings/{id}/objection")
    ModelAndView objection(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String claims,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            RedirectAttributes next) {
        return taken(
                new Note(actor, id, response, next),
                "objection",
                Map.of("who", who, "claims", claims, "reason", reason),
                filing -> orders.object(
                        actor, filing, PlainText.line(who), PlainText.line(claims), PlainText.line(reason)),
                "已经记下，由法官审查。");
    }

    /** 另行起诉: the creditor sued on the debt, or on its guarantee. */
    @PostMapping("/staff/filings/{id}/other-suit")
    ModelAndView otherSuit(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String which,
            HttpServletResponse response,
            RedirectAttributes next) {
        return taken(
                new Note(actor, id, response, next),
                "other-suit",
                Map.of("matter", matter, "which", which),
                filing -> suits.note(actor, filing, matter, PlainText.line(which)),
                "已经记下，由法官裁定终结督促程序。");
    }

    /** 退回: what was sent to a debtor came back. */
    @PostMapping("/staff/filings/{id}/undelivered")
    ModelAndView undelivered(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            RedirectAttributes next) {
        return taken(
                new Note(actor, id, response, next),
                "undelivered",
                Map.of("reason", reason),
                filing -> orders.returned(actor, filing, PlainText.line(reason)),
                "已经记下，并告诉了债权人。");
    }

    /** 提交审判委员会: the president holds an order in force to be wrong. */
    @PostMapping("/staff/filings/{id}/order-revocation")
    ModelAndView revocation(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            RedirectAttributes next) {
        return taken(
                new Note(actor, id, response, next),
                "order-revocation",
                Map.of("reason", reason),
                filing -> revocations.propose(actor, filing, PlainText.of(reason)),
                "已经提交审判委员会；讨论以后由法官登记决定，裁定撤销以前支付令照常有效。");
    }

    private ModelAndView taken(Note note, String form, Map<String, String> typed, Consumer<FilingId> act, String done) {
        var filing = filings.find(note.actor, note.id).id();
        try {
            act.accept(filing);
        } catch (Refusal refusal) {
            return cases.again(note.actor, note.id, refusal, note.response, form, typed);
        }
        note.next.addFlashAttribute("taken_down", done);
        return new ModelAndView("redirect:/staff/filings/" + note.id);
    }
}
