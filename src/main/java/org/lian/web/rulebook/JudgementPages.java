package org.lian.web.rulebook;

import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The pages of the rules that judged a filing, for its filer and for its court. */
@Controller
class JudgementPages {
    private final Filings filings;
    private final Judgements judgements;

    JudgementPages(Filings filings, Judgements judgements) {
        this.filings = filings;
        this.judgements = judgements;
    }

    @GetMapping("/filings/{id}/rules")
    ModelAndView ofTheFiler(Actor filer, @PathVariable FilingId id) {
        return page("portal/rules", filer, id);
    }

    @GetMapping("/staff/filings/{id}/rules")
    ModelAndView ofTheCourt(Actor staff, @PathVariable FilingId id) {
        return page("staff/rules", staff, id);
    }

    private ModelAndView page(String template, Actor reader, FilingId id) {
        Filing filing = filings.find(reader, id);
        return new ModelAndView(template)
                .addObject("filing", filing)
                .addObject("judgements", judgements.of(reader, filing.id()))
                .addObject("database", Laws.DATABASE);
    }
}
