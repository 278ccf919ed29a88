package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.identity.LoginCodes;
import org.lian.vocabulary.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 登录验证码: the page between a right password and the work of the staff. */
@Controller
class LoginCodePage {
    private static final String BEGIN = "redirect:/login?expired";

    private final Accounts accounts;
    private final LoginCodes codes;
    private final CodeOwed.Asking asking;
    private final FirstLogin login;

    LoginCodePage(Accounts accounts, LoginCodes codes, CodeOwed.Asking asking, FirstLogin login) {
        this.accounts = accounts;
        this.codes = codes;
        this.asking = asking;
        this.login = login;
    }

    @GetMapping(CodeOwed.PAGE)
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
        return owing(request).isEmpty() ? new ModelAndView(BEGIN) : page(request, response, null);
    }

    /** Another one; the one before is over then. */
    @PostMapping("/login/code/sent")
    String again(HttpServletRequest request) {
        return owing(request)
                .map(account -> {
                    asking.send(account, request);
                    return "redirect:" + CodeOwed.PAGE;
                })
                .orElse(BEGIN);
    }

    /** @param own whether the browser is the person's own, and is not asked again for a while */
    @PostMapping(CodeOwed.PAGE)
    ModelAndView give(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "false") boolean own,
            HttpServletRequest request,
            HttpServletResponse response) {
        var owing = owing(request).orElse(null);
        if (owing == null) {
            return new ModelAndView(BEGIN);
        }
        try {
            codes.require(owing, kept(request, CodeOwed.TICKET), code);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(request, response, refusal);
        }
        var session = request.getSession();
        Stream.of(CodeOwed.NAME, CodeOwed.STAMP, CodeOwed.TICKET, CodeOwed.TAIL, CodeOwed.PROBLEM)
                .forEach(session::removeAttribute);
        var wanted = login.wanted(request, response);
        var device = login.in(owing, request, response);
        if (own) {
            codes.keep(owing, device);
        }
        return new ModelAndView("redirect:" + (wanted == null ? AfterLogin.workOf(owing.actor()) : wanted));
    }

    private ModelAndView page(HttpServletRequest request, HttpServletResponse response, @Nullable Refusal refusal) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var problem = refusal == null
                ? kept(request, CodeOwed.PROBLEM)
                : refusal.faults().isEmpty()
                        ? refusal.detail()
                        : refusal.faults().get(0).message();
        return new ModelAndView("login-code")
                .addObject("problems", problem == null ? List.of() : List.of(problem))
                .addObject("sent", kept(request, CodeOwed.TICKET) != null)
                .addObject("tail", Objects.requireNonNullElse(kept(request, CodeOwed.TAIL), ""))
                .addObject("days", LoginCodes.KEPT.toDays());
    }

    /** Who has given the right password in this session, while it is still the right one. */
    private Optional<Account> owing(HttpServletRequest request) {
        var name = kept(request, CodeOwed.NAME);
        var stamp = kept(request, CodeOwed.STAMP);
        return name == null || stamp == null ? Optional.empty() : accounts.accountOf(name, stamp);
    }

    private static @Nullable String kept(HttpServletRequest request, String name) {
        var session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(name);
    }
}
