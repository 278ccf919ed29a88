package org.lian.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Evidence;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.materials.Material;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 证据说明: what each piece proves and where it comes from, and who can be heard; on the page of the materials. */
@Controller
class EvidencePages {
    private static final String PROVES = "proves-";
    private static final String SOURCE = "source-";
    private static final String WITNESSES = "witnesses";

    private final DraftEditing editing;
    private final Filings filings;

    EvidencePages(DraftEditing editing, Filings filings) {
        this.editing = editing;
        this.filings = filings;
    }

    /** A piece with what is said of it. */
    record Row(String id, String name, String proves, String source) {}

    /** The pieces of evidence among the materials. */
    static List<Row> rows(Filing filing, List<Material> materials) {
        var said = evidence(filing);
        return materials.stream()
                .filter(material -> material.kind().isEvidence())
                .map(material -> {
                    var note = said.of(material.id());
                    return new Row(
                            material.id().toString(),
                            material.fileName(),
                            shown(note.map(Evidence.Note::proves).orElse(null)),
                            shown(note.map(Evidence.Note::source).orElse(null)));
                })
                .toList();
    }

    /** The witnesses, a line each. */
    static String witnesses(Filing filing) {
        return String.join(
                "\n",
                evidence(filing).witnesses().stream()
                        .map(Evidence.Witness::line)
                        .toList());
    }

    @PostMapping("/filings/{id}/materials/notes")
    String write(Actor actor, @PathVariable FilingId id, @RequestParam Map<String, String> form) {
        var filing = editing.open(actor, id);
        var notes = new ArrayList<Evidence.Note>();
        for (var material : filings.materials(filing)) {
            var key = material.id().toString();
            if (form.containsKey(PROVES + key) || form.containsKey(SOURCE + key)) {
                notes.add(new Evidence.Note(key, form.get(PROVES + key), form.get(SOURCE + key)));
            }
        }
        var witnesses = form.getOrDefault(WITNESSES, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Evidence.Witness::of)
                .toList();
        var draft =
                filing.draft().edit().evidence(new Evidence(notes, witnesses)).draft();
        filings.update(actor, filing.id(), draft, filing.revision());
        return "redirect:/filings/" + filing.id() + ("check".equals(form.get("then")) ? "/check" : "/materials");
    }

    private static Evidence evidence(Filing filing) {
        var said = filing.draft().evidence();
        return said == null ? new Evidence(List.of(), List.of()) : said;
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }
}
