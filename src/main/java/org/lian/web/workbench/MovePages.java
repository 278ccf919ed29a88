package org.lian.web.workbench;

import java.util.List;
import org.lian.engine.ModelFinding;
import org.lian.engine.MovePlan;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.Minutes;
import org.lian.workbench.DiagramMove;
import org.lian.workbench.DiagramMove.State;
import org.lian.workbench.DiagramMoves;
import org.lian.workbench.RuleVersion;
import org.lian.workbench.RuleVersions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 迁移在办案件: the plan, its trial, the start by a second person, and what became of every filing. */
@Controller
class MovePages {
    private static final int SHOWN_LINES = 100;

    private final DiagramMoves moves;
    private final RuleVersions versions;

    MovePages(DiagramMoves moves, RuleVersions versions) {
        this.moves = moves;
        this.versions = versions;
    }

    /** The move's head and what the reader may do with it. */
    record Head(
            String id,
            String rule,
            String name,
            int from,
            int to,
            String state,
            String planners,
            String plannedAt,
            String started,
            String note,
            boolean running,
            boolean moving,
            boolean editable,
            boolean startable,
            boolean second) {}

    /** One filing in the list. */
    record Row(String filing, String result, String reason, boolean bad) {
        static Row of(DiagramMove.Line line) {
            return new Row(
                    line.filing() == null ? "" : line.filing(),
                    line.result(),
                    line.reason() == null ? "" : line.reason(),
                    line.reason() != null);
        }
    }

    @PostMapping("/workbench/rules/{id}/moves")
    String prepare(Actor analyst, @PathVariable String id, @RequestParam int from, RedirectAttributes next) {
        try {
            return "redirect:/workbench/moves/"
                    + moves.prepare(analyst, id, from).id();
        } catch (Refusal refusal) {
            next.addFlashAttribute("fault", refusal.detail());
            return "redirect:/workbench/rules/{id}";
        }
    }

    @GetMapping("/workbench/moves/{id}")
    ModelAndView show(Actor analyst, @PathVariable String id) {
        var move = moves.find(DiagramMove.id(id));
        var page = new ModelAndView("workbench/move")
                .addObject("move", head(move, analyst))
                .addObject("tally", moves.tally(move))
                .addObject(
                        "lines",
                        moves.lines(move, SHOWN_LINES).stream().map(Row::of).toList());
        if (move.isOpen()) {
            var plan = moves.plan(move);
            page.addObject("plan", plan)
                    .addObject("errors", of(plan, ModelFinding.Severity.ERROR))
                    .addObject("warnings", of(plan, ModelFinding.Severity.WARNING))
                    .addObject(
                            "changed",
                            plan.steps().stream().filter(MovePlan.Step::changed).toList())
                    .addObject("renamed", move.renamed().entrySet());
        }
        return page;
    }

    @PostMapping("/workbench/moves/{id}/mapping")
    String rename(
            Actor analyst,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            RedirectAttributes next) {
        return act(next, "已改对应关系，请重新试迁", () -> moves.rename(analyst, DiagramMove.id(id), from, to));
    }

    @PostMapping("/workbench/moves/{id}/trial")
    String tryOut(Actor analyst, @PathVariable String id, RedirectAttributes next) {
        return act(next, "已开始试迁", () -> moves.tryOut(analyst, DiagramMove.id(id)));
    }

    @PostMapping("/workbench/moves/{id}/start")
    String start(Actor second, @PathVariable String id, RedirectAttributes next) {
        return act(next, "已开始迁移", () -> moves.start(second, DiagramMove.id(id)));
    }

    @PostMapping("/workbench/moves/{id}/stop")
    String stop(Actor analyst, @PathVariable String id, RedirectAttributes next) {
        return act(next, "已暂停", () -> moves.stop(analyst, DiagramMove.id(id)));
    }

    @PostMapping("/workbench/moves/{id}/discard")
    String discard(Actor analyst, @PathVariable String id, RedirectAttributes next) {
        return act(next, "已放弃", () -> moves.discard(analyst, DiagramMove.id(id)));
    }

    /** Every filing and what became of it, for a spreadsheet. */
    @GetMapping("/workbench/moves/{id}/report.csv")
    ResponseEntity<byte[]> report(@PathVariable String id) {
        var move = moves.find(DiagramMove.id(id));
        return Download.of("move.csv", MoveCsv.of(moves.lines(move, Integer.MAX_VALUE)));
    }

    private Head head(DiagramMove move, Actor reader) {
        var state = move.state();
        var startable = state == State.TRIED || state == State.STOPPED;
        return new Head(
                move.id().toString(),
                move.rule(),
                versions.inForce(move.rule()).map(RuleVersion::name).orElse(move.rule()),
                move.from(),
                move.to(),
                state.label(),
                String.join("、", move.planners()),
                Minutes.of(move.plannedAt()),
                started(move),
                move.note() == null ? "" : move.note(),
                move.isRunning(),
                state == State.MOVING,
                state == State.PLANNED || state == State.TRIED,
                startable,
                startable && moves.barred(move, reader.username()).isEmpty());
    }

    private static String started(DiagramMove move) {
        var at = move.startedAt();
        if (at == null) {
            return "";
        }
        var ended = move.endedAt();
        return move.startedBy() + " 于 " + Minutes.of(at) + " 开始"
                + (ended == null ? "" : "，" + Minutes.of(ended) + " 结束");
    }

    private static List<ModelFinding> of(MovePlan plan, ModelFinding.Severity severity) {
        return plan.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /** Does it and shows the move again, with what was done or why not. */
    private static String act(RedirectAttributes next, String done, Runnable act) {
        NextPage.act(next, done, act);
        return "redirect:/workbench/moves/{id}";
    }
}
