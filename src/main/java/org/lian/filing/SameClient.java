package org.lian.filing;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The next filing for the same client: his particulars, who represents him, the address for service and the papers that
 * show who they are. The other side and the matter are new, and so is the mandate, which names its case (民诉法 62).
 */
@Component
public class SameClient {
    private static final Set<Material.Kind> PAPERS = EnumSet.of(
            Material.Kind.PLAINTIFF_IDENTITY,
            Material.Kind.ORGANISATION_CERTIFICATE,
            Material.Kind.LAWYER_LICENCE,
            Material.Kind.RELATIONSHIP_PROOF);
    /** Procedures that begin with nothing but a claimant; after any other the next one is a suit. */
    private static final Set<Track> BEGIN_BY_THEMSELVES = EnumSet.of(
            Track.CIVIL, Track.ADMINISTRATIVE, Track.PRIVATE_PROSECUTION, Track.ENFORCEMENT, Track.PAYMENT_ORDER);

    private final Filings filings;
    private final Materials materials;
    private final Access access;

    SameClient(Filings filings, Materials materials, Access access) {
        this.filings = filings;
        this.materials = materials;
        this.access = access;
    }

    /**
     * A draft that begins with the client of a filing.
     *
     * @param court the one court that takes filings here; null where there is a choice
     */
    @Transactional
    public Filing begin(Actor actor, FilingId id, @Nullable String court) {
        var before = filings.find(actor, id);
        access.requireWrite(actor, id);
        var known = before.draft();
        var track = BEGIN_BY_THEMSELVES.contains(before.track()) ? before.track() : Track.CIVIL;
        var begun = filings.create(
                actor,
                Draft.of(track, court)
                        .edit()
                        .plaintiffs(known.plaintiffs().stream()
                                .map(Party::withoutPapers)
                                .toList())
                        .serviceAddress(known.serviceAddress())
                        .draft());
        materials.carryIntoDraft(id, begun.id(), PAPERS, actor);
        return begun;
    }
}
