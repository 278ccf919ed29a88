package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FeeReview;
import org.lian.filing.FilerActs;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
import org.lian.filing.LaterProcedures;
import org.lian.filing.MediatorChanges;
import org.lian.filing.PreservationMatter;
import org.lian.filing.SuitAgain;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.lian.web.FormAgain;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of the filer's acts after submission, each of which tells the consequence first. */
@Controller
@RequestMapping("/filings/{id}")
class FilerActPages {
    private final FilerActs acts;
    private final MediatorChanges changes;
    private final Filings filings;
    private final LaterProcedures laterProcedures;
    private final FilingActions actions;
    private final CourtsDecision decision;
    private final WithdrawalCost cost;

    FilerActPages(
            FilerActs acts,
            MediatorChanges changes,
            Filings filings,
            LaterProcedures laterProcedures,
            FilingActions actions,
            CourtsDecision decision,
            WithdrawalCost cost) {
        this.acts = acts;
        this.changes = changes;
        this.filings = filings;
        this.laterProcedures = laterProcedures;
        this.actions = actions;
        this.decision = decision;
        this.cost = cost;
    }

    @GetMapping("/insistence")
    String insistence(Actor actor, @PathVariable FilingId id, Model model, RedirectAttributes next) {
        return ask(actor, id, FilingAct.INSIST, "insistence", model, next);
    }

    @PostMapping("/insistence")
    String insist(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        model.addAttribute("reason", reason);
        return said(
                () -> acts.insist(actor, filing.id(), DraftQuestions.written(reason)),
                "已经转给法官，由法官决定。",
                filing,
                "insistence",
                response,
                model,
                next);
    }

    @GetMapping("/extension")
    String extension(Actor actor, @PathVariable FilingId id, Model model, RedirectAttributes next) {
        return ask(actor, id, FilingAct.REQUEST_EXTENSION, "extension", model, next);
    }

    @PostMapping("/extension")
    String extend(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        model.addAttribute("reason", reason);
        return said(
                () -> acts.requestExtension(actor, filing.id(), DraftQuestions.written(reason)),
                "延期申请已经收到，法院审批期间补正期限暂停计算。",
                filing,
                "extension",
                response,
                model,
                next);
    }

    @GetMapping("/fee-review")
    String feeReview(Actor actor, @PathVariable FilingId id, Model model, RedirectAttributes next) {
        return ask(actor, id, FilingAct.ASK_FEE_REVIEW, "fee-review", model, next);
    }

    @PostMapping("/fee-review")
    String askFeeReview(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String review,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        model.addAttribute("review", review);
        model.addAttribute("reason", reason);
        return said(
                () -> acts.askFeeReview(
                        actor,
                        filing.id(),
                        Choices.of(FeeReview.class, "review", review),
                        DraftQuestions.written(reason)),
                "复核申请已经收到，决定会送达给您。",
                filing,
                "fee-review",
                response,
                model,
                next);
    }

    @GetMapping("/preservation")
    String preservation(Actor actor, @PathVariable FilingId id, Model model, RedirectAttributes next) {
        return ask(actor, id, FilingAct.RAISE_PRESERVATION, "preservation", model, next);
    }

    @PostMapping("/preservation")
    String raisePreservation(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        model.addAttribute("matter", matter);
        model.addAttribute("reason", reason);
        return said(
                () -> acts.raisePreservation(
                        actor,
                        filing.id(),
                        Choices.of(PreservationMatter.class, "matter", matter),
                        DraftQuestions.written(reason)),
                "法院已经收到，由法官裁定，结果会送达给您；裁定以前，原来的裁定照常有效。",
                filing,
                "preservation",
                response,
                model,
                next);
    }

    @GetMapping("/reply")
    String reply(Actor actor, @PathVariable FilingId id, Model model, RedirectAttributes next) {
        return ask(actor, id, FilingAct.REPLY, "reply", model, next);
    }

    @PostMapping("/reply")
    String answer(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        model.addAttribute("answer", answer);
        model.addAttribute("reason", reason);
        return said(
                () -> answer(
                        actor,
                        filing.id(),
                        Choices.of(FilerActs.AdviceReply.class, "answer", answer),
                        DraftQuestions.written(reason)),
                "您的答复已经收到。",
                filing,
                "reply",
                response,
                model,
                next);
    }

    private void answer(Actor actor, FilingId filing, FilerActs.@Nullable AdviceReply answer, @Nullable String reason) {
        if (answer == null) {
            throw Refusal.invalid("answer", "MISSING", "请选择怎样答复");
        }
        acts.reply(actor, filing, answer, reason);
    }

