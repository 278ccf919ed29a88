package org.lian.web.portal;

import java.util.UUID;
import org.lian.documents.Papers;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 核验文书: what the code on a paper leads to; shows court, title and date, and no party. */
@Controller
class PaperCheckPage {
    private final Papers papers;

    PaperCheckPage(Papers papers) {
        this.papers = papers;
    }

    @GetMapping("/papers/{paper}")
    String check(@PathVariable("paper") String id, Model model) {
        var paper = papers.find(known(id)).filter(found -> !found.ofParty()).orElseThrow(PaperCheckPage::none);
        model.addAttribute("title", paper.title());
        model.addAttribute("court", paper.court());
        model.addAttribute("at", Times.second(paper.fixedAt()));
        model.addAttribute("digest", papers.pdfDigest(paper.id()).orElse(null));
        return "portal/paper-check";
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw none();
        }
    }

    private static Refusal none() {
        return Refusal.notFound("没有这份文书：手中的文书不是本系统出具的，或者二维码没有扫全");
    }
}
