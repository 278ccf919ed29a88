package org.lian.web.workbench;

import java.util.List;
import org.lian.vocabulary.Actor;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleKind;
import org.lian.workbench.RuleRepairs;
import org.lian.workbench.RuleVersion;
import org.lian.workbench.RuleVersions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 规则工作台: what is in force, what is on its way, and what waits to be repaired. */
@Controller
class WorkbenchPages {
    private final RuleVersions versions;
    private final RuleDrafts drafts;
    private final DraftRows draftRows;
    private final RuleRepairs repairs;

    WorkbenchPages(RuleVersions versions, RuleDrafts drafts, DraftRows draftRows, RuleRepairs repairs) {
        this.versions = versions;
        this.drafts = drafts;
        this.draftRows = draftRows;
        this.repairs = repairs;
    }

    @GetMapping("/workbench")
    ModelAndView start(Actor analyst) {
        var rules = versions.current();
        return new ModelAndView("workbench/start")
                .addObject("tables", rows(rules, RuleKind.DECISION))
                .addObject("diagrams", rows(rules, RuleKind.PROCESS))
                .addObject("papers", rows(rules, RuleKind.PAPER))
                .addObject("forms", rows(rules, RuleKind.FORM))
                .addObject("phrases", rows(rules, RuleKind.PHRASES))
                .addObject("words", rows(rules, RuleKind.WORDS))
                .addObject("drafts", draftRows.of(drafts.open(), analyst))
                .addObject("repairs", repairs.open())
                .addObject("open", repairs.countOpen());
    }

    /** The notice of a table without an answer needs no new version. */
    @PostMapping("/workbench/repairs/{notice}")
    String settle(
            Actor analyst,
            @PathVariable long notice,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        NextPage.act(next, "已标为处理", () -> repairs.settle(analyst, notice, reason));
        return "redirect:/workbench";
    }

    private static List<RuleRow> rows(List<RuleVersion> rules, RuleKind kind) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind)
                .map(RuleRow::of)
                .toList();
    }
}
