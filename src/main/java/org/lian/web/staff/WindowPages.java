package org.lian.web.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.WindowEntries;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.identity.Recovery;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.lian.web.FormAgain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 窗口立案: a clerk takes down what a person at the window says, on the person's own pages. */
@Controller
class WindowPages {
    private final WindowEntries entries;
    private final Filings filings;
    private final Accounts accounts;
    private final Recovery recovery;

    WindowPages(WindowEntries entries, Filings filings, Accounts accounts, Recovery recovery) {
        this.entries = entries;
        this.filings = filings;
        this.accounts = accounts;
        this.recovery = recovery;
    }

    /** One that was entered, in the list. */
    record Entered(String id, String title, String state) {}

    @GetMapping("/staff/window")
    ModelAndView window(Actor clerk, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return form(clerk, "", "RESIDENT_ID", "", "");
    }

    /** Begins a filing of the person who stands here. */
    @PostMapping("/staff/window")
    ModelAndView begin(
            Actor clerk,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String idType,
            @RequestParam(defaultValue = "") String idNumber,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String court,
            HttpServletResponse response) {
        try {
            if (entries.courts(clerk).stream()
                    .noneMatch(one -> one.code().value().equals(court))) {
                throw Refusal.invalid("court", "UNKNOWN", "请选择您自己的法院");
            }
            var person = accounts.openAtWindow(clerk, name, idType, idNumber, phone);
            return new ModelAndView("redirect:/staff/window/" + entries.begin(clerk, person, court));
        } catch (Refusal refusal) {
            FormAgain.require(refusal, Refusal.Kind.INVALID);
            response.setStatus(refusal.kind().status());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return form(clerk, name, idType, idNumber, phone)
                    .addObject(
                            "faults",
                            refusal.faults().stream()
                                    .map(Refusal.Fault::message)
                                    .toList());
        }
    }

    private ModelAndView form(Actor clerk, String name, String idType, String idNumber, String phone) {
        return new ModelAndView("staff/window")
                .addObject("courts", entries.courts(clerk))
                .addObject("entered", entered(clerk))
                .addObject("recovers", recovery.offered())
                .addObject("name", name)
                .addObject("idType", idType)
                .addObject("idNumber", idNumber)
                .addObject("phone", phone);
    }

    private List<Entered> entered(Actor clerk) {
        return entries.of(clerk).stream()
                .map(filing -> new Entered(filing.id().toString(), filing.heading(), filing.statusText()))
                .toList();
    }

    @GetMapping("/staff/window/{id}")
    ModelAndView one(Actor clerk, @PathVariable FilingId id, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var filing = entries.find(clerk, id);
        var receipt = filings.receipt(filing);
        return new ModelAndView("staff/window-entry")
                .addObject("filing", filing)
                .addObject("filingId", filing.id().toString())
                .addObject(
                        "person",
                        accounts.find(filing.ownerId()).map(Account::name).orElse(""))
                .addObject(
                        "reachable",
                        recovery.offered()
                                && accounts.find(filing.ownerId())
                                        .filter(account -> !account.phone().isEmpty())
                                        .isPresent())
                .addObject("draft", filing.status() == FilingStatus.DRAFT)
                .addObject("open", entries.personOf(clerk, filing.id(), true).isPresent())
                .addObject("waits", waits(filing))
                .addObject("receipt", receipt == null ? null : receipt.number());
    }

    private static boolean waits(Filing filing) {
        return filing.status() == FilingStatus.DRAFT || filing.status() == FilingStatus.CORRECTION_REQUIRED;
    }

    /** The person is here again, before this clerk. */
    @PostMapping("/staff/window/{id}")
    String takeUp(Actor clerk, @PathVariable FilingId id) {
        entries.takeUp(clerk, id);
        return "redirect:/staff/window/" + id;
    }

    /** 口头起诉笔录, to be read out and signed. */
    @GetMapping("/staff/window/{id}/record")
    ResponseEntity<byte[]> record(Actor clerk, @PathVariable FilingId id) {
        return Downloads.paper("口头起诉笔录", entries.record(clerk, id));
    }

    /** What is not there, or not for these eyes, is said on a page of the court. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        return CasePages.closed(refusal, response);
    }
}
