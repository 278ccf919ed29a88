package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
import org.lian.filing.Settlements;
import org.lian.identity.Accounts;
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

/** 签署调解协议 by the filer: read it whole, tick, say the password once more. */
@Controller
@RequestMapping("/filings/{id}/agreement")
class AgreementPages {
    private final Filings filings;
    private final FilingActions actions;
    private final Settlements settlements;
    private final Accounts accounts;

    AgreementPages(Filings filings, FilingActions actions, Settlements settlements, Accounts accounts) {
        this.filings = filings;
        this.actions = actions;
        this.settlements = settlements;
        this.accounts = accounts;
    }

    @GetMapping
    String show(Actor filer, @PathVariable FilingId id, Model model) {
        return page(filings.find(filer, id), model);
    }

    @PostMapping
    String sign(
            Actor filer,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String agreement,
            @RequestParam(defaultValue = "false") boolean agreed,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(filer, id);
        actions.of(filing).require(FilingAct.SIGN_AGREEMENT);
        try {
            if (!agreed) {
                throw Refusal.invalid("agreed", "MISSING", "请看完协议，勾选“我看过全部内容，自愿签署”");
            }
            accounts.confirm(filer, "password", password, request.getRemoteAddr());
            settlements.sign(filer, filing.id(), known(agreement));
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            return page(filing, model);
        }
        next.addFlashAttribute("notice", "您已经签署调解协议；各方都签署以后生效。");
        return "redirect:/filings/" + filing.id() + "#mediation";
    }

    private static UUID known(String agreement) {
        try {
            return UUID.fromString(agreement);
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.invalid("agreement", "UNKNOWN", "请重新打开协议，看过以后再签");
        }
    }

    private String page(Filing filing, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute(
                "agreement", settlements.of(filing.id()).orElseThrow(() -> Refusal.notFound("调解员还没有拟定调解协议")));
        model.addAttribute("open", actions.of(filing).may(FilingAct.SIGN_AGREEMENT));
        return "portal/agreement";
    }
}
