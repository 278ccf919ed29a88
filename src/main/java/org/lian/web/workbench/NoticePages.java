package org.lian.web.workbench;

import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.workbench.NewNotices;
import org.lian.workbench.RuleDrafts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 新建文书: a notice of the court's own, begun from its name. */
@Controller
class NoticePages {
    private final NewNotices notices;

    NoticePages(NewNotices notices) {
        this.notices = notices;
    }

    @PostMapping("/workbench/papers")
    String begin(
            Actor analyst,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes next) {
        try {
            var written = id.strip();
            var template = written.startsWith("notice-") ? written : "notice-" + written;
            var draft = notices.begin(analyst, template, name, new RuleDrafts.Wish(null, null, null, null));
            return "redirect:/workbench/drafts/" + draft.id();
        } catch (Refusal refusal) {
            next.addFlashAttribute("fault", refusal.detail());
            next.addFlashAttribute("noticeId", id);
            next.addFlashAttribute("noticeName", name);
            return "redirect:/workbench";
        }
    }
}
