package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Recovery;
import org.lian.identity.SeveralAccounts;
import org.lian.vocabulary.Refusal;
import org.lian.web.security.FirstLogin;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 忘记密码: the number on the document and the telephone, then the code and a new password. The ticket that the code is
 * good with stays in the session, so that a code is of use in the browser that asked for it alone.
 */
@Controller
class RecoveryPages {
    private static final String TICKET = "RECOVERY_TICKET";
    private static final String TAIL = "RECOVERY_TAIL";

    private final Recovery recovery;
    private final FirstLogin firstLogin;

    RecoveryPages(Recovery recovery, FirstLogin firstLogin) {
        this.recovery = recovery;
        this.firstLogin = firstLogin;
    }

    @GetMapping("/password")
    String form(Model model) {
        return form(Map.of(), model);
    }

    @PostMapping("/password")
    String ask(
            @RequestParam(defaultValue = "") String idNumber,
            @RequestParam(defaultValue = "") String phone,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var session = request.getSession();
            session.setAttribute(TICKET, recovery.ask(idNumber, phone, request.getRemoteAddr()));
            session.setAttribute(TAIL, tail(phone));
            return "redirect:/password/code";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("faults", Faults.of(refusal));
            return form(Map.of("idNumber", idNumber, "phone", phone), model);
        }
    }

    @GetMapping("/password/code")
    String code(HttpServletRequest request, Model model) {
        return kept(request, TICKET) == null ? "redirect:/password" : code(Map.of(), request, model);
    }

    @PostMapping("/password/code")
    String reset(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            var account = recovery.reset(kept(request, TICKET), code, username, password, request.getRemoteAddr());
            request.getSession().removeAttribute(TICKET);
            request.getSession().removeAttribute(TAIL);
            firstLogin.in(account, request, response);
            next.addFlashAttribute("notice", "密码已经重设，您已登录。您的用户名是 " + account.username() + "，请记下来，下次登录要用。其他地方的登录都已失效。");
            next.addFlashAttribute("recovered", account.username());
            return "redirect:/account";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("faults", Faults.of(refusal));
            model.addAttribute("over", isOver(refusal));
            if (refusal instanceof SeveralAccounts several) {
                model.addAttribute("usernames", several.usernames());
            }
            return code(Map.of("code", code), request, model);
        }
    }

    /** Whether no guess can help any more, so that only another code does. */
    static boolean isOver(Refusal refusal) {
        return refusal.faults().stream().anyMatch(fault -> fault.code().equals(Recovery.OVER));
    }

    private String form(Map<String, String> form, Model model) {
        model.addAttribute("offered", recovery.offered());
        model.addAttribute("form", form);
        return "portal/password";
    }

    private static String code(Map<String, String> form, HttpServletRequest request, Model model) {
        var tail = kept(request, TAIL);
        model.addAttribute("form", form);
        model.addAttribute(
                "sent",
                "证件号码和手机号码与注册时一致的，验证码已经用短信发到" + (tail == null ? "您的手机" : "尾号 " + tail + " 的手机") + "，"
                        + Recovery.LIFE.toMinutes() + " 分钟内有效。");
        return "portal/password-code";
    }

    private static @Nullable String kept(HttpServletRequest request, String name) {
        var session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(name);
    }

    /** What tells a person which telephone to look at, and nobody else which it is. */
    private static String tail(String phone) {
        var digits = phone.strip();
        return digits.substring(Math.max(0, digits.length() - 4));
    }
}
