package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Arrivals;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.Finding;
import org.lian.filing.RequiredMaterials;
import org.lian.filing.WindowEntries;
import org.lian.materials.Material;
import org.lian.materials.Pictures;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.lian.web.FormAgain;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 上传材料 before submission, 补充证据 after it, and the files back as downloads. */
@Controller
@RequestMapping("/filings/{id}")
class MaterialPages {
    private final DraftEditing editing;
    private final Filings filings;
    private final Arrivals arrivals;
    private final UploadLimits limits;
    private final Pictures pictures;
    private final RequiredMaterials required;
    private final WindowEntries window;

    MaterialPages(
            DraftEditing editing,
            Filings filings,
            Arrivals arrivals,
            UploadLimits limits,
            Pictures pictures,
            RequiredMaterials required,
            WindowEntries window) {
        this.editing = editing;
        this.filings = filings;
        this.arrivals = arrivals;
        this.limits = limits;
        this.pictures = pictures;
        this.required = required;
        this.window = window;
    }

    @GetMapping("/materials")
    String materials(
            Actor actor,
            @PathVariable FilingId id,
            @Nullable @RequestParam(required = false) String kind,
            @Nullable @RequestParam(name = TooMuchAtOnce.PARAMETER, required = false) String tooMuch,
            Model model) {
        tell(tooMuch, model);
        return materials(editing.open(actor, id), kind, model);
    }

    @PostMapping("/materials")
    String upload(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = editing.open(actor, id);
        var faults = take(file, next, (name, content) -> arrivals.material(actor, filing.id(), kind, name, content));
        if (faults.none()) {
            return "redirect:/filings/" + filing.id() + "/materials";
        }
        response.setStatus(Refusal.Kind.INVALID.status());
        model.addAttribute("faults", faults);
        return materials(filing, kind, model);
    }

    @PostMapping("/materials/{material}/removal")
    String remove(Actor actor, @PathVariable FilingId id, @PathVariable String material) {
        remove(material, one -> filings.removeMaterial(actor, id, one));
        return "redirect:/filings/" + id + "/materials#arranged";
    }

    static void remove(String material, Consumer<UUID> removing) {
        try {
            removing.accept(uuid(material));
        } catch (Refusal refusal) {
            // Removed already, by a second click or in another window.
            FormAgain.require(refusal, Refusal.Kind.NOT_FOUND);
        }
    }

    @GetMapping("/materials/{material}")
    ResponseEntity<InputStreamResource> download(
            Actor actor, @PathVariable FilingId id, @PathVariable String material) {
        return Downloads.attached(filings.openMaterial(actor, id, uuid(material)));
    }

    @GetMapping("/evidence")
    String evidence(
            Actor actor,
            @PathVariable FilingId id,
            @Nullable @RequestParam(name = TooMuchAtOnce.PARAMETER, required = false) String tooMuch,
            Model model) {
        tell(tooMuch, model);
        return evidence(filings.find(actor, id), "EVIDENCE", model);
    }

    @PostMapping("/evidence")
    String addEvidence(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = filings.find(actor, id);
        var faults = take(file, next, (name, content) -> arrivals.evidence(actor, filing.id(), kind, name, content));
        if (faults.none()) {
            return "redirect:/filings/" + filing.id() + "?added";
        }
        response.setStatus(Refusal.Kind.INVALID.status());
        model.addAttribute("faults", faults);
        return evidence(filing, kind, model);
    }

    /** The way to take one file. */
    interface Taking {
        Material take(String fileName, InputStream content);
    }

