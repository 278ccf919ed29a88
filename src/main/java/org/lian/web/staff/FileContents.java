package org.lian.web.staff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.lian.clock.CourtTime;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.materials.Material;
import org.lian.process.FilingPapers;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** 卷内目录 of a case as it stands: what the party handed in by its purpose, then the papers that were made and served by their day. */
@Component
class FileContents {
    private final Filings filings;
    private final FilingPapers papers;

    FileContents(Filings filings, FilingPapers papers) {
        this.filings = filings;
        this.papers = papers;
    }

    /**
     * A piece of the file; its page is written by the hand that binds it.
     *
     * @param extent how much it is; empty where the system does not know
     */
    record Item(String title, String extent, String day) {}

    /** Of a filing that the reader has found. */
    List<Item> of(Actor reader, Filing filing) {
        var items = new ArrayList<Item>();
        var materials = filings.materials(filing);
        items.add(new Item("立案审批表", "1 页", ""));
        materials.stream()
                .sorted(Comparator.comparing(Material::kind).thenComparing(Material::uploadedAt))
                .map(material -> new Item(
                        material.kind().label(filing.track()) + "（" + material.fileName() + "）",
                        material.pages() == null ? "" : material.extent(),
                        CourtTime.ISO_DAY.format(material.uploadedAt())))
                .forEach(items::add);
        var made =
                materials.stream().map(Material::paper).filter(Objects::nonNull).toList();
        papers.of(reader, filing).stream()
                .filter(entry -> entry.paper() != null && !made.contains(entry.paper()))
                .map(entry -> new Item(entry.title(), "", CourtTime.ISO_DAY.format(entry.at())))
                .forEach(items::add);
        return items;
    }
}
