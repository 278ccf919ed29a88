package org.lian.filing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.lian.identity.Access;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The procedures that come after a case of this court: applications begun with everything that the case tells. */
@Component
public class LaterProcedures {
    private final Filings filings;
    private final Access access;
    private final OtherDesks desks;
    private final OrderStandings orders;
    private final PreservationDrafts preservations;

    LaterProcedures(
            Filings filings, Access access, OtherDesks desks, OrderStandings orders, PreservationDrafts preservations) {
        this.filings = filings;
        this.access = access;
        this.desks = desks;
        this.orders = orders;
        this.preservations = preservations;
    }

    /** Those that may be begun from a case now; the caller has found it. */
    public List<Track> of(Filing filing) {
        return filing.status() != FilingStatus.TRANSFERRED || filing.caseNumber() == null || !isSettled(filing)
                ? List.of()
                : Arrays.stream(Track.values())
                        .filter(track ->
                                track.words("follows").contains(filing.track().name()))
                        .filter(desks::isOpen)
                        .toList();
    }

    /** Whether its own flow has come to what may be carried out; one that ends with the hand-over has. */
    private boolean isSettled(Filing filing) {
        return filing.track().word("then").isEmpty()
                || orders.standing(filing.id())
                        .filter(OrderStandings.Standing::inForce)
                        .isPresent();
    }

    /**
     * A draft of one, with the court, both sides, the address for service and the number of the case. What may be asked
     * for while the suit is before the court has its own conditions, the same as on the page of the case.
     */
    @Transactional
    public Filing begin(Actor actor, FilingId id, Track track) {
        var before = filings.find(actor, id);
        access.requireWrite(actor, id);
        if (track == Track.PRESERVATION || track == Track.ADVANCE_ENFORCEMENT) {
            return filings.find(actor, preservations.prepare(actor, id, track));
        }
        if (!of(before).contains(track)) {
            throw Refusal.conflict("这件案件现在不能接着" + track.act() + "；立案移送以后，从本案页面开始");
        }
        var known = before.draft();
        var elements = new HashMap<String, String>();
        elements.put(track.word("numberElement"), String.valueOf(before.caseNumber()));
        return filings.create(
                actor,
                Draft.of(track, known.courtCode())
                        .edit()
                        .plaintiffs(known.plaintiffs())
                        .defendants(known.defendants())
                        .serviceAddress(known.serviceAddress())
                        .elements(elements)
                        .draft());
    }
}
