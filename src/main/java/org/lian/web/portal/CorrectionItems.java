package org.lian.web.portal;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Corrections;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.Party;
import org.lian.materials.Material;
import org.lian.vocabulary.Track;
import org.lian.web.Yuan;
import org.springframework.stereotype.Component;

/** The items of a correction notice as the filer reads them: what is wrong, with what, and what was done about it. */
@Component
class CorrectionItems {

    private final Filings filings;
    private final Corrections corrections;

    CorrectionItems(Filings filings, Corrections corrections) {
        this.filings = filings;
        this.corrections = corrections;
    }

    /**
     * One item.
     *
     * @param about the field or the kind of material that it returns
     * @param returned the material that it returns, where it names one
     * @param kind of the material that answers it; null for a field
     * @param now the field as it is written by now; null for a material
     */
    public record Row(
            int number,
            String text,
            String basis,
            String about,
            @Nullable Material returned,
            Material.@Nullable Kind kind,
            List<Material> answers,
            @Nullable String now,
            boolean answered) {}

    List<Row> of(Filing filing, Corrections.Notice notice) {
        var materials = filings.materials(filing);
        var written = corrections.written(filing);
        return notice.items().stream()
                .map(item -> row(item, materials, written, filing.track()))
                .toList();
    }

    private static Row row(Corrections.Item item, List<Material> materials, Draft written, Track track) {
        var returned = material(item.item().material(), materials);
        var target = item.item().target();
        var kind = item.asksForField() ? null : kind(target, returned);
        return new Row(
                item.number(),
                item.item().text(),
                item.item().basis(),
                kind == null ? field(target, track) : kind.label(track),
                returned,
                kind,
                item.answers().stream()
                        .map(answer -> material(answer, materials))
                        .filter(Objects::nonNull)
                        .toList(),
                kind == null ? text(target, written) : null,
                item.answered());
    }

    private static @Nullable Material material(@Nullable UUID id, List<Material> materials) {
        return materials.stream()
                .filter(material -> material.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** A returned material is replaced by one of its kind. */
    private static Material.Kind kind(String target, @Nullable Material returned) {
        return returned == null ? Material.Kind.valueOf(target) : returned.kind();
    }

    private static String field(String target, Track track) {
        return switch (target) {
            case "plaintiffs" -> track.claimant() + "信息";
            case "defendants" -> track.respondent() + "信息";
            case "claims", "facts" -> track.word(target);
            case "claimAmountFen" -> "请求的金额";
            default -> "填写的内容";
        };
    }

    private static String text(String field, Draft draft) {
        return switch (field) {
            case "plaintiffs" -> names(draft.plaintiffs());
            case "defendants" -> names(draft.defendants());
            case "claims" -> DraftQuestions.shown(draft.claims());
            case "facts" -> DraftQuestions.shown(draft.facts());
            default -> draft.claimAmountFen() == null ? "" : Yuan.shown(draft.claimAmountFen()) + " 元";
        };
    }

    private static String names(List<Party> parties) {
        return String.join("\n\n", parties.stream().map(FiledAnswers::described).toList());
    }
}
