package org.lian.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.documents.OwnNotice;
import org.lian.documents.Papers;
import org.lian.filing.Acts;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.process.papers.CourtPaper;
import org.lian.process.papers.PaperWords;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/**
 * Cases with which the words of a paper are tried. The caller sees to it that nobody reads of people what he may not:
 * {@link org.lian.documents.TemplateTrials#ofCase}.
 */
@Component
public class PaperCases {
    private static final int SHOWN = 10;

    private final Papers papers;
    private final PaperWords words;
    private final FilingLifecycle filings;
    private final Acts acts;

    PaperCases(Papers papers, PaperWords words, FilingLifecycle filings, Acts acts) {
        this.papers = papers;
        this.words = words;
        this.filings = filings;
        this.acts = acts;
    }

    /** A case in which the paper was made. */
    public record Case(FilingId filing, @Nullable String caseNumber) {}

    /** The last cases in which the paper was made, served, given or from a party's own words. */
    public List<Case> last(String template) {
        return papers.lastMadeFrom(template, SHOWN).stream()
                .map(id -> new Case(id, filings.filing(id).caseNumber()))
                .toList();
    }

    /** What the case gives to the places of the paper. */
    public Map<String, Object> words(String template, String caseNumberOrFiling) {
        var filing = filings.filing(find(caseNumberOrFiling.strip()));
        var made = papers.all(filing.id()).stream()
                .filter(paper -> paper.template().equals(template))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Refusal.conflict("这件案件还没有制作过这种文书，请换一件"));
        return paper(template)
                .map(paper -> served(filing, paper))
                .or(() -> OwnNotice.find(template).map(notice -> words.of(filing, notice)))
                .or(() -> papers.words(made.id()))
                .orElseThrow(() -> Refusal.conflict("这件案件的这种文书是以前的版本制作的，没有留下填写的内容，请换一件"));
    }

    /** As it would be filled today. */
    private Map<String, Object> served(Filing filing, CourtPaper paper) {
        var act = acts.last(filing.id(), paper.acts()).orElse(null);
        return words.of(filing, paper, act);
    }

    private FilingId find(String written) {
        return filings.numbered(written).orElseGet(() -> FilingId.of(written));
    }

    private static Optional<CourtPaper> paper(String template) {
        return Arrays.stream(CourtPaper.values())
                .filter(paper -> paper.template().equals(template))
                .findFirst();
    }
}
