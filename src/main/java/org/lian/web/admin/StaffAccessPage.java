package org.lian.web.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.lian.identity.StaffAccess;
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

/** The page behind a one-time link of the staff: its holder sets a password that nobody else knows. */
@Controller
@RequestMapping(StaffAccess.PATH + "{token}")
class StaffAccessPage {
    private final StaffAccess access;

    StaffAccessPage(StaffAccess access) {
        this.access = access;
    }

    @GetMapping
    String show(@PathVariable String token, HttpServletResponse response, Model model) {
        page(token, response, model);
        return "admin/staff-access";
    }

    @PostMapping
    String choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletResponse response,
            Model model) {
        page(token, response, model);
        try {
            if (!password.equals(repeated)) {
                throw Refusal.invalid("repeated", "DIFFERENT", "两次输入的密码不一样，请重新输入");
            }
            access.use(token, password);
            return "redirect:/login";
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", List.copyOf(refusal.faults()));
            return "admin/staff-access";
        }
    }

    /** No other site and no cache learns the address. */
    private void page(String token, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("username", access.opens(token).orElseThrow(StaffAccess::dead));
    }
}
