package org.lian.web.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lian.documents.SampleCase;
import org.lian.documents.TemplateChecks;
import org.lian.documents.TemplateTrials;
import org.lian.process.PaperCases;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page on which the words of a paper are written, with what may be put in and what must stay. */
@Component
class PaperEditor {
    private final RuleDrafts drafts;
    private final TemplateTrials trials;
    private final PaperCases cases;

    PaperEditor(RuleDrafts drafts, TemplateTrials trials, PaperCases cases) {
        this.drafts = drafts;
        this.trials = trials;
        this.cases = cases;
    }

    ModelAndView editor(RuleDraft draft, String name) {
        return new ModelAndView("workbench/paper")
                .addObject("draft", draft.id())
                .addObject("name", name)
                .addObject("revision", draft.revision())
                .addObject("editable", draft.state() == RuleDraft.State.DRAFT)
                .addObject("text", new String(draft.content(), StandardCharsets.UTF_8))
                .addObject("longest", TemplateChecks.LONGEST)
                .addObject("open", draft.isOpen())
                .addObject("findings", draft.isOpen() ? drafts.check(draft).findings() : List.of())
                .addObject("places", trials.places(draft.rule()))
                .addObject("needed", trials.needed(draft.rule()))
                .addObject("bound", trials.bound(draft.rule()))
                .addObject("samples", SampleCase.values())
                .addObject("cases", cases.last(draft.rule()));
    }
}
