package org.lian.web.staff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.lian.clock.CourtTime;
import org.lian.documents.Papers;
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
    private final Papers made;

    FileContents(Filings filings, FilingPapers papers, Papers made) {
        this.filings = filings;
        this.papers = papers;
        this.made = made;
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
        var carried =
                materials.stream().map(Material::paper).filter(Objects::nonNull).toList();
        papers.of(reader, filing).stream()
                .filter(entry -> entry.paper() != null && !carried.contains(entry.paper()))
                .map(entry -> new Item(
                        entry.title(),
                        extent(Objects.requireNonNull(entry.paper())),
                        CourtTime.ISO_DAY.format(entry.at())))
                .forEach(items::add);
        return items;
    }

    /** A paper whose PDF was never asked for is not set for the list alone. */
    private String extent(UUID paper) {
        var pages = made.pages(paper);
        return pages.isEmpty() ? "" : pages.getAsInt() + " 页";
    }
}
