package org.lian.web.workbench;

import org.jspecify.annotations.Nullable;
import org.lian.documents.SampleCase;
import org.lian.vocabulary.Actor;
import org.lian.web.PaperPreviews;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
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
    private final PaperPreviews previews;

    PaperPages(RuleDrafts drafts, RuleVersions versions, PaperPreviews previews) {
        this.drafts = drafts;
        this.versions = versions;
        this.previews = previews;
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
        NextPage.act(
                next,
                "已保存，检查结果见下面",
                () -> drafts.save(analyst, RuleDraft.id(id), revision, new RuleDrafts.Wish(lines, null, null, null)));
        return "redirect:/workbench/drafts/{id}/editor";
    }

    @GetMapping("/workbench/drafts/{id}/preview")
    ResponseEntity<byte[]> draft(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable SampleCase sample,
            @RequestParam(name = "case", required = false) @Nullable String caseNumber) {
        var draft = drafts.find(RuleDraft.id(id));
        return previews.of(draft.rule(), draft.kind(), draft.content(), sample, caseNumber);
    }

    @GetMapping("/workbench/rules/{id}/versions/{version}/preview")
    ResponseEntity<byte[]> version(@PathVariable String id, @PathVariable int version) {
        return previews.of(id, versions.find(id, version).kind(), versions.content(id, version), null, null);
    }
}
