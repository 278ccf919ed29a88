package org.lian.web.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
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

/** 案卷: what is printed for the paper file of a case; each print is a reading. */
@Controller
class CaseFilePages {
    private final Filings filings;
    private final ApprovalSheets sheets;
    private final FileContents contents;
    private final Reports printed;
    private final SpringTemplateEngine templates;
    private final BusinessClock clock;

    CaseFilePages(
            Filings filings,
            ApprovalSheets sheets,
            FileContents contents,
            Reports printed,
            SpringTemplateEngine templates,
            BusinessClock clock) {
        this.filings = filings;
        this.sheets = sheets;
        this.contents = contents;
        this.printed = printed;
        this.templates = templates;
        this.clock = clock;
    }

    /** 立案审批表, to be signed. */
    @GetMapping("/staff/filings/{id}/approval-sheet")
    ResponseEntity<byte[]> approvalSheet(Actor actor, @PathVariable FilingId id) {
        var filing = filings.find(actor, id);
        requirePrinter();
        var sheet = sheets.of(actor, filing);
        return print("立案审批表 " + sheet.number(), "staff/approval-sheet", Map.of("sheet", sheet));
    }

    /** 卷宗封面 with 卷内目录. What is not registered has no file. */
    @GetMapping("/staff/filings/{id}/file-cover")
    ResponseEntity<byte[]> cover(Actor actor, @PathVariable FilingId id) {
        var filing = filings.find(actor, id);
        var number = filing.caseNumber();
        var registered = filing.registeredAt();
        if (number == null || registered == null) {
            throw Refusal.conflict("还没有立案，没有案号，不立卷；立案以后再打印卷宗封面");
        }
        requirePrinter();
        var received = filing.clocks().courtReceivedAt();
        var page = new HashMap<String, Object>();
        page.put("sheet", sheets.of(actor, filing));
        page.put("suit", filing.track().isSuit());
        page.put("received", received == null ? null : CourtTime.DAY.format(received));
        page.put("registered", CourtTime.DAY.format(registered));
        page.put("department", filing.department());
        page.put("code", printed.code(number));
        page.put("contents", contents.of(actor, filing));
        return print("卷宗封面 " + number, "staff/file-cover", page);
    }

    private void requirePrinter() {
        if (!printed.canPrint()) {
            throw Refusal.conflict("这个版本没有字体，不能生成 PDF；请打印案件页");
        }
    }

    private ResponseEntity<byte[]> print(String title, String template, Map<String, ?> words) {
        var page = new Context();
        words.forEach(page::setVariable);
        page.setVariable("made", clock.today());
        return Downloads.paper(title, printed.pdf(templates.process(template, page), clock.now()));
    }

    /** What is not there, or not for these eyes, is said on a page of the court. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        return CasePages.closed(refusal, response);
    }
}
