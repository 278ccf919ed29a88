package org.lian.web.staff;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.clock.BusinessClock;
import org.lian.documents.Reports;
import org.lian.filing.Filings;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** 立案审批表 of a case, to print, sign and put into its file; each one is a reading. */
@Controller
class ApprovalPages {
    private final Filings filings;
    private final ApprovalSheets sheets;
    private final Reports printed;
    private final SpringTemplateEngine templates;
    private final BusinessClock clock;

    ApprovalPages(
            Filings filings,
            ApprovalSheets sheets,
            Reports printed,
            SpringTemplateEngine templates,
            BusinessClock clock) {
        this.filings = filings;
        this.sheets = sheets;
        this.printed = printed;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping("/staff/filings/{id}/approval-sheet")
    ResponseEntity<byte[]> of(Actor actor, @PathVariable FilingId id) {
        var filing = filings.find(actor, id);
        if (!printed.canPrint()) {
            throw Refusal.conflict("这个版本没有字体，不能生成 PDF；请打印案件页");
        }
        var sheet = sheets.of(actor, filing);
        var page = new Context();
        page.setVariable("sheet", sheet);
        page.setVariable("made", clock.today());
        return Downloads.paper(
                "立案审批表 " + sheet.number(), printed.pdf(templates.process("staff/approval-sheet", page), clock.now()));
    }

    /** What is not there, or not for these eyes, is said on a page of the court. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        return CasePages.closed(refusal, response);
    }
}
