package org.lian.filing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** 立案时的标的额 of the cases whose claims were changed since. No access is checked here. */
@Component
public class RegisteredSums {
    private final LaterFilingStore store;

    RegisteredSums(LaterFilingStore store) {
        this.store = store;
    }

    /** The sums in fen with which the cases were registered, by id; none of a case that still has it, or had none. */
    public Map<FilingId, Long> of(Collection<FilingId> cases) {
        var first = new HashMap<FilingId, Long>();
        var seen = new HashSet<FilingId>();
        for (var later : store.changedSinceRegistration(cases)) {
            var before = later.content().before();
            if (seen.add(later.filing()) && before != null && before.claimAmountFen() != null) {
                first.put(later.filing(), before.claimAmountFen());
            }
        }
        return first;
    }
}
