package org.lian.filing;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The requests of the other side of a preservation, as the court writes them down: it has no account here. */
@Component
public class RespondentRequests {
    private final FilingStore store;
    private final FilingActions actions;
    private final Preservations preservations;
    private final FilingProcess process;
    private final Access access;

    RespondentRequests(
            FilingStore store,
            FilingActions actions,
            Preservations preservations,
            FilingProcess process,
            Access access) {
        this.store = store;
        this.actions = actions;
        this.preservations = preservations;
        this.process = process;
        this.access = access;
    }

    /** Whether the flow waits for such a request; the caller has found the filing. */
    public boolean mayBeTaken(Filing filing) {
        return actions.of(filing).may(FilingAct.RAISE_PRESERVATION);
    }

    /** Takes down a request for 解除 or 复议 (民诉法 107, 111): a judge decides on it, and the answer reaches the other side. */
    @Transactional
    public void takeDown(Actor clerk, FilingId id, String asked, @Nullable String reason) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireRead(clerk, id, filing.court());
        actions.of(filing).require(FilingAct.RAISE_PRESERVATION);
        var matter = Stream.of(PreservationMatter.RELEASE, PreservationMatter.RECONSIDERATION)
                .filter(one -> one.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("matter", "MISSING", "请选择被申请人要求的是解除保全，还是复议"));
        preservations.ask(clerk, id, matter, reason, true);
        process.tell(id, FilingProcess.Word.PRESERVATION_MATTER);
    }
}
