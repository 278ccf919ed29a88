package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.identity.GivenPassword;
import org.lian.identity.PhoneChange;
import org.lian.identity.StaffDirectory;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.FormAgain;
import org.lian.web.security.OwnSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 我的账号, of litigants and staff alike: who one is here, a password and a telephone of one's own. */
@Controller
class AccountPages {
    private static final String TICKET = "PHONE_TICKET";
    private static final String PHONE = "PHONE_NEW";

    private final Accounts accounts;
    private final StaffDirectory staff;
    private final Courts courts;
    private final OwnSession session;
    private final PhoneChange phones;

    AccountPages(Accounts accounts, StaffDirectory staff, Courts courts, OwnSession session, PhoneChange phones) {
        this.accounts = accounts;
        this.staff = staff;
        this.courts = courts;
        this.session = session;
        this.phones = phones;
    }

    /** The content of the page; courts, roles and the whole telephone are those of staff. */
    record View(
            String name,
            String username,
            boolean staff,
            String phone,
            String identity,
            String tail,
            String roles,
            String courts) {}

    @GetMapping("/account")
    String show(Actor actor, Model model) {
        model.addAttribute("account", view(accounts.find(actor.accountId()).orElseThrow()));
        return "portal/account";
    }

    @PostMapping("/account/password")
    String changePassword(
            Actor actor,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            accounts.changePassword(actor, current, password, request.getRemoteAddr());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("faults", Faults.of(refusal));
            return show(actor, model);
        }
        session.renew(actor, request, response);
        next.addFlashAttribute("notice", "密码已经更改。其他地方的登录都已失效，请用新密码重新登录。");
        return "redirect:/account";
    }

    /** 设自己的密码: the one page that a password of the administrator's opens. */
    @GetMapping(GivenPassword.PAGE)
    String firstPassword(Actor actor, Model model) {
        var account = accounts.find(actor.accountId()).orElseThrow();
        if (!account.passwordGiven()) {
            return "redirect:/account";
        }
        model.addAttribute("account", view(account));
        return "staff/first-password";
    }

    @PostMapping(GivenPassword.PAGE)
    String chooseFirstPassword(
            Actor actor,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var page = firstPassword(actor, model);
        if (!model.containsAttribute("account")) {
            return page;
        }
        try {
            accounts.changePassword(actor, current, password, request.getRemoteAddr());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("faults", Faults.of(refusal));
            return page;
        }
        session.renew(actor, request, response);
        return "redirect:" + OwnSession.workOf(actor);
    }

    /** 手机号码 of a member of the staff, to which codes go as well: whoever changes it says the password. */
    @PostMapping("/account/staff-phone")
    String changeStaffPhone(
            Actor actor,
            @RequestParam(defaultValue = "") String phonePassword,
            @RequestParam(defaultValue = "") String phone,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            accounts.confirm(actor, "phonePassword", phonePassword, request.getRemoteAddr());
            staff.phone(actor, actor.username(), phone);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID, Refusal.Kind.TOO_MANY);
            model.addAttribute("faults", Faults.of(refusal));
            model.addAttribute("phone", phone);
            return show(actor, model);
        }
        next.addFlashAttribute("notice", phone.isBlank() ? "没有登记手机号码，紧急的申请不能马上告诉您。" : "手机号码已经保存。");
        return "redirect:/account";
    }

    /** 换手机号码: the password first, then a code that goes to the new one. */
    @PostMapping("/account/phone")
    String changePhone(
            Actor actor,
            @RequestParam(defaultValue = "") String phonePassword,
            @RequestParam(defaultValue = "") String phone,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            var asked = phones.ask(actor, phonePassword, phone, request.getRemoteAddr());
            if (asked.ticket() == null) {
                return changed(actor, asked.phone(), next);
            }
            request.getSession().setAttribute(TICKET, asked.ticket());
            request.getSession().setAttribute(PHONE, asked.phone());
            return "redirect:/account/phone/code";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("faults", Faults.of(refusal));
            model.addAttribute("phone", phone);
            return show(actor, model);
        }
    }

    @GetMapping("/account/phone/code")
    String code(HttpServletRequest request, Model model) {
        var phone = request.getSession().getAttribute(PHONE);
        if (phone == null) {
            return "redirect:/account";
        }
        model.addAttribute(
                "sent", "验证码已经用短信发到尾号 " + tail(phone.toString()) + " 的手机，" + PhoneChange.LIFE.toMinutes() + " 分钟内有效。");
        model.addAttribute("form", Map.of());
        return "portal/phone-code";
    }

    @PostMapping("/account/phone/code")
    String confirmPhone(
            Actor actor,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var kept = request.getSession();
        if (!(kept.getAttribute(PHONE) instanceof String phone)) {
            return "redirect:/account";
        }
        try {
            phones.confirm(actor, (String) kept.getAttribute(TICKET), phone, code);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("faults", Faults.of(refusal));
            model.addAttribute("over", RecoveryPages.isOver(refusal));
            return code(request, model);
        }
        kept.removeAttribute(TICKET);
        kept.removeAttribute(PHONE);
        return changed(actor, phone, next);
    }

    private static String changed(Actor actor, String phone, RedirectAttributes next) {
        next.addFlashAttribute(
                "notice",
                "手机号码已经换成尾号 " + tail(phone) + " 的这一个。登录用的用户名没有变，还是 " + actor.username() + "；已经提交的案件，送达用的电话在案件页变更。");
        return "redirect:/account";
    }

    private static String tail(String phone) {
        return phone.substring(Math.max(0, phone.length() - 4));
    }

    private View view(Account account) {
        return new View(
                account.name(),
                account.username(),
                account.kind() == Account.Kind.STAFF,
                account.phone(),
                accounts.identityWords(account),
                tail(account.phone()),
                account.roles().stream().sorted().map(Role::label).collect(Collectors.joining("、")),
                account.courts().stream()
                        .map(code -> courts.find(code).map(Court::name).orElse(code.value()))
                        .sorted()
                        .collect(Collectors.joining("、")));
    }
}
