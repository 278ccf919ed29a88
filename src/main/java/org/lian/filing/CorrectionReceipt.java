package org.lian.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.clock.CourtTime;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.springframework.stereotype.Component;

/** 补正收件凭证: which items of the notice were answered, with what and when (登记立案规定 2, 7). */
@Component
class CorrectionReceipt {

    private final GivenPapers given;
    private final Receipts receipts;
    private final Materials materials;

    CorrectionReceipt(GivenPapers given, Receipts receipts, Materials materials) {
        this.given = given;
        this.receipts = receipts;
        this.materials = materials;
    }

    /** Fixes it for the notice; {@code fields} are those that were written anew. */
    void give(Filing filing, Corrections.Notice notice, Set<String> fields, Instant at) {
        var handedIn = materials.of(filing.id());
        var items = notice.items().stream()
                .map(item -> item(item, fields, handedIn))
                .toList();
        given.give(
                filing,
                GivenPaper.CORRECTION_RECEIPT,
                notice.id().toString(),
                at,
                Map.of(
                        "number",
                        receipts.newNumber("B", at),
                        "noticeOn",
                        GivenPapers.day(notice.issuedAt()),
                        "receivedTime",
                        CourtTime.SECOND_OF_DAY.format(at),
                        "items",
                        items,
                        "complete",
                        notice.items().stream().allMatch(item -> isAnswered(item, fields))));
    }

    private static boolean isAnswered(Corrections.Item item, Set<String> fields) {
        return !item.answers().isEmpty() || fields.contains(item.item().target());
    }

    private static Map<String, String> item(Corrections.Item item, Set<String> fields, List<Material> handedIn) {
        return Map.of(
                "position",
                String.valueOf(item.number() + 1),
                "asked",
                item.item().text().strip().replaceAll("\\s*\\R\\s*", "　"),
                "answer",
                fields.contains(item.item().target()) ? "已经重新填写" : files(item.answers(), handedIn));
    }

    private static String files(List<UUID> answers, List<Material> handedIn) {
        var names = handedIn.stream()
                .filter(material -> answers.contains(material.id()))
                .map(Material::fileName)
                .collect(Collectors.joining("、"));
        return names.isEmpty() ? "没有补正" : names;
    }
}
