package org.lian.web.staff;

import org.lian.filing.Filing;
import org.lian.filing.FilingSearch;
import org.lian.filing.Filings;
import org.lian.filing.HigherCourtOrders;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 上级指令: a supervisor registers that a higher court ordered a refused filing to be registered. */
@Controller
class OrderPages {
    private final Filings filings;
    private final FilingSearch search;
    private final HigherCourtOrders orders;

    OrderPages(Filings filings, FilingSearch search, HigherCourtOrders orders) {
        this.filings = filings;
        this.search = search;
        this.orders = orders;
    }

    /** The filing that the order is about. */
    record Ordered(String filing, String title, String status, String receipt) {}

    @GetMapping("/staff/orders")
    ModelAndView find(Actor supervisor, @RequestParam(defaultValue = "") String number) {
        var page = new ModelAndView("staff/orders", "number", number);
        if (number.isBlank()) {
            return page;
        }
        try {
            var found = search.turnedAway(supervisor, number);
            if (found.isEmpty()) {
                throw Refusal.notFound("没有找到不予受理或者已退回的申请。请核对裁定书的案号、收件回执编号，或者输入当事人的全名（单位用全称）。");
            }
            return found.size() == 1
                    ? page.addObject("ordered", ordered(found.get(0)))
                    : page.addObject(
                            "choices", found.stream().map(this::ordered).toList());
        } catch (Refusal refusal) {
            return refused(page, refusal);
        }
    }

    @PostMapping("/staff/orders")
    ModelAndView register(
            Actor supervisor,
            @RequestParam(defaultValue = "") String filing,
            @RequestParam(defaultValue = "") String court,
            @RequestParam(defaultValue = "") String rulingNumber,
            RedirectAttributes next) {
        var page = new ModelAndView("staff/orders", "number", filing);
        try {
            var found = filings.find(supervisor, FilingId.of(filing));
            page.addObject("ordered", ordered(found)).addObject("court", court).addObject("ruling", rulingNumber);
            orders.register(supervisor, found.id(), court, rulingNumber);
            next.addFlashAttribute("notice", "已登记上级法院指令，正在登记立案：" + found.title());
            return new ModelAndView("redirect:/staff/orders");
        } catch (Refusal refusal) {
            return refused(page, refusal);
        }
    }

    private Ordered ordered(Filing filing) {
        var receipt = filings.receipt(filing);
        return new Ordered(
                filing.id().toString(), filing.heading(), filing.statusText(), receipt == null ? "" : receipt.number());
    }

    private static ModelAndView refused(ModelAndView page, Refusal refusal) {
        return FormAgain.on(page, refusal).addObject("faults", refusal.faults());
    }
}
