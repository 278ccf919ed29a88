package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 登录, one page for litigants and staff; the form goes to Spring Security. */
@Controller
class LoginPage {
    private static final String PROBLEM = "loginProblem";

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String registered,
            HttpServletRequest request,
            Model model) {
        if (failed != null) {
            var session = request.getSession(false);
            var problem = session == null ? null : session.getAttribute(PROBLEM);
            model.addAttribute("faults", Faults.of("username", problem == null ? "用户名或者密码不对" : problem.toString()));
        }
        model.addAttribute("registered", registered != null);
        return "login";
    }
}
