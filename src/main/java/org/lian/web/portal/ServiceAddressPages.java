package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
import org.lian.process.PapersOnTheWay;
import org.lian.process.ServiceConsent;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 变更送达地址: the same question as in the draft, asked after the submission. */
@Controller
@RequestMapping("/filings/{id}/service-address")
class ServiceAddressPages {
    private final ServiceConsent changes;
    private final PapersOnTheWay onTheWay;
    private final Filings filings;
    private final FilingActions actions;

    ServiceAddressPages(ServiceConsent changes, PapersOnTheWay onTheWay, Filings filings, FilingActions actions) {
        this.changes = changes;
        this.onTheWay = onTheWay;
        this.filings = filings;
        this.actions = actions;
    }

    @GetMapping
    String ask(Actor actor, @PathVariable FilingId id, Model model, RedirectAttributes next) {
        var filing = filings.find(actor, id);
        var refusal = actions.of(filing).refusal(FilingAct.CHANGE_SERVICE_ADDRESS);
        if (refusal != null) {
            next.addFlashAttribute("problem", refusal.detail() + "。");
            return "redirect:/filings/" + filing.id();
        }
        var form = DraftQuestions.SERVICE_ADDRESS.read(filing.draft());
        model.addAttribute(
                "phoneless", form.getOrDefault(DraftQuestions.PHONE, "").isEmpty());
        return page(filing, form, model);
    }

    @PostMapping
    String change(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        try {
            var served = changes.change(
                    actor,
                    filing.id(),
                    DraftQuestions.SERVICE_ADDRESS.write(filing.draft(), typed).serviceAddress());
            next.addFlashAttribute(
                    "notice",
                    "送达地址已经变更，以后的文书按新的送达。新的送达地址确认书在“材料”里。"
                            + (served.isEmpty() ? "" : "正在邮寄的《" + String.join("》《", served) + "》已经电子送达，就在下面，期限从明天起算。"));
            return "redirect:/filings/" + filing.id();
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.CONFLICT, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            var form = new LinkedHashMap<String, String>();
            DraftQuestions.SERVICE_ADDRESS
                    .labels()
                    .keySet()
                    .forEach(field -> form.put(field, typed.getOrDefault(field, "")));
            model.addAttribute("phoneless", DraftQuestions.isPhoneless(typed));
            return page(filing, form, model);
        }
    }

    private String page(Filing filing, Map<String, String> form, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute("form", form);
        model.addAttribute("paperOnly", !filings.offersElectronicService(filing));
        model.addAttribute("onTheWay", onTheWay.of(filing));
        return "portal/service-address";
    }
}
