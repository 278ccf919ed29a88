package org.lian.web.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.identity.PowerRequest;
import org.lian.identity.Powers;
import org.lian.identity.RoleExclusion;
import org.lian.identity.RoleExclusions;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.FormAgain;
import org.lian.web.Minutes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 工作人员: the list, and one page per person. Plain forms; every change is journaled by {@link StaffDirectory}. */
@Controller
@RequestMapping("/admin/staff")
class StaffAdministration {
    private static final String LIST = "redirect:/admin/staff";

    private final StaffDirectory staff;
    private final RoleExclusions exclusions;
    private final Powers powers;

    StaffAdministration(StaffDirectory staff, RoleExclusions exclusions, Powers powers) {
        this.staff = staff;
        this.exclusions = exclusions;
        this.powers = powers;
    }

    @ModelAttribute("allRoles")
    List<Role> roles() {
        return Arrays.stream(Role.values()).filter(Role::isStaff).toList();
    }

    @ModelAttribute("exclusions")
    List<RoleExclusion> exclusions() {
        return exclusions.all();
    }

    /** The form for a new person, as it was typed. */
    record NewMember(String username, String displayName, Set<Role> roles, String courts) {}

    /**
     * A person in the list.
     *
     * @param lastLogin null for who never signed in
     * @param conflicting whether the person holds offices that exclude each other
     * @param waiting whether an office waits for its confirmation
     */
    record Person(Staff member, @Nullable String lastLogin, boolean conflicting, boolean waiting) {}

    /** The list; {@code q} narrows it to who has it in name, user name, phone, court or role. */
    @GetMapping
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", PlainText.line(q));
        model.addAttribute("people", people(PlainText.line(q)));
        model.addAttribute("form", new NewMember("", "", Set.of(), ""));
        return "admin/staff";
    }

    private List<Person> people(String q) {
        var logins = staff.lastLogins();
        var pairs = exclusions.all();
        var waiting = powers.open().stream().map(PowerRequest::username).collect(Collectors.toSet());
        return staff.all().stream()
                .filter(member -> has(member, q))
                .map(member -> new Person(
                        member,
                        Optional.ofNullable(logins.get(member.username()))
                                .map(Minutes::of)
                                .orElse(null),
                        pairs.stream().anyMatch(pair -> pair.isIn(member.roles())),
                        waiting.contains(member.username())))
                .toList();
    }

    private static boolean has(Staff member, String q) {
        var words = Stream.of(
                Stream.of(member.username(), member.displayName(), member.phone()),
                member.courts().stream().map(CourtCode::value),
                member.roles().stream().map(Role::label));
        return words.flatMap(Function.identity())
                .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT)));
    }

    @PostMapping
    ModelAndView add(
            Actor administrator,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            @RequestParam(defaultValue = "") String courts,
            RedirectAttributes next) {
        var chosen = roles == null ? Set.<Role>of() : roles;
        try {
            staff.add(administrator, username.strip(), password, displayName, chosen, codes(courts));
        } catch (Refusal refusal) {
            return FormAgain.listed(new ModelAndView("admin/staff"), refusal)
                    .addObject("q", "")
                    .addObject("people", people(""))
                    .addObject("form", new NewMember(username, displayName, chosen, courts));
        }
        next.addFlashAttribute(
                "notice",
                "已增加工作人员 " + username.strip() + "。"
                        + (powers.openOf(username.strip()).isPresent() ? "岗位等另一名管理员或者院长确认以后生效。" : ""));
        return new ModelAndView(LIST);
    }

    @GetMapping("/{username}")
    String show(@PathVariable String username, Model model) {
        model.addAllAttributes(shown(required(username)));
        return "admin/staff-member";
    }

    @PostMapping("/{username}/duties")
    ModelAndView assign(
            Actor administrator,
            @PathVariable String username,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            @RequestParam(defaultValue = "") String courts,
            RedirectAttributes next) {
        return changed(
                username,
                () -> powers.openOf(username).isPresent() ? "已提出，等另一名管理员或者院长确认以后生效。" : "岗位和法院已保存。",
                next,
                () -> staff.assign(administrator, username, roles == null ? Set.of() : roles, codes(courts)));
    }

    @PostMapping("/{username}/phone")
    ModelAndView phone(
            Actor administrator,
            @PathVariable String username,
            @RequestParam(defaultValue = "") String phone,
            RedirectAttributes next) {
        return changed(
                username,
                phone.isBlank() ? "没有登记手机号码，紧急的申请不能马上告诉本人。" : "手机号码已保存。",
                next,
                () -> staff.phone(administrator, username, phone));
    }

    @PostMapping("/{username}/activation")
    ModelAndView activate(
            Actor administrator, @PathVariable String username, @RequestParam boolean active, RedirectAttributes next) {
        return changed(
                username,
                active ? "账号已启用。" : "账号已停用，其登录立即失效。",
                next,
                () -> staff.activate(administrator, username, active));
    }

    @PostMapping("/{username}/password")
    ModelAndView resetPassword(
            Actor administrator,
            @PathVariable String username,
            @RequestParam(defaultValue = "") String password,
            RedirectAttributes next) {
        return changed(
                username,
                "密码已重置，原来的登录立即失效。请当面告诉本人新密码。",
                next,
                () -> staff.resetPassword(administrator, username, password));
    }

    private ModelAndView changed(String username, String notice, RedirectAttributes next, Runnable change) {
        return changed(username, () -> notice, next, change);
    }

    private ModelAndView changed(String username, Supplier<String> notice, RedirectAttributes next, Runnable change) {
        var member = required(username);
        try {
            change.run();
        } catch (Refusal refusal) {
            var page = FormAgain.listed(new ModelAndView("admin/staff-member"), refusal);
            return page.addAllObjects(shown(member));
        }
        next.addFlashAttribute("notice", notice.get());
        return new ModelAndView(LIST + "/" + member.username());
    }

    private Map<String, ?> shown(Staff member) {
        return Map.of(
                "member",
                member,
                "courts",
                courts(member),
                "conflicts",
                exclusions.in(member.roles()),
                "waiting",
                powers.openOf(member.username()));
    }

    private Staff required(String username) {
        return staff.find(username).orElseThrow(() -> Refusal.notFound("没有找到这名工作人员"));
    }

    private static String courts(Staff member) {
        return member.courts().stream().map(CourtCode::value).sorted().collect(Collectors.joining(" "));
    }

    private static Set<String> codes(String courts) {
        return Arrays.stream(courts.strip().split("[\\s,，、]+"))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
    }
}
