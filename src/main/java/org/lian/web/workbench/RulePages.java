package org.lian.web.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.rules.RuleUse;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.Minutes;
import org.lian.workbench.DiagramMoves;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleKind;
import org.lian.workbench.RuleReleases;
import org.lian.workbench.RuleVersion;
import org.lian.workbench.RuleVersions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One rule: its versions, the files that are used, a new draft of it, and the way back. */
@Controller
@RequestMapping("/workbench/rules/{id}")
class RulePages {
    private final RuleVersions versions;
    private final RuleDrafts drafts;
    private final DraftRows draftRows;
    private final RuleReleases releases;
    private final RuleUse uses;
    private final DiagramMoves moves;

    RulePages(
            RuleVersions versions,
            RuleDrafts drafts,
            DraftRows draftRows,
            RuleReleases releases,
            RuleUse uses,
            DiagramMoves moves) {
        this.versions = versions;
        this.drafts = drafts;
        this.draftRows = draftRows;
        this.releases = releases;
        this.uses = uses;
        this.moves = moves;
    }

    /** The number of running filings that follow a version of a diagram. */
    record RunningRow(int version, long running, boolean inForce) {}

    @GetMapping
    ModelAndView rule(Actor analyst, @PathVariable String id) {
        var all = versions.of(id);
        var current = all.get(0);
        return new ModelAndView("workbench/rule")
                .addObject("rule", RuleRow.of(current))
                .addObject("kind", current.kind().label())
                .addObject("paper", current.kind() == RuleKind.PAPER)
                .addObject("phrases", current.kind() == RuleKind.PHRASES)
                .addObject("words", current.kind() == RuleKind.WORDS)
                .addObject(
                        "versions",
                        all.stream()
                                .map(version -> VersionRow.of(version, current.version()))
                                .toList())
                .addObject("returnable", releases.returnable(id).orElse(0))
                .addObject("restorable", versions.differsFromShipped(id))
                .addObject("returnableDays", RuleReleases.RETURNABLE.toDays())
                .addObject("drafts", draftRows.of(drafts.openOf(id), analyst))
                .addObject(
                        "running", current.kind() == RuleKind.PROCESS ? runningRows(id, current.version()) : List.of())
                .addObject("moves", current.kind() == RuleKind.PROCESS ? moves.of(id) : List.of());
    }

    /** What one version changed, and which filings it judged. */
    @GetMapping("/versions/{version}")
    ModelAndView version(@PathVariable String id, @PathVariable int version) {
        var found = versions.find(id, version);
        var use = uses.of(id, version);
        var isPaper = found.kind() == RuleKind.PAPER;
        var isForm = found.kind() == RuleKind.FORM;
        var isPhrases = found.kind() == RuleKind.PHRASES;
        return new ModelAndView("workbench/version")
                .addObject("rule", id)
                .addObject("paper", isPaper)
                .addObject("form", isForm)
                .addObject("phrases", isPhrases)
                .addObject("words", found.kind() == RuleKind.WORDS)
                .addObject(
                        "text",
                        isPaper || isForm ? new String(versions.content(id, version), StandardCharsets.UTF_8) : "")
                .addObject("name", found.name())
                .addObject("table", found.kind() == RuleKind.DECISION)
                .addObject(
                        "version",
                        VersionRow.of(
                                found,
                                versions.inForce(id).map(RuleVersion::version).orElse(0)))
                .addObject("differences", versions.changes(id, version))
                .addObject("filings", use.filings())
                .addObject(
                        "used",
                        use.first() == null || use.last() == null
                                ? ""
                                : Minutes.of(use.first()) + " 至 " + Minutes.of(use.last()));
    }

    /** The very file that is used. */
    @GetMapping("/versions/{version}/file")
    ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable int version) {
        var kind = versions.find(id, version).kind();
        return Download.of(kind.resource(id), versions.content(id, version));
    }

    @PostMapping("/drafts")
    String begin(
            Actor analyst,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String legalBasis,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable Integer fromVersion,
            RedirectAttributes next)
            throws IOException {
        var xml = file == null || file.isEmpty() ? null : new String(file.getBytes(), StandardCharsets.UTF_8);
        try {
            if (fromVersion != null) {
                return "redirect:/workbench/drafts/"
                        + drafts.beginFrom(analyst, id, fromVersion, reason, legalBasis)
                                .id();
            }
            var draft = drafts.begin(analyst, id, new RuleDrafts.Wish(xml, null, reason, legalBasis));
            return "redirect:/workbench/drafts/" + draft.id() + (xml == null ? "/editor" : "");
        } catch (Refusal refusal) {
            next.addFlashAttribute("fault", refusal.detail());
            return "redirect:/workbench/rules/{id}";
        }
    }

    @PostMapping("/restorations")
    String restore(
            Actor analyst,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String legalBasis,
            RedirectAttributes next) {
        try {
            return "redirect:/workbench/drafts/"
                    + drafts.beginShipped(analyst, id, reason, legalBasis).id();
        } catch (Refusal refusal) {
            next.addFlashAttribute("fault", refusal.detail());
            return "redirect:/workbench/rules/{id}";
        }
    }

    @PostMapping("/rollbacks")
    String rollBack(
            Actor analyst,
            @PathVariable String id,
            @RequestParam int toVersion,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        NextPage.act(next, () -> {
            var back = releases.rollBack(analyst, id, toVersion, reason);
            return "已回退到第 " + toVersion + " 版的内容，现行版本为第 " + back.version() + " 版";
        });
        return "redirect:/workbench/rules/{id}";
    }

    private List<RunningRow> runningRows(String id, int inForce) {
        return moves.running(id).stream()
                .map(one -> new RunningRow(one.version(), one.running(), one.version() == inForce))
                .toList();
    }
}
