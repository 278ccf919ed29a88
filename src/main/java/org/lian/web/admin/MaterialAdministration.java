package org.lian.web.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.materials.Scrubber;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 材料巡检: whether the stored originals are whole. */
@Controller
@RequestMapping("/admin/materials")
class MaterialAdministration {

    private final Scrubber scrubber;

    MaterialAdministration(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    /** A damaged file in words. */
    record Row(String fault, String since, String sha256, String filings) {}

    @GetMapping
    String show(Actor administrator, Model model) {
        var progress = scrubber.progress(administrator);
        model.addAttribute("files", progress.files());
        model.addAttribute("unread", progress.unread());
        model.addAttribute("oldest", moment(progress.oldest()));
        model.addAttribute(
                "findings",
                scrubber.findings(administrator).stream()
                        .map(found -> new Row(
                                found.fault().label(),
                                String.valueOf(moment(found.since())),
                                found.sha256(),
                                String.join(" ", found.filings())))
                        .toList());
        return "admin/materials";
    }

    @PostMapping("/reading")
    String readNow(Actor administrator, RedirectAttributes next) {
        next.addFlashAttribute("notice", "刚刚核对了 " + scrubber.readNow(administrator) + " 个文件。");
        return "redirect:/admin/materials";
    }

    private static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : CourtTime.MINUTE.format(at);
    }
}
