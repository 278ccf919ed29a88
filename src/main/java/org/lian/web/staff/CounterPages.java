package org.lian.web.staff;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FeeDue;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.FilingSearch;
import org.lian.filing.Filings;
import org.lian.payment.Payments;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 窗口收费: a clerk of the court confirms what was paid at the window, with the number of the receipt. */
@Controller
class CounterPages {
    private static final int LONGEST = 100;
    private static final String BEFORE_THE_FEE = "刚立案的，交费通知送达以后才能收费；纸质送达的，先登记送达回证。";

    private final Filings filings;
    private final FilingActions actions;
    private final FilingSearch search;
    private final FeeDue fees;
    private final Payments payments;

    CounterPages(Filings filings, FilingActions actions, FilingSearch search, FeeDue fees, Payments payments) {
        this.filings = filings;
        this.actions = actions;
        this.search = search;
        this.fees = fees;
        this.payments = payments;
    }

    /**
     * The case whose fee is paid at the window.
     *
     * @param filing its id; the code that was quoted, where the case is kept from the clerk
     * @param kept whether it is, so that neither its parties nor its page are shown
     */
    record Owed(String filing, String title, @Nullable String caseNumber, String amount, boolean kept) {}

    @GetMapping("/staff/counter")
    ModelAndView find(
            Actor clerk,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String receiptNumber) {
        var page = new ModelAndView("staff/counter", "number", number).addObject("receiptNumber", receiptNumber);
        if (number.isBlank()) {
            return page;
        }
        try {
            var kept = search.keptButOwed(clerk, number);
            if (kept.isPresent()) {
                requireOpen(kept.get());
                return page.addObject("owed", owed(payable(kept.get()), number));
            }
            var found = search.named(clerk, number);
            if (found.size() != 1) {
                return page.addObject("choices", choices(found));
            }
            var taken = taken(found.get(0));
            return taken.isPresent()
                    ? FormAgain.on(page.addObject("paid", found.get(0).id().toString()), taken.get())
                    : page.addObject("owed", owed(payable(found.get(0))));
        } catch (Refusal refusal) {
            return FormAgain.on(page, refusal);
        }
    }

    /** A refusal leads back to the page with what was typed, so that the browser's 返回 has a page to come back to. */
    @PostMapping("/staff/counter")
    String confirm(
            Actor clerk,
            @RequestParam(defaultValue = "") String filing,
            @RequestParam(defaultValue = "") String receiptNumber,
            RedirectAttributes next) {
        try {
            var kept = search.keptButOwed(clerk, filing);
            var found = kept.isPresent() ? kept.get() : filings.find(clerk, FilingId.of(filing));
            requireOpen(found);
            var due = fees.of(payable(found));
            payments.paidAtCounter(clerk, found.id(), found.court(), due, receiptNumber);
            next.addFlashAttribute("notice", "已登记窗口收费 " + new Fen(due.fen()) + "，票据号 " + receiptNumber.strip() + "。");
            if (kept.isEmpty()) {
                next.addFlashAttribute("paid", found.id().toString());
            }
        } catch (Refusal refusal) {
            next.addFlashAttribute("fault", refusal.detail());
            next.addAttribute("number", start(filing)).addAttribute("receiptNumber", start(receiptNumber));
        }
        return "redirect:/staff/counter";
    }

    private static String start(String typed) {
        return typed.substring(0, Math.min(typed.length(), LONGEST));
    }

    /** A form that is sent again, for example with the browser's 返回, takes nothing. */
    private void requireOpen(Filing filing) {
        taken(filing).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private Optional<Refusal> taken(Filing filing) {
        var due = actions.of(filing).may(FilingAct.TAKE_PAYMENT) ? Optional.of(fees.of(filing)) : Optional.<Due>empty();
        return payments.takenAtCounter(filing.id(), due)
                .map(taken -> Refusal.conflict(
                        "这一件的诉讼费 " + new Fen(taken.fen()) + "已经收过，票据号 " + taken.receiptNumber() + "，没有再收一次。"));
    }

    private Filing payable(Filing filing) {
        if (!actions.of(filing).may(FilingAct.TAKE_PAYMENT)) {
            throw Refusal.conflict(
                    filing.isDeferred()
                            ? "这件案件准许缓交诉讼费，立案时不收：交纳的时间由审理本案的法院通知，请当事人收到通知以后在那里交。"
                            : "这件案件现在没有待交的诉讼费（" + filing.status().text() + "）。" + BEFORE_THE_FEE);
        }
        return filing;
    }

    /** Those that one may pay now, to choose from. */
    private List<Owed> choices(List<Filing> found) {
        var payable = found.stream()
                .filter(filing -> actions.of(filing).may(FilingAct.TAKE_PAYMENT))
                .map(this::owed)
                .toList();
        if (payable.isEmpty()) {
            throw Refusal.notFound("没有找到待交诉讼费的案件。请核对案号、回执编号，或者输入当事人的全名（单位用全称）。" + BEFORE_THE_FEE);
        }
        return payable;
    }

    private Owed owed(Filing filing) {
        return new Owed(
                filing.id().toString(),
                filing.title(),
                filing.caseNumber(),
                new Fen(fees.of(filing).fen()).toString(),
                false);
    }

    /** Of what is kept from the clerk, only that it is owed. */
    private Owed owed(Filing kept, String code) {
        return new Owed(code, "保密事项，凭缴费码收费", null, new Fen(fees.of(kept).fen()).toString(), true);
    }
}
