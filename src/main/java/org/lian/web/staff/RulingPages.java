package org.lian.web.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.identity.SigningCodes;
import org.lian.process.TaskCompletion;
import org.lian.process.Tasks;
import org.lian.process.filing.RulingPreview;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.lian.web.FormAgain;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 一并审签: a judge reads each ruling as it will be served and signs them with the password and a code on the telephone.
 * Each is an act of its own: one that is refused stays and is said, the others are signed.
 */
@Controller
class RulingPages {
    private static final int MOST = 20;
    private static final String TICKET = "signing.ticket";
    private static final String PAPERS = "signing.papers";

    private final RulingPreview rulings;
    private final Tasks tasks;
    private final SigningCodes codes;

    RulingPages(RulingPreview rulings, Tasks tasks, SigningCodes codes) {
        this.rulings = rulings;
        this.tasks = tasks;
        this.codes = codes;
    }

    /**
     * A ruling of the list.
     *
     * @param proposal the proposal that it was shown by
     * @param text as it will be served; null where it cannot be signed here
     * @param why it cannot; null where it can
     */
    record Line(
            String task,
            @Nullable String filing,
            @Nullable String proposal,
            String parties,
            @Nullable String title,
            @Nullable String text,
            @Nullable String why) {}

    /** The ruling of a task as it will be served, before it is signed. */
    @GetMapping("/staff/tasks/{taskId}/ruling")
    ResponseEntity<byte[]> ruling(Actor judge, @PathVariable String taskId) {
        return Downloads.paper("裁定书（签发以前）", rulings.pdf(judge, taskId));
    }

    @GetMapping("/staff/rulings")
    ModelAndView ask(Actor judge, @RequestParam(defaultValue = "") List<String> task) {
        return page(lines(judge, task), null);
    }

    /** The password first, then a code that is good for what was shown and nothing else. */
    @PostMapping("/staff/rulings/code")
    ModelAndView code(
            Actor judge,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request) {
        var lines = lines(judge, task);
        var ready = ready(lines);
        try {
            if (ready.isEmpty()) {
                throw nothingChosen();
            }
            var sent = codes.ask(judge, password, papers(ready), ready.size(), request.getRemoteAddr());
            request.getSession().setAttribute(TICKET, sent.ticket());
            request.getSession().setAttribute(PAPERS, papers(ready));
            return page(lines, sent.tail());
        } catch (Refusal refusal) {
            return FormAgain.on(page(lines, null), refusal);
        }
    }

    @PostMapping("/staff/rulings")
    ModelAndView sign(
            Actor judge,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String tail,
            HttpServletRequest request) {
        var lines = lines(judge, task);
        var ready = ready(lines);
        var session = request.getSession();
        try {
            if (ready.isEmpty()) {
                throw nothingChosen();
            }
            if (!papers(ready).equals(session.getAttribute(PAPERS))) {
                throw Refusal.conflict("勾选的裁定或者其中的内容有变动，一件也没有签发。请再看一遍，重新要验证码");
            }
        } catch (Refusal refusal) {
            return FormAgain.on(page(lines, null), refusal);
        }
        try {
            codes.require(judge, (String) session.getAttribute(TICKET), code, papers(ready));
        } catch (Refusal refusal) {
            return FormAgain.on(page(lines, PlainText.line(tail)), refusal);
        }
        session.removeAttribute(TICKET);
        session.removeAttribute(PAPERS);
        var results = new ArrayList<BatchPages.Result>();
        for (var line : lines) {
            results.add(
                    line.why() == null
                            ? signed(judge, line)
                            : new BatchPages.Result(line.filing(), line.parties(), false, line.why()));
        }
        return new ModelAndView("staff/batch-done")
                .addObject("results", results)
                .addObject("act", "审签裁定");
    }

    private BatchPages.Result signed(Actor judge, Line line) {
        return BatchPages.said(line.filing(), line.parties(), () -> {
            tasks.claim(judge, line.task());
            if (!String.valueOf(rulings.of(judge, line.task()).proposal()).equals(line.proposal())) {
                throw Refusal.conflict("建议刚刚改过，没有签发，请再看一遍");
            }
            tasks.complete(judge, line.task(), new TaskCompletion(Map.of("decision", "SIGN"), Map.of(), null, null));
            return "已签发，随即送达";
        });
    }

    private static ModelAndView page(List<Line> lines, @Nullable String tail) {
        return new ModelAndView("staff/rulings")
                .addObject("lines", lines)
                .addObject("ready", ready(lines))
                .addObject("most", MOST)
                .addObject("tail", tail);
    }

    private static Refusal nothingChosen() {
        return Refusal.invalid("task", "MISSING", "请先在“待审签”列表里勾选裁定");
    }

    private static List<Line> ready(List<Line> lines) {
        return lines.stream().filter(line -> line.why() == null).toList();
    }

    /** What the code is good for: these tasks, by these proposals, in this order. */
    private static String papers(List<Line> ready) {
        return ready.stream()
                .map(line -> line.task() + " " + line.proposal())
                .sorted()
                .collect(Collectors.joining(","));
    }

    private List<Line> lines(Actor judge, List<String> task) {
        return task.stream()
                .map(PlainText::line)
                .filter(one -> !one.isEmpty())
                .distinct()
                .limit(MOST)
                .map(one -> line(judge, one))
                .toList();
    }

    private Line line(Actor judge, String task) {
        try {
            var proposed = rulings.of(judge, task);
            var holder = proposed.task().assignee();
            return new Line(
                    task,
                    proposed.filing().id().toString(),
                    proposed.proposal().toString(),
                    proposed.filing().heading(),
                    proposed.title(),
                    proposed.text(),
                    holder == null || holder.equals(judge.username()) ? null : "已由别人认领");
        } catch (Refusal refusal) {
            return new Line(task, null, null, "这一件", null, null, refusal.detail());
        }
    }
}
