package org.lian.web.staff;

import org.jspecify.annotations.Nullable;
import org.lian.fees.Fees;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.payment.Payments;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 窗口收费: a clerk of the court confirms what was paid at the window, with the number of the receipt. */
@Controller
class CounterPages {
    private final Filings filings;
    private final FilingLifecycle lifecycle;
    private final Fees fees;
    private final Payments payments;

    CounterPages(Filings filings, FilingLifecycle lifecycle, Fees fees, Payments payments) {
        this.filings = filings;
        this.lifecycle = lifecycle;
        this.fees = fees;
        this.payments = payments;
    }

    /** The case whose fee is paid at the window. */
    record Owed(String filing, String title, @Nullable String caseNumber, String amount) {}

    @GetMapping("/staff/counter")
    ModelAndView find(Actor clerk, @RequestParam(defaultValue = "") String number) {
        var page = new ModelAndView("staff/counter", "number", number);
        if (number.isBlank()) {
            return page;
        }
        try {
            return page.addObject("owed", owed(filing(clerk, number.strip())));
        } catch (Refusal refusal) {
            return refused(page, refusal);
        }
    }

    @PostMapping("/staff/counter")
    ModelAndView confirm(
            Actor clerk,
            @RequestParam(defaultValue = "") String filing,
            @RequestParam(defaultValue = "") String receiptNumber,
            RedirectAttributes next) {
        var page = new ModelAndView("staff/counter", "number", filing);
        try {
            var found = filing(clerk, filing);
            page.addObject("owed", owed(found)).addObject("receiptNumber", receiptNumber);
            var amount = fees.bill(found.id()).orElseThrow().payableFen();
            payments.paidAtCounter(clerk, found.id(), found.court(), amount, receiptNumber);
            next.addFlashAttribute("notice", "已登记窗口收费 " + new Fen(amount) + "，票据号 " + receiptNumber.strip() + "。");
            return new ModelAndView("redirect:/staff/counter");
        } catch (Refusal refusal) {
            return refused(page, refusal);
        }
    }

    /** By case number or by the filing's id; another court's is not found. */
    private Filing filing(Actor clerk, String number) {
        var id = lifecycle.byCaseNumber(number).orElseGet(() -> FilingId.of(number));
        var filing = filings.find(clerk, id);
        if (filing.status() != FilingStatus.FEE_DUE) {
            throw Refusal.conflict("这件案件现在没有待交的诉讼费（" + filing.status().text() + "）");
        }
        return filing;
    }

    private Owed owed(Filing filing) {
        return new Owed(
                filing.id().toString(),
                filing.title(),
                filing.caseNumber(),
                new Fen(fees.bill(filing.id()).orElseThrow().payableFen()).toString());
    }

    private static ModelAndView refused(ModelAndView page, Refusal refusal) {
        page.addObject("fault", refusal.detail());
        page.setStatus(HttpStatusCode.valueOf(refusal.kind().status()));
        return page;
    }
}
