package org.lian.filing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lian.clock.CourtTime;
import org.lian.documents.InWords;
import org.lian.documents.Papers;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The papers that the court gives without service, each fixed at the moment that it attests. */
@Component
public class GivenPapers {
    private final Papers papers;
    private final Courts courts;
    private final Causes causes;
    private final HandMadePapers handMade;

    GivenPapers(Papers papers, Courts courts, Causes causes, HandMadePapers handMade) {
        this.papers = papers;
        this.courts = courts;
        this.causes = causes;
        this.handMade = handMade;
    }

    /**
     * Fixes it once by key.
     *
     * @param at the moment that it attests
     * @param words what this paper alone says
     */
    public void give(Filing filing, GivenPaper paper, String key, Instant at, Map<String, ?> words) {
        var all = new HashMap<String, Object>(words);
        all.put("title", paper.title());
        all.put("court", courts.find(filing.court()).map(Court::name).orElseThrow());
        all.put("filer", filers(filing));
        all.put(
                "parties",
                filing.title()
                        .replace(
                                " " + filing.track().word("against") + " ",
                                filing.track().word("against")));
        all.put("cause", cause(filing));
        all.put("caseNumber", Optional.ofNullable(filing.caseNumber()).stream().toList());
        all.put("day", day(at));
        all.put("date", InWords.date(CourtTime.day(at)));
        papers.fixNew(filing.id(), paper.name(), key, paper.template(), at, all)
                .ifPresent(fixed -> handMade.askFor(filing, fixed));
    }

    /** 2026年10月12日, in the court's time. */
    public static String day(Instant at) {
        return InWords.day(CourtTime.day(at));
    }

    private static String filers(Filing filing) {
        var named = PartyParticulars.named(filing.draft().plaintiffs());
        return named.isEmpty() ? "当事人" : named.stream().map(Party::displayName).collect(Collectors.joining("、"));
    }

    private String cause(Filing filing) {
        var code = filing.draft().causeCode();
        if (!filing.track().asks(Track.Asks.CAUSE)) {
            return filing.track().label();
        }
        return code == null ? "案由未填写" : causes.find(code).map(Cause::name).orElse("案由未填写");
    }

    /** A place that may stay empty, as a list of none or one. */
    public static List<String> maybe(Optional<String> text) {
        return text.stream().toList();
    }
}
