package org.lian.web.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lian.engine.ModelKind;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.Minutes;
import org.lian.workbench.DiagramMoves;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleReleases;
import org.lian.workbench.RuleVersion;
import org.lian.workbench.RuleVersions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 规则工作台: the rules in force, their versions, and what is on its way. */
@Controller
class WorkbenchPages {
    private final RuleVersions versions;
    private final RuleDrafts drafts;
    private final RuleReleases releases;
    private final DiagramMoves moves;

    WorkbenchPages(RuleVersions versions, RuleDrafts drafts, RuleReleases releases, DiagramMoves moves) {
        this.versions = versions;
        this.drafts = drafts;
        this.releases = releases;
        this.moves = moves;
    }

    /** A rule in the list. */
    record RuleRow(String id, String name, int version, String since, String author) {
        static RuleRow of(RuleVersion version) {
            return new RuleRow(
                    version.rule(),
                    version.name(),
                    version.version(),
                    Minutes.of(version.effectiveAt()),
                    version.author() == null ? "随程序发布" : version.author());
        }
    }

    /** A draft in the list; {@code mine} waits for the reader. */
    record DraftRow(String id, String rule, String state, String author, String savedAt, boolean mine) {}

    /** How many running filings follow a version of a diagram. */
    record RunningRow(int version, long running, boolean inForce) {}

    /** One version of a rule. */
    record VersionRow(
            int version,
            boolean inForce,
            String since,
            String people,
            String reason,
            String legalBasis,
            String remark) {
        static VersionRow of(RuleVersion version, int inForce) {
            return new VersionRow(
                    version.version(),
                    version.version() == inForce,
                    Minutes.of(version.effectiveAt()),
                    people(version),
                    version.reason() == null ? "" : version.reason(),
                    version.legalBasis() == null ? "" : version.legalBasis(),
                    version.rolledBackTo() == null ? "" : "回退到第 " + version.rolledBackTo() + " 版");
        }

        private static String people(RuleVersion version) {
            if (version.author() == null) {
                return "随程序发布";
            }
            return version.approver() == null
                    ? version.author()
                    : version.author() + " 修改，" + version.approver() + " 批准";
        }
    }

    @GetMapping("/workbench")
    ModelAndView start(Actor analyst) {
        var rules = versions.current();
        return new ModelAndView("workbench/start")
                .addObject("tables", rows(rules, ModelKind.DECISION))
                .addObject("diagrams", rows(rules, ModelKind.PROCESS))
                .addObject("drafts", draftRows(drafts.open(), analyst));
    }

    @GetMapping("/workbench/rules/{id}")
    ModelAndView rule(Actor analyst, @PathVariable String id) {
        var all = versions.of(id);
        var current = all.get(0);
        return new ModelAndView("workbench/rule")
                .addObject("rule", RuleRow.of(current))
                .addObject("kind", current.kind().label())
                .addObject(
                        "versions",
                        all.stream()
                                .map(version -> VersionRow.of(version, current.version()))
                                .toList())
                .addObject("drafts", draftRows(drafts.openOf(id), analyst))
                .addObject(
                        "running", current.kind() == ModelKind.PROCESS ? runningRows(id, current.version()) : List.of())
                .addObject("moves", current.kind() == ModelKind.PROCESS ? moves.of(id) : List.of());
    }

    /** The very file that the engine runs. */
    @GetMapping("/workbench/rules/{id}/versions/{version}/file")
    ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable int version) {
        var kind = versions.find(id, version).kind();
        return Download.of(kind.resource(id), versions.content(id, version));
    }

    @PostMapping("/workbench/rules/{id}/drafts")
    String begin(
            Actor analyst,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String legalBasis,
            @RequestParam(required = false) MultipartFile file,
            RedirectAttributes next)
            throws IOException {
        var xml = file == null || file.isEmpty() ? null : new String(file.getBytes(), StandardCharsets.UTF_8);
        try {
            var draft = drafts.begin(analyst, id, new RuleDrafts.Wish(xml, null, reason, legalBasis));
            return "redirect:/workbench/drafts/" + draft.id() + (xml == null ? "/editor" : "");
        } catch (Refusal refusal) {
            next.addFlashAttribute("fault", refusal.detail());
            return "redirect:/workbench/rules/{id}";
        }
    }

    @PostMapping("/workbench/rules/{id}/rollbacks")
    String rollBack(
            Actor analyst,
            @PathVariable String id,
            @RequestParam int toVersion,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        try {
            var back = releases.rollBack(analyst, id, toVersion, reason);
            next.addFlashAttribute("notice", "已回退到第 " + toVersion + " 版的内容，现行版本为第 " + back.version() + " 版");
        } catch (Refusal refusal) {
            next.addFlashAttribute("fault", refusal.detail());
        }
        return "redirect:/workbench/rules/{id}";
    }

    private List<RunningRow> runningRows(String id, int inForce) {
        return moves.running(id).stream()
                .map(one -> new RunningRow(one.version(), one.running(), one.version() == inForce))
                .toList();
    }

    private static List<RuleRow> rows(List<RuleVersion> rules, ModelKind kind) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind)
                .map(RuleRow::of)
                .toList();
    }

    private List<DraftRow> draftRows(List<RuleDraft> open, Actor analyst) {
        return open.stream()
                .map(draft -> new DraftRow(
                        draft.id().toString(),
                        versions.inForce(draft.rule()).map(RuleVersion::name).orElse(draft.rule()),
                        draft.state().label(),
                        draft.author(),
                        Minutes.of(draft.savedAt()),
                        draft.state() == RuleDraft.State.SUBMITTED && !draft.isEditedBy(analyst.username())))
                .toList();
    }
}
