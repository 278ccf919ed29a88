package org.lian.web.staff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.engine.TaskList;
import org.lian.filing.Filings;
import org.lian.identity.SigningCodes;
import org.lian.process.RulingPreview;
import org.lian.process.TaskCompletion;
import org.lian.process.TaskKind;
import org.lian.process.Tasks;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.lian.web.FormAgain;
import org.lian.web.api.Completion;
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
    static final int MOST = 20;
    private static final String TICKET = "signing.ticket";
    private static final String PAPERS = "signing.papers";

    private final RulingPreview rulings;
    private final Tasks tasks;
    private final Filings filings;
    private final SigningCodes codes;
    private final ObjectMapper json;

    RulingPages(RulingPreview rulings, Tasks tasks, Filings filings, SigningCodes codes, ObjectMapper json) {
        this.filings = filings;
        this.json = json;
        this.rulings = rulings;
        this.tasks = tasks;
        this.codes = codes;
    }

    /**
     * A ruling of the list.
     *
     * @param proposal the digest of its words, by which it was shown
     * @param text as it will be served; null where it cannot be signed here
     * @param why it cannot; null where it can
     */
    record Line(
            String task,
            @Nullable String filing,
            @Nullable String proposal,
            String parties,
            @Nullable TaskKind of,
            @Nullable String title,
            @Nullable String text,
            @Nullable String why) {}

    /** The ruling of a task as it will be served, before it is signed as it was proposed. */
    @GetMapping("/staff/tasks/{taskId}/ruling")
    ResponseEntity<byte[]> ruling(Actor judge, @PathVariable String taskId) {
        return shown(rulings.signed(judge, taskId));
    }

    /** The papers of a decision with the answers that stand in the form, before it is taken. */
    @PostMapping("/staff/tasks/{taskId}/ruling")
    ResponseEntity<byte[]> ruling(
            Actor judge, @PathVariable String taskId, @RequestParam(defaultValue = "") String decision) {
        var task = tasks.find(judge, taskId).id();
        return shown(rulings.of(judge, task, answered(decision).toTaskCompletion()));
    }

    private ResponseEntity<byte[]> shown(RulingPreview.Proposal proposal) {
        return Downloads.paper(proposal.title() + "（签发以前）", rulings.pdf(proposal));
    }

    private Completion answered(String decision) {
        try {
            return json.readValue(decision, Completion.class);
        } catch (JsonProcessingException unreadable) {
            throw Refusal.invalid("decision", "INVALID", "没有收到填写的结论，请回到办理页面再看一次");
        }
    }

    @GetMapping("/staff/rulings")
    ModelAndView ask(
            Actor judge,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String back) {
        return page(judge, lines(judge, task), null, back);
    }

    /** The password first, then a code that is good for what was shown and nothing else. */
    @PostMapping("/staff/rulings/code")
    ModelAndView code(
            Actor judge,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String back,
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
            return page(judge, lines, sent.tail(), back);
        } catch (Refusal refusal) {
            return FormAgain.on(page(judge, lines, null, back), refusal);
        }
    }

    @PostMapping("/staff/rulings")
    ModelAndView sign(
            Actor judge,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String tail,
            @RequestParam(defaultValue = "") String back,
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
            return FormAgain.on(page(judge, lines, null, back), refusal);
        }
        try {
            codes.require(judge, (String) session.getAttribute(TICKET), code, papers(ready));
        } catch (Refusal refusal) {
            return FormAgain.on(page(judge, lines, PlainText.line(tail), back), refusal);
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
                .addObject("act", "审签裁定")
                .addObject("back", back(back));
    }

    /** The list from which the rulings were chosen. */
    private static String back(String asked) {
        return asked.isEmpty() ? DeskAddress.DESK + "?list=" + TaskList.TO_SIGN : DeskAddress.or(asked);
    }

    private BatchPages.Result signed(Actor judge, Line line) {
        return BatchPages.said(line.filing(), line.parties(), () -> {
            if (!rulings.signed(judge, line.task()).digest().equals(line.proposal())) {
                throw Refusal.conflict("裁定的内容刚刚有变动，没有签发，请再看一遍");
            }
            tasks.takeAndComplete(
                    judge, line.task(), new TaskCompletion(Map.of("decision", "SIGN"), Map.of(), null, null));
            return line.of() == TaskKind.SIGN_DEEMED_WITHDRAWAL ? "已签发；送达以前再查一次款项，没有到账的随即送达" : "已签发，随即送达";
        });
    }

    private ModelAndView page(Actor judge, List<Line> lines, @Nullable String tail, String back) {
        return new ModelAndView("staff/rulings")
                .addObject("lines", lines)
                .addObject("ready", ready(lines))
                .addObject("most", MOST)
                .addObject("lacking", codes.lacking(judge).orElse(null))
                .addObject("tail", tail)
                .addObject("back", back(back));
    }

    private static Refusal nothingChosen() {
        return Refusal.invalid("task", "MISSING", "请先在“待审签”或者“逾期未交费待裁”列表里勾选裁定");
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
        String filing = null;
        var parties = "这一件";
        try {
            var view = tasks.find(judge, task);
            filing = view.filing().toString();
            parties = filings.find(judge, view.filing()).heading();
            if (view.assignee() != null && !view.assignee().equals(judge.username())) {
                throw Refusal.conflict("已由别人认领");
            }
            var proposed = rulings.signed(judge, task);
            return new Line(
                    task, filing, proposed.digest(), parties, view.kind(), proposed.title(), proposed.text(), null);
        } catch (Refusal refusal) {
            var faults = refusal.faults().stream().map(Refusal.Fault::message).collect(Collectors.joining("；"));
            return new Line(
                    task, filing, null, parties, null, null, null, faults.isEmpty() ? refusal.detail() : faults);
        }
    }
}
