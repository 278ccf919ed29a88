package org.lian.filing;

import java.io.InputStream;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.materials.Arrived;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The way in of a file that comes in one piece: it arrives whole and is looked at, and only then is the filing locked
 * to take it. A parser that works long holds up no other writer of that filing, and no connection; a file of somebody who
 * may not hand it in keeps no parser busy.
 */
@Component
public class Arrivals {
    private final Materials materials;
    private final Filings filings;
    private final Corrections corrections;
    private final LaterFilings laterFilings;
    private final Access access;

    Arrivals(Materials materials, Filings filings, Corrections corrections, LaterFilings laterFilings, Access access) {
        this.access = access;
        this.materials = materials;
        this.filings = filings;
        this.corrections = corrections;
        this.laterFilings = laterFilings;
    }

    /** A material of a draft, or of a correction. */
    public Material material(Actor actor, FilingId id, String kind, String name, InputStream content) {
        access.requireWrite(actor, id);
        return taken(id, kind, name, content, file -> filings.addMaterial(actor, id, file));
    }

    /** Evidence handed in after submission. */
    public Material evidence(Actor actor, FilingId id, String kind, String name, InputStream content) {
        access.requireWrite(actor, id);
        return taken(id, kind, name, content, file -> filings.addEvidence(actor, id, file));
    }

    /** The answer to an item of the notice of correction, from 0; null: the first that asks for this kind. */
    public Material answer(
            Actor actor, FilingId id, @Nullable Integer item, String kind, String name, InputStream content) {
        if (item == null) {
            access.requireWrite(actor, id);
        } else {
            corrections.requireFileAt(actor, id, item);
        }
        return taken(id, kind, name, content, file -> corrections.answer(actor, id, item, file));
    }

    /** A file of a later filing. */
    public Material later(Actor actor, FilingId id, UUID later, String kind, String name, InputStream content) {
        return taken(id, kind, name, content, file -> laterFilings.add(actor, id, later, file));
    }

    private Material taken(
            FilingId id, String kind, String name, InputStream content, Function<Arrived, Material> taking) {
        try (var file = materials.receive(id, kind, name, content)) {
            return taking.apply(file);
        }
    }
}
