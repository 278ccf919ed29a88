package org.lian.web.portal;

import org.lian.filing.Filings;
import org.lian.filing.PreservationDrafts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 申请保全、申请先予执行 from a case of one's own. */
@Controller
class PreservationPages {
    private final Filings filings;
    private final PreservationDrafts drafts;

    PreservationPages(Filings filings, PreservationDrafts drafts) {
        this.filings = filings;
        this.drafts = drafts;
    }

    @PostMapping("/filings/{id}/preservation-application")
    String begin(
            Actor filer,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "PRESERVATION") String track,
            @RequestParam(defaultValue = "false") boolean urgent) {
        var suit = filings.find(filer, id).id();
        return "redirect:/filings/"
                + (urgent
                        ? drafts.prepareUrgently(filer, suit)
                        : drafts.prepare(filer, suit, Choices.one(Track.class, "track", track)));
    }
}
