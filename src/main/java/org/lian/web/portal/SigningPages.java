package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.GivenPaper;
import org.lian.filing.Settlements;
import org.lian.process.FilingPapers;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.lian.web.FormAgain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 签署链接: a party without an account reads the agreement, nothing else of the case, and signs it. */
@Controller
@RequestMapping("/agreements/{token}")
class SigningPages {
    private final Settlements settlements;
    private final FilingPapers papers;

    SigningPages(Settlements settlements, FilingPapers papers) {
        this.settlements = settlements;
        this.papers = papers;
    }

    @GetMapping
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // The address is the key: no other site is told of it.
        response.setHeader("Referrer-Policy", "no-referrer");
        return page(token, model);
    }

    @PostMapping
    String sign(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "false") boolean agreed,
            HttpServletResponse response,
            Model model) {
        try {
            if (!agreed) {
                throw Refusal.invalid("agreed", "MISSING", "请看完协议，勾选“我看过全部内容，自愿签署”");
            }
            settlements.signByLink(token, name, number);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            model.addAttribute("name", name);
            return page(token, model);
        }
        return "redirect:/agreements/" + token;
    }

    @GetMapping("/paper")
    ResponseEntity<byte[]> paper(@PathVariable String token) {
        var agreement = settlements.opened(token).agreement();
        return papers.given(agreement.filing(), GivenPaper.SETTLEMENT_AGREEMENT)
                .map(paper -> Downloads.paper(paper.title(), papers.pdf(paper)))
                .orElseThrow(() -> Refusal.notFound("各方都签署以后才有协议文本"));
    }

    private String page(String token, Model model) {
        var opened = settlements.opened(token);
        model.addAttribute("token", token);
        model.addAttribute("agreement", opened.agreement());
        model.addAttribute("signer", opened.signer());
        return "portal/signing";
    }
}
