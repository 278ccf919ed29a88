package org.lian.filing;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** 续递 as lines of the court's lists: when each came in, and what of the suit's sums it changes. No access is checked here. */
@Component
public class LaterRows {
    private final LaterFilingStore store;
    private final FilingStore filings;
    private final FeeOfChange fees;

    LaterRows(LaterFilingStore store, FilingStore filings, FeeOfChange fees) {
        this.store = store;
        this.filings = filings;
        this.fees = fees;
    }

    /**
     * A later filing as one line.
     *
     * @param sums null where it changes no claim
     */
    public record Row(
            FilingId filing, Instant receivedAt, @Nullable Sums sums) {}

    /**
     * The sum of the claims as it shall be and as it was when this was handed in, in fen; null where none was asked.
     *
     * @param feeFen how much more fee follows, less where negative; null while no fee is confirmed, or where a person chooses it
     */
    public record Sums(
            @Nullable Long amountFen,
            @Nullable Long beforeFen,
            @Nullable Long feeFen) {}

    /** Those that were handed in, by id. */
    public Map<UUID, Row> of(Collection<UUID> ids) {
        var found = store.all(ids).stream()
                .filter(later -> later.received() != null)
                .toList();
        var changed = filings
                .all(found.stream()
                        .filter(LaterRows::changesClaims)
                        .map(LaterFiling::filing)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Filing::id, Function.identity()));
        return found.stream().collect(Collectors.toMap(LaterFiling::id, later -> {
            var filing = changesClaims(later) ? changed.get(later.filing()) : null;
            return new Row(later.filing(), later.receivedAt(), filing == null ? null : sums(later, filing));
        }));
    }

    private static boolean changesClaims(LaterFiling later) {
        return later.kind().effect() == LaterKind.Effect.CHANGE
                && later.kind().asks().claims();
    }

    private Sums sums(LaterFiling later, Filing filing) {
        var before = later.content().before();
        var written = later.in(filing.draft());
        return new Sums(
                written.claimAmountFen(),
                before == null ? null : before.claimAmountFen(),
                fees.of(filing, written).map(FeeOfChange.Change::differenceFen).orElse(null));
    }
}
