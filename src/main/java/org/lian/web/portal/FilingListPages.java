package org.lian.web.portal;

import java.util.List;
import org.lian.filing.CoPlaintiffs;
import org.lian.filing.Filings;
import org.lian.vocabulary.Actor;
import org.lian.web.SheetFile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 我的立案: all of one's filings, looked through and taken out. */
@Controller
class FilingListPages {
    private static final int PAGE = 20;
    private static final int LONGEST_WORDS = 100;
    private static final String FILE = "我的立案";

    private final Filings filings;
    private final OwnFilingsList list;
    private final FilingCards cards;
    private final CoPlaintiffs plaintiffs;

    FilingListPages(Filings filings, OwnFilingsList list, FilingCards cards, CoPlaintiffs plaintiffs) {
        this.filings = filings;
        this.list = list;
        this.cards = cards;
        this.plaintiffs = plaintiffs;
    }

    @GetMapping("/filings")
    String show(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "0") int offset,
            Model model) {
        var wanted = wanted(q, state, cause);
        var from = Math.max(0, Math.min(offset, 1_000_000));
        var found = list.find(actor, wanted, from, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var kept = shown.stream().filter(filing -> !filings.isUntouched(filing)).toList();
        model.addAttribute("filings", kept.stream().map(cards::of).toList());
        model.addAttribute("finder", list.finder(actor, wanted));
        model.addAttribute("all", wanted.isAll());
        model.addAttribute("resume", wanted.isAll() ? cards.toResume(kept) : null);
        model.addAttribute("older", found.size() > PAGE ? address("/filings", wanted, from + PAGE) : null);
        model.addAttribute("csv", address("/filings/list.csv", wanted, 0));
        model.addAttribute("xlsx", address("/filings/list.xlsx", wanted, 0));
        model.addAttribute("joined", from == 0 && wanted.isAll() ? plaintiffs.joinedBy(actor) : List.of());
        return "portal/filings";
    }

    /** The same as a spreadsheet opens it. */
    @GetMapping("/filings/list.csv")
    ResponseEntity<byte[]> csv(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String cause) {
        return SheetFile.CSV.answer(FILE, list.sheet(actor, wanted(q, state, cause)));
    }

    /** The same as a workbook. */
    @GetMapping("/filings/list.xlsx")
    ResponseEntity<byte[]> xlsx(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String cause) {
        return SheetFile.XLSX.answer(FILE, list.sheet(actor, wanted(q, state, cause)));
    }

    private static OwnFilingsList.Wanted wanted(String q, String state, String cause) {
        var words = q.strip();
        return new OwnFilingsList.Wanted(
                words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words, state, cause);
    }

    private static String address(String path, OwnFilingsList.Wanted wanted, int offset) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "q", wanted.words());
        add(address, "state", wanted.state());
        add(address, "cause", wanted.cause());
        add(address, "offset", offset == 0 ? "" : Integer.toString(offset));
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            // A value, not a place for one: braces stay as they were typed.
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }
}
