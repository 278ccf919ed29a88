package org.lian.web.admin;

import java.util.Comparator;
import java.util.List;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 法院: which of the known courts take filings here. Every change is journaled by {@link Courts}. */
@Controller
@RequestMapping("/admin/courts")
class CourtAdministration {
    private static final int MOST_FOUND = 50;

    private final Courts courts;

    CourtAdministration(Courts courts) {
        this.courts = courts;
    }

    @GetMapping
    String search(Actor administrator, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("all", administrator.administersAll());
        model.addAttribute(
                "open", administrator.administersAll() ? courts.search("", true, MOST_FOUND) : own(administrator));
        model.addAttribute(
                "found",
                q.isBlank() || !administrator.administersAll() ? List.of() : courts.search(q, false, MOST_FOUND));
        return "admin/courts";
    }

    private List<Court> own(Actor administrator) {
        return administrator.courts().stream()
                .flatMap(code -> courts.find(code).stream())
                .sorted(Comparator.comparing(Court::name))
                .toList();
    }

    @PostMapping("/{code}/self-service")
    String open(Actor administrator, @PathVariable String code, @RequestParam boolean open, RedirectAttributes next) {
        courts.open(administrator, new CourtCode(code), open);
        next.addFlashAttribute("notice", code + (open ? " 已开通自助立案。" : " 已关闭自助立案，已提交的申请继续办理。"));
        return "redirect:/admin/courts";
    }
}
