package org.lian.filing;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.lian.identity.Access;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.materials.Pictures;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The arrangement of a draft's materials, and the look at them: who may look at an original may look at its picture. */
@Component
public class Arrangement {
    private final Filings filings;
    private final Materials materials;
    private final Pictures pictures;
    private final FilingStore store;
    private final FilingActions actions;
    private final Access access;
    private final TransactionTemplate transaction;

    Arrangement(
            Filings filings,
            Materials materials,
            Pictures pictures,
            FilingStore store,
            FilingActions actions,
            Access access,
            TransactionTemplate transaction) {
        this.filings = filings;
        this.materials = materials;
        this.pictures = pictures;
        this.store = store;
        this.actions = actions;
        this.access = access;
        this.transaction = transaction;
    }

    /** A picture of a material; the court's look is journaled as its reading of the original is. */
    public Optional<byte[]> picture(Actor actor, FilingId id, UUID material, Pictures.Size size) {
        filings.requireReading(actor, id, material);
        return pictures.of(id, material, size);
    }

    /** Turns a photograph by a quarter. */
    @Transactional
    public void turn(Actor actor, FilingId id, UUID material) {
        requireDraft(actor, id);
        materials.turn(id, material);
    }

    /** Moves a material one place up or down. */
    @Transactional
    public void move(Actor actor, FilingId id, UUID material, boolean up) {
        requireDraft(actor, id);
        materials.move(id, material, up);
    }

    /** Makes one PDF of several photographs; they are drawn while nothing is locked. */
    public Material join(Actor actor, FilingId id, Collection<UUID> photos) {
        transaction.executeWithoutResult(asked -> requireDraft(actor, id));
        try (var joined = pictures.joined(id, photos)) {
            return transaction.execute(taking -> {
                requireDraft(actor, id);
                return materials.add(id, null, joined, actor);
            });
        }
    }

    private void requireDraft(Actor actor, FilingId id) {
        access.requireWrite(actor, id);
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        actions.of(filing).require(FilingAct.EDIT);
    }
}
