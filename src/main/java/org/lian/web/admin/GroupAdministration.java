package org.lian.web.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.identity.StaffGroup;
import org.lian.identity.StaffGroups;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 办理组: the list, and one page per group. Plain forms; every change is journaled by {@link StaffGroups}. */
@Controller
@RequestMapping("/admin/groups")
class GroupAdministration {
    private static final String LIST = "redirect:/admin/groups";

    private final StaffGroups groups;
    private final StaffDirectory staff;

    GroupAdministration(StaffGroups groups, StaffDirectory staff) {
        this.groups = groups;
        this.staff = staff;
    }

    /** The form for a new group, as it was typed. */
    record NewGroup(String code, String name, String court) {}

    @GetMapping
    String list(Actor administrator, Model model) {
        model.addAttribute("groups", groups.of(administrator));
        model.addAttribute("form", new NewGroup("", "", ""));
        return "admin/groups";
    }

    @PostMapping
    ModelAndView make(
            Actor administrator,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String court,
            RedirectAttributes next) {
        try {
            groups.make(administrator, code.strip(), name, court.strip());
        } catch (Refusal refusal) {
            return FormAgain.listed(new ModelAndView("admin/groups"), refusal)
                    .addObject("groups", groups.of(administrator))
                    .addObject("form", new NewGroup(code, name, court));
        }
        next.addFlashAttribute("notice", "已设立办理组。请把人放进去。");
        return new ModelAndView(LIST + "/" + code.strip());
    }

    @GetMapping("/{code}")
    ModelAndView show(Actor administrator, @PathVariable String code) {
        return filled(new ModelAndView("admin/group"), required(administrator, code));
    }

    @PostMapping("/{code}/name")
    ModelAndView rename(
            Actor administrator,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes next) {
        return changed(
                administrator,
                code,
                "组名已保存。",
                Map.of("name", name),
                next,
                () -> groups.rename(administrator, code, name));
    }

    @PostMapping("/{code}/members")
    ModelAndView fill(
            Actor administrator,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable Set<String> members,
            RedirectAttributes next) {
        var chosen = Optional.ofNullable(members).orElse(Set.of());
        return changed(
                administrator,
                code,
                "组里的人已保存，立即生效。",
                Map.of("members", chosen),
                next,
                () -> groups.fill(administrator, code, chosen));
    }

    @PostMapping("/{code}/retirement")
    ModelAndView retire(Actor administrator, @PathVariable String code, RedirectAttributes next) {
        return changed(administrator, code, "办理组已停用。", Map.of(), next, () -> groups.retire(administrator, code));
    }

    /** @param typed what a refusal leaves in the form */
    private ModelAndView changed(
            Actor administrator,
            String code,
            String notice,
            Map<String, ?> typed,
            RedirectAttributes next,
            Runnable change) {
        var group = required(administrator, code);
        try {
            change.run();
        } catch (Refusal refusal) {
            return filled(FormAgain.listed(new ModelAndView("admin/group"), refusal), group)
                    .addAllObjects(typed);
        }
        next.addFlashAttribute("notice", notice);
        return new ModelAndView(LIST + "/" + group.code());
    }

    private ModelAndView filled(ModelAndView page, StaffGroup group) {
        return page.addObject("group", group)
                .addObject("name", group.name())
                .addObject("members", groups.members(group.code()))
                .addObject("people", people(group));
    }

    /** Who may be put in. */
    private List<Staff> people(StaffGroup group) {
        return staff.all().stream()
                .filter(Staff::takesTasks)
                .filter(person -> group.court() != null && person.courts().contains(group.court()))
                .toList();
    }

    private StaffGroup required(Actor administrator, String code) {
        return groups.find(administrator, code).orElseThrow(() -> Refusal.notFound("没有找到这个办理组"));
    }
}
