package org.lian.filing;

import java.util.Comparator;
import java.util.List;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Other filings with the same parties and cause, of the reader's own courts. */
@Component
public class RelatedFilings {
    private final PartyIndex index;
    private final FilingRows rows;

    RelatedFilings(PartyIndex index, FilingRows rows) {
        this.index = index;
        this.rows = rows;
    }

    /** The lines of those that the actor may read, the newest first. */
    @Transactional(readOnly = true)
    public List<FilingRow> of(Actor actor, FilingId filing) {
        return rows.of(actor, index.related(filing)).values().stream()
                .sorted(Comparator.comparing(FilingRow::receivedAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .reversed())
                .toList();
    }
}
