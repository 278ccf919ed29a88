package org.lian.web.portal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Arrangement;
import org.lian.materials.Pictures;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.lian.web.FormAgain;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 整理材料: small pictures, a turn, a place up or down, several photographs as one PDF. */
@Controller
@RequestMapping("/filings/{id}/materials")
class ArrangementPages {
    private final Arrangement arrangement;

    ArrangementPages(Arrangement arrangement) {
        this.arrangement = arrangement;
    }

    @GetMapping("/{material}/picture")
    ResponseEntity<byte[]> picture(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable String material,
            @RequestParam(defaultValue = "false") boolean large) {
        return arrangement
                .picture(actor, id, MaterialPages.uuid(material), large ? Pictures.Size.LARGE : Pictures.Size.SMALL)
                .map(Downloads::picture)
                .orElseThrow(() -> Refusal.notFound("这份材料没有可以显示的小图，请打开原件"));
    }

    @PostMapping("/{material}/turn")
    String turn(Actor actor, @PathVariable FilingId id, @PathVariable String material) {
        arrangement.turn(actor, id, MaterialPages.uuid(material));
        return back(id);
    }

    @PostMapping("/{material}/place")
    String move(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable String material,
            @RequestParam(defaultValue = "") String to) {
        arrangement.move(actor, id, MaterialPages.uuid(material), to.equals("up"));
        return back(id);
    }

    @PostMapping("/joined")
    String join(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(required = false) @Nullable List<String> photo,
            RedirectAttributes next) {
        var chosen = photo == null
                ? List.<UUID>of()
                : photo.stream().map(MaterialPages::uuid).toList();
        try {
            var made = arrangement.join(actor, id, chosen);
            next.addFlashAttribute("notice", "已经合成“" + made.fileName() + "”，在下面；原来的照片也都在，不想重复交的可以移除。");
        } catch (Refusal refusal) {
            FormAgain.require(refusal, Refusal.Kind.INVALID);
            next.addFlashAttribute("notice", refusal.detail() + "。");
        }
        return back(id);
    }

    private static String back(FilingId id) {
        return "redirect:/filings/" + id + "/materials#arranged";
    }
}
