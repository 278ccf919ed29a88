package org.lian.web.workbench;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lian.documents.SampleCase;
import org.lian.documents.TemplateTrials;
import org.lian.process.PaperCases;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleKind;
import org.lian.workbench.RuleVersions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The words of a paper: saved as they were typed, and shown as they would be printed. */
@Controller
class PaperPages {
    private final RuleDrafts drafts;
    private final RuleVersions versions;
    private final TemplateTrials trials;
    private final PaperCases cases;

    PaperPages(RuleDrafts drafts, RuleVersions versions, TemplateTrials trials, PaperCases cases) {
        this.drafts = drafts;
        this.versions = versions;
        this.trials = trials;
        this.cases = cases;
    }

    @PostMapping("/workbench/drafts/{id}/text")
    String save(
            Actor analyst,
            @PathVariable String id,
            @RequestParam int revision,
            @RequestParam String text,
            RedirectAttributes next) {
        // A browser sends line ends of its own.
        var lines = text.replace("\r\n", "\n");
        Acts.act(
                next,
                "已保存，检查结果见下面",
                () -> drafts.save(analyst, RuleDraft.id(id), revision, new RuleDrafts.Wish(lines, null, null, null)));
        return "redirect:/workbench/drafts/{id}/editor";
    }

    /** Nothing of a person is in it: see {@link TemplateTrials#ofCase}. */
    @GetMapping("/workbench/drafts/{id}/preview")
    ResponseEntity<byte[]> draft(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable SampleCase sample,
            @RequestParam(name = "case", required = false) @Nullable String caseNumber) {
        var draft = drafts.find(RuleDraft.id(id));
        return preview(draft.rule(), draft.kind(), draft.content(), sample, caseNumber);
    }

    @GetMapping("/workbench/rules/{id}/versions/{version}/preview")
    ResponseEntity<byte[]> version(@PathVariable String id, @PathVariable int version) {
        return preview(id, versions.find(id, version).kind(), versions.content(id, version), null, null);
    }

    private ResponseEntity<byte[]> preview(
            String rule, RuleKind kind, byte[] content, @Nullable SampleCase sample, @Nullable String caseNumber) {
        if (kind != RuleKind.PAPER) {
            throw Refusal.conflict("只有文书可以这样预览");
        }
        var text = new String(content, StandardCharsets.UTF_8);
        var pdf = caseNumber == null
                ? trials.sample(rule, text, sample == null ? SampleCase.USUAL : sample)
                : trials.ofCase(rule, text, cases.words(rule, caseNumber));
        return Downloads.paper("预览", pdf);
    }
}
