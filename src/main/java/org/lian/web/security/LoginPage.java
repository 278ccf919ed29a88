package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.identity.LoginWait;
import org.lian.identity.LoginWait.Whom;
import org.lian.identity.Recovery;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one login page of litigants and staff; Spring Security takes its POST. */
@Controller
class LoginPage {
    private static final String AGAIN = "again";
    private static final String OTHER = "other";
    private static final String CODE = "code";
    /** The name that was typed with a wrong password, in the session until the page is shown again; never in an address. */
    private static final String TYPED = "login.typed";

    private static final int LONGEST_NAME = 100;
    private static final Pattern MINUTES = Pattern.compile("[1-9]\\d?");

    private final Recovery recovery;

    LoginPage(Recovery recovery) {
        this.recovery = recovery;
    }

    @GetMapping("/login")
    String show(HttpServletRequest request, Model model) {
        var signedIn = CurrentActor.get();
        var parameters = request.getParameterMap();
        if (signedIn.isPresent() && !parameters.containsKey(AGAIN)) {
            return "redirect:" + AfterLogin.workOf(signedIn.get());
        }
        if (parameters.containsKey("error")) {
            model.addAttribute("problem", "用户名或者密码不对，请核对后再试。");
        } else if (parameters.containsKey(OTHER)) {
            model.addAttribute("problem", "这一页是另一个账号在填写，这里没有登录。请用原来的账号登录；要换人办理，请先关掉这一页。");
        } else if (parameters.containsKey(CODE)) {
            model.addAttribute("problem", "登录还要短信验证码，这里输不了：请另开一个网页登录，再回到这一页接着办。");
        } else if (parameters.containsKey("wait")) {
            model.addAttribute("problem", waiting(request.getParameter("wait"), request.getParameter("minutes")));
        } else if (parameters.containsKey("expired")) {
            model.addAttribute("problem", "页面打开太久，刚才没有登录，请再试一次。");
        } else if (parameters.containsKey("out")) {
            model.addAttribute("notice", "您已退出登录。");
        }
        if (goesOn(request)) {
            model.addAttribute("notice", "您先前试填的都还在，登录以后接着办。没有账号的，先注册，注册完也接着办。");
        }
        model.addAttribute("username", typed(request));
        model.addAttribute("recovery", recovery.offered());
        return "login";
    }

    /** Keeps the name of a log-in that failed, so that only the password is typed again. */
    static void keepName(HttpServletRequest request) {
        var name = request.getParameter("username");
        if (name != null && !name.isBlank() && name.length() <= LONGEST_NAME) {
            request.getSession().setAttribute(TYPED, name.strip());
        }
    }

    /** Whether somebody comes from a rehearsal that is to become a filing. */
    private static boolean goesOn(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute("SPRING_SECURITY_SAVED_REQUEST") instanceof SavedRequest asked
                && URI.create(asked.getRedirectUrl()).getPath().equals("/rehearsal/filing");
    }

    /** The name that was kept, once. */
    private static @Nullable String typed(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(TYPED) instanceof String name)) {
            return null;
        }
        session.removeAttribute(TYPED);
        return name;
    }

    /** The page that says why nobody is logged in; {@code inPlace} whoever is logged in elsewhere in this browser. */
    static String path(AuthenticationException reason, boolean inPlace) {
        return "/login?" + because(reason) + (inPlace ? "&" + AGAIN : "");
    }

    private static String because(AuthenticationException reason) {
        if (reason.getCause() instanceof LoginWait wait) {
            return "wait=" + wait.whom() + "&minutes=" + wait.minutes();
        }
        if (reason instanceof CodeOwed) {
            return CODE;
        }
        return reason instanceof LoginInPlace.OtherPerson ? OTHER : "error";
    }

    private static String waiting(@Nullable String whom, @Nullable String minutes) {
        var known = Arrays.stream(Whom.values())
                .filter(each -> each.name().equals(whom))
                .findFirst()
                .orElse(Whom.HERE);
        return known.words(minutes != null && MINUTES.matcher(minutes).matches() ? Long.parseLong(minutes) : 15);
    }
}
