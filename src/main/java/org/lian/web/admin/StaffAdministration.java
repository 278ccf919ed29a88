package org.lian.web.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.WindowEntries;
import org.lian.identity.PowerRequest;
import org.lian.identity.Powers;
import org.lian.identity.RoleExclusion;
import org.lian.identity.RoleExclusions;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.ClosedColleagues;
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
    private final ClosedColleagues tasks;
    private final WindowEntries window;
    private final HandedLinks links;

    StaffAdministration(
            StaffDirectory staff,
            RoleExclusions exclusions,
            Powers powers,
            ClosedColleagues tasks,
            WindowEntries window,
            HandedLinks links) {
        this.links = links;
        this.staff = staff;
        this.exclusions = exclusions;
        this.powers = powers;
        this.tasks = tasks;
        this.window = window;
    }

    @ModelAttribute("allRoles")
    List<Role> roles() {
        return Arrays.stream(Role.values()).filter(Role::isStaff).toList();
    }

    @ModelAttribute("exclusions")
    List<RoleExclusion> exclusions() {
        return exclusions.all();
    }

    /** Whether a new password is its owner's alone, by a link. */
    @ModelAttribute("byLink")
    boolean byLink() {
        return links.areGiven();
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

    /** The change that waits, with those who may confirm it in words. */
    record Awaiting(PowerRequest wish, String who) {}

    /** The list; {@code q} narrows it to who has it in name, user name, phone, court or role. */
    @GetMapping
    String list(Actor administrator, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", PlainText.line(q));
        model.addAttribute("people", people(administrator, PlainText.line(q)));
        model.addAttribute("form", new NewMember("", "", Set.of(), ""));
        return "admin/staff";
    }

    private List<Person> people(Actor administrator, String q) {
        var logins = staff.lastLogins();
        var pairs = exclusions.all();
        var waiting = powers.open().stream().map(PowerRequest::username).collect(Collectors.toSet());
        return staff.of(administrator).stream()
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
                    .addObject("people", people(administrator, ""))
                    .addObject("form", new NewMember(username, displayName, chosen, courts));
        }
        next.addFlashAttribute(
                "notice",
                "已增加工作人员 " + username.strip() + "。"
                        + powers.openOf(username.strip())
                                .map(wish -> wish.isDuties() ? "岗位等第二人确认以后生效。" : "登录链接等第二人确认以后能用。")
                                .orElse("")
                        + links.inWords(administrator, username.strip()));
        return new ModelAndView(LIST);
    }

    @GetMapping("/{username}")
    String show(Actor administrator, @PathVariable String username, Model model) {
        model.addAllAttributes(shown(staff.find(administrator, username)));
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
                administrator,
                username,
                "岗位和法院已保存。",
                Map.of("roles", roles == null ? Set.of() : roles, "courts", courts),
                next,
                () -> staff.assign(administrator, username, roles == null ? Set.of() : roles, codes(courts)));
    }

    @PostMapping("/{username}/name")
    ModelAndView rename(
            Actor administrator,
            @PathVariable String username,
            @RequestParam(defaultValue = "") String displayName,
            RedirectAttributes next) {
        return changed(
                administrator,
                username,
                "姓名已更正。",
                Map.of("name", displayName),
                next,
                () -> staff.rename(administrator, username, displayName));
    }

    @PostMapping("/{username}/phone")
    ModelAndView phone(
            Actor administrator,
            @PathVariable String username,
            @RequestParam(defaultValue = "") String phone,
            RedirectAttributes next) {
        return changed(
                administrator,
                username,
                phone.isBlank() ? "没有登记手机号码，紧急的申请不能马上告诉本人。" : "手机号码已保存。",
                Map.of("phone", phone),
                next,
                () -> staff.phone(administrator, username, phone));
    }

    @PostMapping("/{username}/activation")
    ModelAndView activate(
            Actor administrator,
            @PathVariable String username,
            @RequestParam boolean active,
            @RequestParam(defaultValue = "false") boolean handBack,
            RedirectAttributes next) {
        var drafts = active ? 0 : window.held(username);
        return changed(
                administrator,
                username,
                active
                        ? "账号已启用。"
                        : "账号已停用，其登录立即失效" + (handBack ? "，名下的任务已退回办理组。" : "。")
                                + (drafts == 0 ? "" : "窗口录入、没有提交的草稿 " + drafts + " 件，本人在场的，由同事接着录入。"),
                Map.of("handBack", handBack),
                next,
                () -> {
                    if (!active && !handBack) {
                        requireNothingHeld(username);
                    }
                    staff.activate(administrator, username, active);
                });
    }

    private void requireNothingHeld(String username) {
        var held = tasks.held(username);
        if (held > 0) {
            throw Refusal.conflict("名下还有 " + held + " 项任务，停用以后退回办理组；确定停用的，请勾选“把名下的任务退回办理组”");
        }
    }

    @PostMapping("/{username}/password")
    ModelAndView resetPassword(
            Actor administrator,
            @PathVariable String username,
            @RequestParam(defaultValue = "") String password,
            RedirectAttributes next) {
        return changed(
                administrator,
                username,
                links.reset(),
                Map.of(),
                next,
                () -> staff.resetPassword(administrator, username, password));
    }

    /**
     * @param done what is said unless the act became a wish that waits
     * @param typed what a refusal leaves in the form
     */
    private ModelAndView changed(
            Actor administrator,
            String username,
            String done,
            Map<String, ?> typed,
            RedirectAttributes next,
            Runnable change) {
        var member = staff.find(administrator, username);
        var before = powers.openOf(username).map(PowerRequest::id);
        try {
            change.run();
        } catch (Refusal refusal) {
            var page = FormAgain.listed(new ModelAndView("admin/staff-member"), refusal);
            return page.addAllObjects(shown(member)).addAllObjects(typed);
        }
        var asked = powers.openOf(username).filter(wish -> !before.equals(Optional.of(wish.id())));
        next.addFlashAttribute(
                "notice",
                asked.map(wish -> "已提出" + wish.kind().label() + "，等第二人确认以后生效。").orElse(done)
                        + links.inWords(administrator, member.username()));
        return new ModelAndView(LIST + "/" + member.username());
    }

    private Map<String, ?> shown(Staff member) {
        return Map.ofEntries(
                Map.entry("member", member),
                Map.entry("roles", member.roles()),
                Map.entry("name", member.displayName()),
                Map.entry("phone", member.phone()),
                Map.entry("handBack", false),
                Map.entry("courts", courts(member)),
                Map.entry("conflicts", exclusions.in(member.roles())),
                Map.entry("held", tasks.held(member.username())),
                Map.entry("drafts", window.held(member.username())),
                Map.entry(
                        "waiting",
                        powers.openOf(member.username())
                                .map(wish -> new Awaiting(wish, powers.confirmersInWords(wish)))));
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
