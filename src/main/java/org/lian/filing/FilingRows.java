package org.lian.filing;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.materials.Material;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** Filings as lines of the court's lists. The names are opened for the page that shows them and kept nowhere. */
@Component
public class FilingRows {
    private final FilingStore store;
    private final FindingStore findings;
    private final Acts acts;
    private final Causes causes;
    private final Access access;

    FilingRows(FilingStore store, FindingStore findings, Acts acts, Causes causes, Access access) {
        this.store = store;
        this.findings = findings;
        this.acts = acts;
        this.causes = causes;
        this.access = access;
    }

    /** The lines of the filings, by id; what does not exist or the reader may not read has none. */
    public Map<FilingId, FilingRow> of(Actor reader, Collection<FilingId> ids) {
        var distinct = new HashSet<>(ids);
        var flagged = findings.flagged(distinct).stream()
                .collect(Collectors.toMap(FindingStore.Flagged::filing, Function.identity()));
        var done = acts.among(distinct, EnumSet.of(Act.Kind.INSISTENCE, Act.Kind.WINDOW_ENTRY));
        return store.all(distinct).stream()
                .filter(filing -> filing.draft().courtCode() != null)
                .filter(filing -> access.mayRead(
                        reader, filing.id(), filing.court(), filing.marks().secret(), filing.track()))
                .map(filing -> row(filing, flagged.get(filing.id()), done.getOrDefault(filing.id(), Set.of())))
                .collect(Collectors.toMap(FilingRow::id, Function.identity()));
    }

    private FilingRow row(Filing filing, FindingStore.@Nullable Flagged flagged, Set<Act.Kind> done) {
        var flags = EnumSet.noneOf(FilingRow.Flag.class);
        add(flags, FilingRow.Flag.URGENT, FilingFacts.isUrgent(filing.draft()));
        add(flags, FilingRow.Flag.SENSITIVE, filing.marks().sensitive());
        add(flags, FilingRow.Flag.ORDERED, filing.marks().ordered());
        add(flags, FilingRow.Flag.RELIEF, filing.isReliefOpen());
        add(flags, FilingRow.Flag.WINDOW, done.contains(Act.Kind.WINDOW_ENTRY));
        add(flags, FilingRow.Flag.PAPER, !filing.draft().agreesToElectronicService());
        add(flags, FilingRow.Flag.RELATED, flagged != null && flagged.related());
        add(flags, FilingRow.Flag.DOUBTFUL, flagged != null && flagged.doubtful());
        add(flags, FilingRow.Flag.WARNED, flagged != null && !flagged.warned().isEmpty());
        add(flags, FilingRow.Flag.OTHER_PHONE, flagged != null && flagged.otherPhone());
        add(flags, FilingRow.Flag.INSISTED, done.contains(Act.Kind.INSISTENCE));
        add(flags, FilingRow.Flag.MISSING, flagged != null && !flagged.missing().isEmpty());
        return new FilingRow(
                filing.id(),
                filing.court(),
                filing.track(),
                filing.heading(),
                cause(filing),
                filing.draft().claimAmountFen(),
                filing.clocks().firstSubmittedAt(),
                filing.caseNumber(),
                filing.refusalNumber(),
                filing.status(),
                filing.statusText(),
                flags,
                flagged == null
                        ? List.of()
                        : flagged.missing().stream()
                                .map(kind -> Material.Kind.valueOf(kind).label(filing.track()))
                                .toList(),
                flagged == null
                        ? List.of()
                        : flagged.warned().stream()
                                .map(RemarkWords::of)
                                .distinct()
                                .toList());
    }

    private static void add(Set<FilingRow.Flag> flags, FilingRow.Flag flag, boolean applies) {
        if (applies) {
            flags.add(flag);
        }
    }

    private String cause(Filing filing) {
        if (!filing.track().asks(Track.Asks.CAUSE)) {
            return filing.track().label();
        }
        var code = filing.draft().causeCode();
        return code == null ? "案由未填写" : causes.find(code).map(Cause::name).orElse(code);
    }
}