    /** Each file is taken for itself: a bad one leaves those beside it in place. */
    static Faults take(@Nullable List<MultipartFile> files, RedirectAttributes next, Taking taking) {
        var chosen = files == null
                ? List.<MultipartFile>of()
                : files.stream()
                        .filter(file -> file.getOriginalFilename() != null
                                && !file.getOriginalFilename().isEmpty())
                        .toList();
        if (chosen.isEmpty()) {
            return Faults.of("file", "请选择文件，或者拍一张照片");
        }
        var faults = new ArrayList<Faults.Shown>();
        var mended = new ArrayList<String>();
        for (var file : chosen) {
            var name = String.valueOf(file.getOriginalFilename());
            try (var content = file.getInputStream()) {
                var material = taking.take(name, content);
                if (material.cameAlready(name)) {
                    mended.add("“" + name + "”和已经收下的“" + material.fileName() + "”是同一个文件，只收一份。");
                } else if (material.isMended(name)) {
                    mended.add("“" + name + "”按里面的内容收为“" + material.fileName() + "”。");
                }
            } catch (Refusal refusal) {
                if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.FORBIDDEN) {
                    throw refusal;
                }
                Faults.of(refusal, field -> field.equals("kind") ? "kind" : "file")
                        .all()
                        .forEach(fault -> faults.add(new Faults.Shown(
                                fault.anchor() == null ? "file" : fault.anchor(), name + "：" + fault.message())));
            } catch (IOException broken) {
                faults.add(new Faults.Shown("file", name + "：文件没有传完，请重新选择后再上传"));
            }
        }
        if (!mended.isEmpty()) {
            next.addFlashAttribute("notice", "文件已经收好。" + String.join("", mended));
        }
        return new Faults(faults);
    }

    private String materials(Filing filing, @Nullable String kind, Model model) {
        var materials = filings.materials(filing);
        var needed = filings.checks(filing, materials).stream()
                .filter(finding -> finding.material() != null && finding.severity() != Finding.Severity.PASSED)
                .toList();
        var first = needed.stream().map(Finding::material).findFirst().orElse(null);
        model.addAttribute("filing", filing);
        model.addAttribute("atWindow", filings.isAtWindow(filing.id()));
        model.addAttribute(
                "missingPleading", window.missingPleading(filing, materials).orElse(null));
        model.addAttribute("step", DraftStep.MATERIALS.place(filing.track()));
        model.addAttribute("materials", materials);
        model.addAttribute(
                "handedIn",
                materials.stream().map(material -> material.kind().name()).collect(Collectors.toSet()));
        model.addAttribute("needed", needed);
        model.addAttribute("evidence", EvidencePages.rows(filing, materials));
        model.addAttribute("witnesses", EvidencePages.witnesses(filing));
        model.addAttribute("limits", limits.shown());
        kinds(filing, model);
        model.addAttribute(
                "labels",
                Arrays.stream(Material.Kind.values())
                        .collect(Collectors.toMap(Enum::name, one -> one.label(filing.track()))));
        model.addAttribute("drawn", ids(materials, pictures::isDrawn));
        model.addAttribute("photos", ids(materials, pictures::isPhoto));
        model.addAttribute("chosen", kind != null ? kind : first != null ? first : Material.Kind.EVIDENCE.name());
        return "portal/materials";
    }

    /** What the table asks of this filing stands first, and what proves something always does. */
    private void kinds(Filing filing, Model model) {
        var first = EnumSet.of(Material.Kind.EVIDENCE);
        try {
            required.of(filing).forEach(item -> first.add(Material.Kind.valueOf(item.kind())));
        } catch (DecisionUnclear unclear) {
            first.addAll(List.of(Material.Kind.values()));
        }
        // What has no name of its own stands among the others, also where the table asks for some of it.
        first.remove(Material.Kind.OTHER);
        model.addAttribute("kinds", first);
        model.addAttribute("otherKinds", EnumSet.complementOf(first));
    }

    private static Set<UUID> ids(List<Material> materials, Predicate<Material> which) {
        return materials.stream().filter(which).map(Material::id).collect(Collectors.toSet());
    }

    private void tell(@Nullable String tooMuch, Model model) {
        if (tooMuch != null) {
            model.addAttribute("faults", limits.tooMuch());
        }
    }

    private String evidence(Filing filing, String kind, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute("limits", limits.shown());
        kinds(filing, model);
        model.addAttribute("chosen", kind);
        return "portal/evidence";
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.notFound("没有找到这份材料");
        }
    }
}
