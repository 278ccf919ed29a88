package org.lian.web.portal;

import org.lian.keys.Signatures;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 核验回执: carries the court's public keys, so that the browser needs nobody once the page is there. */
@Controller
class VerifierPage {
    private final Signatures signatures;

    VerifierPage(Signatures signatures) {
        this.signatures = signatures;
    }

    @GetMapping("/receipts")
    String show(Model model) {
        model.addAttribute("keys", signatures.published());
        return "portal/verifier";
    }
}
