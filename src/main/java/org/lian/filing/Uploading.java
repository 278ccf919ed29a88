package org.lian.filing;

import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.materials.Arrived;
import org.lian.materials.Material;
import org.lian.materials.ShrunkPhotographs;
import org.lian.materials.Upload;
import org.lian.materials.Uploads;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The path of a file that goes on where its line was cut: announced, brought piece by piece, and handed to where it
 * belongs when it is whole, under the rules that hold there.
 */
@Component
public class Uploading {
    private final Uploads uploads;
    private final Filings filings;
    private final Corrections corrections;
    private final LaterFilings laterFilings;
    private final FilingStore store;
    private final FilingActions actions;
    private final Access access;
    private final ShrunkPhotographs shrunk;

    Uploading(
            Uploads uploads,
            Filings filings,
            Corrections corrections,
            LaterFilings laterFilings,
            FilingStore store,
            FilingActions actions,
            Access access,
            ShrunkPhotographs shrunk) {
        this.uploads = uploads;
        this.filings = filings;
        this.corrections = corrections;
        this.laterFilings = laterFilings;
        this.store = store;
        this.actions = actions;
        this.access = access;
        this.shrunk = shrunk;
    }

    /** The purpose of a file, and the act that must be open for it. */
    public enum Purpose {
        MATERIAL(FilingAct.ADD_MATERIAL),
        EVIDENCE(FilingAct.ADD_EVIDENCE),
        CORRECTION(FilingAct.CORRECT),
        LATER(FilingAct.HAND_IN_LATER);

        private final FilingAct act;

        Purpose(FilingAct act) {
            this.act = act;
        }
    }

    /**
     * The words of a sender about a file.
     *
     * @param item of a correction, from 0; null: the first unanswered one that asks for this kind
     * @param later the later filing that it belongs to
     * @param original the SHA-256 of the photograph that the sender made this smaller one of
     */
    public record Announcement(
            String name,
            String kind,
            Purpose purpose,
            @Nullable Integer item,
            @Nullable UUID later,
            @Nullable String original) {}

    /**
     * Announces a file of so many bytes.
     *
     * @param said how the sender said it, kept as it is
     */
    @Transactional
    public Upload begin(Actor actor, FilingId id, Announcement announced, String said, long length) {
        access.requireWrite(actor, id);
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        actions.of(filing).require(announced.purpose().act);
        Material.requireKind(announced.kind());
        return uploads.begin(id, actor, said, length);
    }

    /** An upload of one's own. */
    public Upload find(Actor actor, FilingId id, UUID upload) {
        access.requireWrite(actor, id);
        return uploads.find(id, actor, upload);
    }

    /** Keeps the next piece, or as much of it as came. */
    public Upload append(Actor actor, FilingId id, UUID upload, long offset, InputStream content) {
        access.requireWrite(actor, id);
        return uploads.append(id, actor, upload, offset, content);
    }

    /** Hands a whole file to where it belongs. */
    public Upload finish(Actor actor, FilingId id, UUID upload, Announcement announced) {
        return uploads.finish(id, actor, upload, announced.kind(), announced.name(), whole -> {
            var material = take(actor, id, announced, whole);
            var original = announced.original();
            if (original != null && !original.equals(material.sha256())) {
                shrunk.keep(material.id(), original);
            }
            return material;
        });
    }

    /** What a whole file became: the material of an earlier one where the same bytes came before. */
    public Optional<Material> became(Actor actor, FilingId id, Upload done) {
        return filings.materials(filings.find(actor, id)).stream()
                .filter(material -> material.id().equals(done.material()))
                .findFirst();
    }

    /** Throws away what arrived. */
    public void drop(Actor actor, FilingId id, UUID upload) {
        uploads.drop(find(actor, id, upload));
    }

    private Material take(Actor actor, FilingId id, Announcement announced, Arrived whole) {
        return switch (announced.purpose()) {
            case MATERIAL -> filings.addMaterial(actor, id, whole);
            case EVIDENCE -> filings.addEvidence(actor, id, whole);
            case CORRECTION -> corrections.answer(actor, id, announced.item(), whole);
            case LATER -> {
                if (announced.later() == null) {
                    throw Refusal.invalid("later", "MISSING", "请说明是哪一份续递的文件");
                }
                yield laterFilings.add(actor, id, announced.later(), whole);
            }
        };
    }
}
