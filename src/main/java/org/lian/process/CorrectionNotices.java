package org.lian.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.filing.CorrectionItem;
import org.lian.filing.CourtActs;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.RequiredMaterials;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.process.clocks.CourtPeriods;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/**
 * The one complete correction notice: its items come from the table correction-catalogue or from the materials that the
 * law requires, and from nowhere else (登记立案规定 7).
 */
@Component
public class CorrectionNotices {
    private static final String LAW = "最高人民法院关于人民法院登记立案若干问题的规定第七条";
    private static final String MATERIAL = "MATERIAL";
    /** How the checks name a required material; a reviewer may hand their code in as it stands. */
    private static final String CHECK = "MATERIALS_";

    private final Decisions decisions;
    private final RequiredMaterials required;
    private final FilingLifecycle filings;
    private final Materials materials;
    private final CourtActs acts;
    private final Deadlines deadlines;
    private final BusinessClock clock;
    private final int days;
    private final int longest;

    CorrectionNotices(
            Decisions decisions,
            RequiredMaterials required,
            FilingLifecycle filings,
            Materials materials,
            CourtActs acts,
            Deadlines deadlines,
            BusinessClock clock,
            CourtPeriods periods) {
        this.decisions = decisions;
        this.required = required;
        this.filings = filings;
        this.materials = materials;
        this.acts = acts;
        this.deadlines = deadlines;
        this.clock = clock;
        this.days = periods.correctionDays();
        this.longest = periods.longestCorrectionDays();
    }

    /**
     * An item that a reviewer may ask for; {@code missing} where the law requires a material that nothing stands for.
     */
    public record Choice(String code, String text, String target, boolean visible, String basis, boolean missing) {
        /** Whether it is said of a material that was handed in, to be named with it. */
        public boolean ofMaterial() {
            return target.equals(MATERIAL);
        }
    }

    /** One item as a reviewer asks for it. */
    public record Item(
            @Nullable String materialId,
            @Nullable String field,
            @Nullable String code,
            @Nullable String text) {}

    /** The published catalogue for the filing's procedure. */
    private List<Choice> catalogue(Filing filing) {
        return decisions
                .preview("correction-catalogue", Map.of("track", filing.track().name()))
                .rows()
                .stream()
                .map(row -> new Choice(
                        text(row, "code"),
                        text(row, "text"),
                        text(row, "target"),
                        Boolean.TRUE.equals(row.get("visible")),
                        text(row, "basis"),
                        false))
                .toList();
    }

    /** What can be asked for beside the materials that were handed in: those missing first, then the catalogue's. */
    public List<Choice> choices(Filing filing) {
        var handedIn = materials.of(filing.id()).stream()
                .map(material -> material.kind().name())
                .collect(Collectors.toSet());
        var missing = required.of(filing).stream()
                .filter(item -> !item.isAdvisable() && !item.isIn(filing.draft(), handedIn))
                .map(CorrectionNotices::choice)
                .toList();
        var named = missing.stream().map(Choice::target).collect(Collectors.toSet());
        return Stream.concat(
                        missing.stream(), catalogue(filing).stream().filter(choice -> !named.contains(choice.target())))
                .toList();
    }

    /** The days that a notice gives when the reviewer says nothing else: few where the court itself has hours. */
    public int usualDays(Filing filing) {
        var own = filing.track().word("correctionDays");
        return own.isEmpty() ? days : Integer.parseInt(own);
    }

    /** The last day of each period that a notice may give, of one day and more, where it is received today. */
    public List<LocalDate> lastDays() {
        var now = clock.now();
        return IntStream.rangeClosed(1, longest)
                .mapToObj(given -> deadlines
                        .days(given, TimeUnit.DAY, now, LAW)
                        .dueAt()
                        .atZone(BusinessClock.SHANGHAI)
                        .toLocalDate()
                        .minusDays(1))
                .toList();
    }

    /**
     * Serves the notice.
     *
     * @param wantedDays the period; null for the usual one
     */
    public void decide(
            Actor actor, FilingId id, List<Item> items, @Nullable Integer wantedDays, @Nullable String reason) {
        if (items.isEmpty()) {
            throw Refusal.invalid("items", "MISSING", "请一次性列明需要补正的全部事项");
        }
        var filing = filings.filing(id);
        var given = wantedDays == null ? usualDays(filing) : wantedDays;
        if (given < 1 || given > longest) {
            throw Refusal.invalid("days", "OUT_OF_RANGE", "补正期限应在 1 日至 " + longest + " 日之间");
        }
        var choices = new HashMap<String, Choice>();
        Stream.concat(required(filing), catalogue(filing).stream())
                .forEach(choice -> choices.put(choice.code(), choice));
        var handedIn = materials.of(id);
        var faults = new ArrayList<Refusal.Fault>();
        var built = new ArrayList<CorrectionItem>();
        for (var i = 0; i < items.size(); i++) {
            var item = item(items.get(i), "items[" + i + "]", choices, handedIn, faults);
            if (item != null) {
                built.add(item);
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        acts.noticeCorrection(actor, id, List.copyOf(built), given, reason);
    }

    private static @Nullable CorrectionItem item(
            Item written,
            String field,
            Map<String, Choice> choices,
            List<Material> handedIn,
            List<Refusal.Fault> faults) {
        var code = written.code() == null ? "" : written.code().strip();
        var choice = choices.get(code);
        if (choice == null) {
            faults.add(new Refusal.Fault(
                    field + ".code",
                    "NOT_IN_CATALOGUE",
                    "补正事项只能从目录中选择："
                            + String.join(
                                    "、", choices.keySet().stream().sorted().toList())));
            return null;
        }
        UUID material = null;
        if (written.materialId() != null && !written.materialId().isBlank()) {
            material = handedIn.stream()
                    .filter(found -> found.id().toString().equals(written.materialId()))
                    .map(Material::id)
                    .findFirst()
                    .orElse(null);
            if (material == null) {
                faults.add(new Refusal.Fault(field + ".materialId", "UNKNOWN", "没有这份材料，请从本案材料中选择"));
                return null;
            }
        } else if (choice.ofMaterial()) {
            faults.add(new Refusal.Fault(field + ".materialId", "MISSING", "请指明是哪一份材料"));
            return null;
        }
        var text = written.text();
        if (text != null && text.length() > 500) {
            faults.add(new Refusal.Fault(field + ".text", "TOO_LONG", "补充说明不超过 500 字"));
            return null;
        }
        return new CorrectionItem(
                choice.code(),
                text == null || text.isBlank() || text.strip().equals(choice.text())
                        ? choice.text()
                        : choice.text() + "：" + text.strip(),
                choice.target(),
                material,
                choice.visible(),
                choice.basis());
    }

    /** The statutory and conditional materials of the filing; advisable ones are never an item. */
    private Stream<Choice> required(Filing filing) {
        return required.of(filing).stream().filter(item -> !item.isAdvisable()).map(CorrectionNotices::choice);
    }

    private static Choice choice(RequiredMaterials.Item item) {
        return new Choice(
                CHECK + item.kind(), "缺少" + item.name(), item.kind(), true, item.basis(), !item.isReplaceable());
    }

    private static String text(Map<String, Object> row, String output) {
        return String.valueOf(row.get(output));
    }
}
