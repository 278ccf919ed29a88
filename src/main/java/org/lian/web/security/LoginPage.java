package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.identity.LoginWait;
import org.lian.identity.LoginWait.Whom;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one login page of litigants and staff; Spring Security takes its POST. */
@Controller
class LoginPage {
    private static final Pattern MINUTES = Pattern.compile("[1-9]\\d?");

    @GetMapping("/login")
    String show(HttpServletRequest request, Model model) {
        var signedIn = CurrentActor.get();
        if (signedIn.isPresent()) {
            return "redirect:" + AfterLogin.workOf(signedIn.get());
        }
        var parameters = request.getParameterMap();
        if (parameters.containsKey("error")) {
            model.addAttribute("problem", "用户名或者密码不对，请核对后再试。");
        } else if (parameters.containsKey("wait")) {
            model.addAttribute("problem", waiting(request.getParameter("wait"), request.getParameter("minutes")));
        } else if (parameters.containsKey("expired")) {
            model.addAttribute("problem", "页面打开太久，刚才没有登录，请再试一次。");
        } else if (parameters.containsKey("out")) {
            model.addAttribute("notice", "您已退出登录。");
        }
        return "login";
    }

    /** The page that says who has to wait, and how long. */
    static String path(LoginWait wait) {
        return "/login?wait=" + wait.whom() + "&minutes=" + wait.minutes();
    }

    private static String waiting(@Nullable String whom, @Nullable String minutes) {
        var known = Arrays.stream(Whom.values())
                .filter(each -> each.name().equals(whom))
                .findFirst()
                .orElse(Whom.HERE);
        return known.words(minutes != null && MINUTES.matcher(minutes).matches() ? Long.parseLong(minutes) : 15);
    }
}