    @GetMapping("/withdrawal")
    String withdrawal(Actor actor, @PathVariable FilingId id, Model model, RedirectAttributes next) {
        return ask(actor, id, FilingAct.WITHDRAW, "withdrawal", model, next);
    }

    @PostMapping("/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        model.addAttribute("reason", reason);
        return said(
                () -> acts.withdraw(actor, filing.id(), DraftQuestions.written(reason)),
                filing.registeredAt() != null ? "申请" + filing.track().word("withdraws") + "的请求已经收到，等待法院裁定。" : "申请已经撤回。",
                filing,
                "withdrawal",
                response,
                model,
                next);
    }

    /** 愿意先调解, or not: one click on the filing's own page. */
    @PostMapping("/mediation")
    String sayMediation(
            Actor actor, @PathVariable FilingId id, @RequestParam(required = false) @Nullable Boolean consents) {
        acts.sayMediation(actor, id, consents);
        return "redirect:/filings/" + id + "#mediation";
    }

    @PostMapping("/mediation/end")
    String endMediation(Actor actor, @PathVariable FilingId id, RedirectAttributes next) {
        acts.endMediation(actor, id);
        next.addFlashAttribute("notice", "调解已经终结，法院登记立案，不再审查。");
        return "redirect:/filings/" + id;
    }

    @PostMapping("/mediation/mediator")
    String changeMediator(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes next) {
        try {
            changes.ask(actor, id, reason);
            next.addFlashAttribute("notice", "已经申请更换调解员，法院会另行指定；调解期限不因此延长。");
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            next.addFlashAttribute("problem", refusal.faults().get(0).message() + "。");
        }
        return "redirect:/filings/" + id + "#mediation";
    }

    @PostMapping("/mediation/extension")
    String extendMediation(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        try {
            acts.extendMediation(actor, filing.id(), until);
            next.addFlashAttribute("notice", "已经记下：您同意延长到这一天。对方也同意到同一天的，才延长。");
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            next.addFlashAttribute("problem", refusal.faults().get(0).message() + "。");
        }
        return "redirect:/filings/" + filing.id() + "#mediation";
    }

    /** 再次起诉: a new draft with the same answers and materials. */
    @PostMapping("/renewal")
    String renew(Actor actor, @PathVariable FilingId id, RedirectAttributes next) {
        var renewed = filings.renew(actor, id);
        next.addFlashAttribute("notice", "原来填的内容和 " + filings.materials(renewed).size() + " 份材料都带过来了：要改的改，不要的删，改好再提交。");
        return "redirect:/filings/" + renewed.id();
    }

    /** 申请执行、恢复执行、执行异议 after this case: a new draft with what the case tells. */
    @PostMapping("/later-procedures")
    String follow(Actor actor, @PathVariable FilingId id, @RequestParam String track, RedirectAttributes next) {
        var begun = laterProcedures.begin(actor, id, Choices.one(Track.class, "track", track));
        next.addFlashAttribute("notice", "法院、双方、送达地址和本案的案号都带过来了，请补上别的，都可以改。");
        return "redirect:/filings/" + begun.id();
    }

    /** The page of an act, or the filing's own page when it is past that. */
    private String ask(Actor actor, FilingId id, FilingAct act, String page, Model model, RedirectAttributes next) {
        var filing = filings.find(actor, id);
        var refusal = actions.of(filing).refusal(act);
        if (refusal != null) {
            next.addFlashAttribute("problem", refusal.detail() + "。");
            return "redirect:/filings/" + filing.id();
        }
        return page(filing, page, model);
    }

    /** Says it to the court, or shows the page again with what is wrong and what was typed. */
    private String said(
            Runnable act,
            String notice,
            Filing filing,
            String page,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        try {
            act.run();
            next.addFlashAttribute("notice", notice);
            return "redirect:/filings/" + filing.id();
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.CONFLICT, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            return page(filing, page, model);
        }
    }

    private String page(Filing filing, String page, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute("due", filing.dueAt() == null ? null : Times.deadline(filing.dueAt()));
        decision.of(filing).ifPresent(known -> model.addAttribute("decision", known));
        model.addAttribute("byRuling", filing.registeredAt() != null);
        if (page.equals("withdrawal")) {
            model.addAttribute("again", SuitAgain.afterWithdrawal(filing));
            cost.show(filing, model);
        }
        return "portal/" + page;
    }
}
