package org.lian.web.admin;

import java.util.List;
import org.lian.identity.FirstAdministrator;
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

/** The page behind the one-time link of the start log: the first administrator chooses name and password. */
@Controller
@RequestMapping("/first-administrator/{token}")
class FirstAdministratorPage {
    private final FirstAdministrator first;

    FirstAdministratorPage(FirstAdministrator first) {
        this.first = first;
    }

    @GetMapping
    String show(@PathVariable String token, jakarta.servlet.http.HttpServletResponse response, Model model) {
        alone(response);
        if (!first.accepts(token)) {
            throw FirstAdministrator.dead();
        }
        model.addAttribute("needsPhone", first.needsPhone());
        return "admin/first-administrator";
    }

    @PostMapping
    String appoint(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = "") String phone,
            jakarta.servlet.http.HttpServletResponse response,
            Model model) {
        alone(response);
        try {
            if (!password.equals(repeated)) {
                throw Refusal.invalid("repeated", "DIFFERENT", "两次输入的密码不一样，请重新输入");
            }
            first.appoint(token, username.strip(), password, displayName, phone);
            return "redirect:/login";
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", List.copyOf(refusal.faults()));
            model.addAttribute("needsPhone", first.needsPhone());
            model.addAttribute("phone", phone);
            model.addAttribute("username", username);
            model.addAttribute("displayName", displayName);
            return "admin/first-administrator";
        }
    }

    /** The address is a key: no cache keeps the page, and no link tells where one came from. */
    private static void alone(jakarta.servlet.http.HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
