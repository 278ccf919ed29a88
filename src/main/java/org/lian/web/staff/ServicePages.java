package org.lian.web.staff;

import org.lian.process.ServiceOnPlaintiffs;
import org.lian.vocabulary.Actor;
import org.lian.web.Minutes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** 向其他当事人送达: the filings whose papers have to be handed to plaintiffs who did not file; the case page has the forms. */
@Controller
class ServicePages {
    private final ServiceOnPlaintiffs service;

    ServicePages(ServiceOnPlaintiffs service) {
        this.service = service;
    }

    /** A filing in the list. */
    record Row(String filing, String reference, int papers, String since) {}

    @GetMapping("/staff/service")
    ModelAndView list(Actor clerk) {
        return new ModelAndView(
                "staff/service",
                "rows",
                service.open(clerk).stream().map(ServicePages::row).toList());
    }

    private static Row row(ServiceOnPlaintiffs.Waiting one) {
        return new Row(one.filing().toString(), one.reference(), one.papers(), Minutes.of(one.since()));
    }
}
