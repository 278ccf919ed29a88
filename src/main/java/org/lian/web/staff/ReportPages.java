package org.lian.web.staff;

import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.documents.Reports;
import org.lian.supervision.Board;
import org.lian.supervision.Register;
import org.lian.supervision.ReportPeriod;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.lian.web.RegisterFile;
import org.lian.web.SheetFile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** 月报, 季报, 年报 and 立案登记簿 as files to hand on: workbooks, and PDF to print and sign. */
@Controller
class ReportPages {
    private final MonthReports reports;
    private final Register register;
    private final Board board;
    private final Reports printed;
    private final SpringTemplateEngine templates;
    private final BusinessClock clock;

    ReportPages(
            MonthReports reports,
            Register register,
            Board board,
            Reports printed,
            SpringTemplateEngine templates,
            BusinessClock clock) {
        this.reports = reports;
        this.register = register;
        this.board = board;
        this.printed = printed;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping("/staff/report.xlsx")
    ResponseEntity<byte[]> workbook(
            Actor head, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var period = period(head, from, to);
        return Downloads.taken(
                name(title(period), period) + ".xlsx",
                MediaType.parseMediaType(SheetFile.WORKBOOK),
                SheetFile.workbook(reports.of(head, period)));
    }

    @GetMapping("/staff/report.pdf")
    ResponseEntity<byte[]> paper(
            Actor head, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var period = period(head, from, to);
        return Downloads.paper(
                name(title(period), period), set(title(period), head, period, reports.of(head, period), List.of()));
    }

    /** The register on paper; taken out, so it is journaled. */
    @GetMapping("/staff/register.pdf")
    ResponseEntity<byte[]> register(
            Actor head, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        var period = period(head, from, to);
        var table = RegisterFile.sheet(register.export(head, period));
        return Downloads.paper(
                name("立案登记簿", period), set("立案登记簿", head, period, List.of(table), register.refusals(head, period)));
    }

    private ReportPeriod period(Actor head, String from, String to) {
        return Periods.of(clock, board.since(head), from, to);
    }

    private static String title(ReportPeriod period) {
        return "立案情况" + Periods.report(period);
    }

    private static String name(String title, ReportPeriod period) {
        return title + " " + period.from() + " 至 " + period.to();
    }

    private byte[] set(
            String title, Actor head, ReportPeriod period, List<SheetFile.Sheet> tables, List<String> refusals) {
        if (!printed.canPrint()) {
            throw Refusal.conflict("这个版本没有字体，不能生成 PDF；请取工作簿（Excel）");
        }
        var page = new Context();
        page.setVariable("title", title);
        page.setVariable("courts", reports.courts(head));
        page.setVariable("period", period);
        page.setVariable("tables", tables);
        page.setVariable("refusals", refusals);
        page.setVariable("wide", tables.size() == 1);
        page.setVariable("made", clock.today());
        return printed.pdf(templates.process("staff/report-paper", page), clock.now());
    }
}
