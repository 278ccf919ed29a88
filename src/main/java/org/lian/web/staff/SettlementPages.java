package org.lian.web.staff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filings;
import org.lian.filing.SettlementAgreement.Clause;
import org.lian.filing.Settlements;
import org.lian.process.TaskKind;
import org.lian.process.Tasks;
import org.lian.site.PublicSite;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.lian.web.Yuan;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** 调解协议, for the mediator: what was agreed, clause by clause, and how each party signs it. */
@Controller
@RequestMapping("/staff/tasks/{taskId}/agreement")
class SettlementPages {
    private static final int ROWS = 6;

    private final Tasks tasks;
    private final Filings filings;
    private final Settlements settlements;
    private final PublicSite site;

    SettlementPages(Tasks tasks, Filings filings, Settlements settlements, PublicSite site) {
        this.tasks = tasks;
        this.filings = filings;
        this.settlements = settlements;
        this.site = site;
    }

    /** A row of the form, as it was typed. */
    record Row(String who, String what, String until, String amount) {
        private static final Row EMPTY = new Row("", "", "", "");

        private static Row of(Clause clause) {
            return new Row(
                    clause.who(), clause.what(), clause.until() == null ? "" : clause.until(), Yuan.text(clause.fen()));
        }
    }

    @GetMapping
    ModelAndView show(Actor mediator, @PathVariable String taskId, jakarta.servlet.http.HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(taskId, filing(mediator, taskId), null);
    }

    @PostMapping
    ModelAndView set(
            Actor mediator,
            @PathVariable String taskId,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes next) {
        var filing = filing(mediator, taskId);
        var rows = rows(form);
        try {
            settlements.set(mediator, filing, clauses(rows));
            next.addFlashAttribute("notice", "协议已经拟定，您的签署已经记下；请各方签署。");
            return back(taskId);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT);
            return FormAgain.listed(page(taskId, filing, rows), refusal);
        }
    }

    /** The link is in the answer alone: nobody sees it a second time. */
    @PostMapping("/link")
    ModelAndView hand(
            Actor mediator,
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String party,
            @RequestParam(defaultValue = "") String number,
            jakarta.servlet.http.HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var filing = filing(mediator, taskId);
        try {
            var token = settlements.hand(mediator, filing, party, number);
            return page(taskId, filing, null).addObject("link", address() + "/agreements/" + token);
        } catch (Refusal refusal) {
            return again(taskId, filing, refusal, party).addObject("number", number);
        }
    }

    @PostMapping("/paper")
    ModelAndView onPaper(
            Actor mediator,
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String party,
            @RequestParam(defaultValue = "") String proof,
            RedirectAttributes next) {
        var filing = filing(mediator, taskId);
        try {
            settlements.signedOnPaper(mediator, filing, party, proof);
            next.addFlashAttribute("notice", "已经登记。");
        } catch (Refusal refusal) {
            return again(taskId, filing, refusal, party).addObject("proof", proof);
        }
        return settlements.of(filing).filter(agreement -> agreement.isSigned()).isPresent()
                ? new ModelAndView("redirect:/staff/desk?list=MINE")
                : back(taskId);
    }

    /** The page with the reason and what was typed for this party. */
    private ModelAndView again(String taskId, FilingId filing, Refusal refusal, String party) {
        FormAgain.require(refusal, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT);
        return FormAgain.listed(page(taskId, filing, null), refusal).addObject("party", party);
    }

    /** As the party types it; without a public address the demo's own. */
    private String address() {
        return site.publicUrl().isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : site.publicUrl().replaceAll("/+$", "");
    }

    private static ModelAndView back(String taskId) {
        return new ModelAndView("redirect:/staff/tasks/" + taskId + "/agreement");
    }

    private FilingId filing(Actor mediator, String taskId) {
        var task = tasks.find(mediator, taskId);
        if (task.kind() != TaskKind.MEDIATE || !mediator.username().equals(task.assignee())) {
            throw Refusal.notFound("没有找到这项任务");
        }
        return filings.find(mediator, task.filing()).id();
    }

    private ModelAndView page(String taskId, FilingId filing, @Nullable List<Row> typed) {
        var agreement = settlements.of(filing).orElse(null);
        var rows = new ArrayList<Row>(typed == null ? List.of() : typed);
        if (typed == null && agreement != null) {
            agreement.clauses().stream().map(Row::of).forEach(rows::add);
        }
        do {
            rows.add(Row.EMPTY);
        } while (rows.size() < ROWS);
        return new ModelAndView("staff/agreement")
                .addObject("taskId", taskId)
                .addObject("agreement", agreement)
                .addObject("rows", rows);
    }

    private static List<Row> rows(MultiValueMap<String, String> form) {
        var rows = new ArrayList<Row>();
        var many = form.getOrDefault("what", List.of()).size();
        for (var row = 0; row < many; row++) {
            var typed = new Row(
                    at(form, "who", row), at(form, "what", row), at(form, "until", row), at(form, "amount", row));
            if (!typed.equals(Row.EMPTY)) {
                rows.add(typed);
            }
        }
        return rows;
    }

    private static String at(MultiValueMap<String, String> form, String name, int row) {
        var values = form.getOrDefault(name, List.of());
        return row < values.size() ? values.get(row).strip() : "";
    }

    private static List<Clause> clauses(List<Row> rows) {
        return rows.stream()
                .map(row -> new Clause(row.who(), row.what(), row.until(), Yuan.fen("amount", row.amount())))
                .toList();
    }

    /** What is not there, or not for these eyes, is said on a page of the court. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, jakarta.servlet.http.HttpServletResponse response) {
        response.setStatus(refusal.kind().status());
        return new ModelAndView("staff/closed")
                .addObject("title", refusal.kind().title())
                .addObject("detail", refusal.detail())
                .addObject("taskId", "");
    }
}
