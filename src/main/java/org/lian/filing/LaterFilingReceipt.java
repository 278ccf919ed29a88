package org.lian.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lian.clock.CourtTime;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.springframework.stereotype.Component;

/** 续递收件凭证: what was handed in later, with its files and their pages, and when (民诉法 69). */
@Component
class LaterFilingReceipt {
    private final GivenPapers given;
    private final Materials materials;

    LaterFilingReceipt(GivenPapers given, Materials materials) {
        this.given = given;
        this.materials = materials;
    }

    void give(Filing filing, LaterFiling later, String number, Instant at) {
        var files = materials.of(filing.id()).stream()
                .filter(material -> later.materials().contains(material.id()))
                .toList();
        given.give(
                filing,
                GivenPaper.LATER_FILING_RECEIPT,
                number,
                at,
                Map.of(
                        "number", number,
                        "receivedTime", CourtTime.SECOND_OF_DAY.format(at),
                        "kind", later.kind().name(),
                        "written", later.lines(),
                        "hasWritten", !later.lines().isEmpty(),
                        "files", listed(files, filing),
                        "hasFiles", !files.isEmpty(),
                        "examined", later.kind().effect() != LaterKind.Effect.JOIN,
                        "basis", later.kind().basis().text()));
    }

    private static List<Map<String, String>> listed(List<Material> files, Filing filing) {
        return IntStream.range(0, files.size())
                .mapToObj(at -> Map.of(
                        "position", String.valueOf(at + 1),
                        "kind", files.get(at).kind().label(filing.track()),
                        "name", files.get(at).fileName(),
                        "pages", files.get(at).extent()))
                .toList();
    }
}
