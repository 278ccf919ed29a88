package org.lian.web.portal;

import java.util.UUID;
import org.lian.filing.Filings;
import org.lian.filing.PartyPapers;
import org.lian.process.FilingPapers;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages of what is made from the filer's own words: read before it is handed in, and opened again afterwards. */
@Controller
@RequestMapping("/filings/{id}")
class PartyPaperPages {
    private final DraftEditing editing;
    private final Filings filings;
    private final PartyPapers ownPapers;
    private final FilingPapers papers;

    PartyPaperPages(DraftEditing editing, Filings filings, PartyPapers ownPapers, FilingPapers papers) {
        this.editing = editing;
        this.filings = filings;
        this.ownPapers = ownPapers;
        this.papers = papers;
    }

    @GetMapping("/complaint-preview.pdf")
    ResponseEntity<byte[]> preview(Actor actor, @PathVariable FilingId id) {
        var filing = editing.open(actor, id);
        return Downloads.paper(filing.track().word("pleading") + "（预览，还没有提交）", ownPapers.previewComplaint(filing));
    }

    @GetMapping("/papers/{paper}/pdf")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable FilingId id, @PathVariable UUID paper) {
        var filing = filings.find(actor, id);
        var entry = papers.find(actor, filing, paper)
                .filter(found -> found.ofParty() || found.isGiven())
                .orElseThrow(() -> Refusal.notFound("没有找到这份文书"));
        return Downloads.paper(entry.title(), papers.pdf(filing, entry));
    }
}
