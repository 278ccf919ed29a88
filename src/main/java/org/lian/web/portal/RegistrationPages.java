package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.identity.Registration;
import org.lian.vocabulary.Refusal;
import org.lian.web.security.CurrentActor;
import org.lian.web.security.FirstLogin;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 注册: real-name data, one page, each fault at its field. The password is never sent back. */
@Controller
class RegistrationPages {
    private static final List<String> FIELDS = List.of("kind", "name", "idType", "idNumber", "phone", "username");

    private final Accounts accounts;
    private final FirstLogin firstLogin;

    RegistrationPages(Accounts accounts, FirstLogin firstLogin) {
        this.accounts = accounts;
        this.firstLogin = firstLogin;
    }

    @GetMapping("/register")
    String form(Model model) {
        model.addAttribute("form", Map.of("kind", "PERSON", "idType", "RESIDENT_ID"));
        return "portal/register";
    }

    @PostMapping("/register")
    String register(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var wish = new Registration(
                    parameters.getOrDefault("username", "").strip(),
                    parameters.getOrDefault("password", ""),
                    Choices.of(Account.Kind.class, "kind", parameters.get("kind")),
                    parameters.getOrDefault("name", "").strip(),
                    parameters.getOrDefault("idType", ""),
                    parameters.getOrDefault("idNumber", "").strip(),
                    parameters.getOrDefault("phone", "").strip());
            var account = accounts.register(wish, request.getRemoteAddr());
            // Who is signed in already stays who he is.
            return "redirect:"
                    + (CurrentActor.get().isPresent() ? "/login" : firstLogin.of(account, request, response));
        } catch (Refusal refusal) {
            var form = new HashMap<String, String>();
            FIELDS.forEach(field -> form.put(field, parameters.getOrDefault(field, "")));
            response.setStatus(refusal.kind().status());
            model.addAttribute("form", form);
            model.addAttribute("faults", Faults.of(refusal));
            model.addAttribute("registered", refusal.faults().stream().anyMatch(fault -> fault.code()
                    .equals(Accounts.PHONE_TAKEN)));
            return "portal/register";
        }
    }
}
