package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.lian.filing.JointApplications;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The link by which another applicant, without an account, reads an application, nothing else of the case, and joins it. */
@Controller
@RequestMapping("/joint/{token}")
class JoiningPages {
    private final JointApplications joint;

    JoiningPages(JointApplications joint) {
        this.joint = joint;
    }

    @GetMapping
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // The address is the key: no other site is told of it.
        response.setHeader("Referrer-Policy", "no-referrer");
        return page(token, model);
    }

    @PostMapping
    String join(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "false") boolean agreed,
            HttpServletResponse response,
            Model model) {
        try {
            if (!agreed) {
                throw Refusal.invalid("agreed", "MISSING", "请看完申请，勾选“我看过全部内容，同意共同申请”");
            }
            joint.join(token, shown, name, number);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            model.addAttribute("name", name);
            return page(token, model);
        }
        return "redirect:/joint/" + token;
    }

    private String page(String token, Model model) {
        var opened = joint.opened(token);
        model.addAttribute("token", token);
        model.addAttribute("joint", opened.application());
        model.addAttribute("reader", opened.reader());
        model.addAttribute("submitted", opened.submitted());
        return "portal/joining";
    }
}
