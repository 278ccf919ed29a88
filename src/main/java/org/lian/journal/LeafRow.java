package org.lian.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Sha256;

/** A leaf as its row has it, and the hash that it must have. */
record LeafRow(
        @Nullable UUID filing,
        @Nullable Integer seq,
        Instant at,
        String actorKind,
        String actor,
        String kind,
        String text,
        @Nullable String basis,
        String visibility,
        String details,
        byte @Nullable [] words) {
    static final String COLUMNS = "l.id, l.filing_id, l.seq, l.at, l.actor_kind, l.actor_id, l.kind, l.text, l.basis,"
            + " l.visibility, l.details::text as details, l.words, l.hash, l.mac, l.details ->> 'digest' as digest";

    static LeafRow of(ResultSet row) throws SQLException {
        return new LeafRow(
                row.getObject("filing_id", UUID.class),
                row.getObject("seq", Integer.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                row.getString("kind"),
                row.getString("text"),
                row.getString("basis"),
                row.getString("visibility"),
                Canonical.again(row.getString("details")),
                row.getBytes("words"));
    }

    byte[] hash() {
        var canonical = new LinkedHashMap<String, @Nullable Object>();
        canonical.put("filing", filing == null ? null : filing.toString());
        canonical.put("seq", seq);
        canonical.put("at", at.toString());
        canonical.put("actorKind", actorKind);
        canonical.put("actor", actor);
        canonical.put("kind", kind);
        canonical.put("text", text);
        canonical.put("basis", basis);
        canonical.put("visibility", visibility);
        canonical.put("details", details);
        if (words != null) {
            // Sealed with a fresh nonce, so its hash commits to the words and gives no way to guess them.
            canonical.put("words", HexFormat.of().formatHex(Sha256.of(words)));
        }
        return Sha256.of(Canonical.bytes(Canonical.text(canonical)));
    }

    /**
     * What stands in the log for this leaf: nothing that tells whom it is about, and the digest where the leaf speaks of
     * one, so that the holder of a receipt can prove it without the leaf's text.
     */
    String entry(long id, long position, @Nullable String digest) {
        var entry = new TreeMap<String, @Nullable Object>();
        entry.put("at", at.toString());
        if (digest != null) {
            entry.put("digest", digest);
        }
        entry.put("filing", filing == null ? null : filing.toString());
        entry.put("hash", HexFormat.of().formatHex(hash()));
        entry.put("leaf", id);
        entry.put("position", position);
        entry.put("seq", seq);
        return Canonical.text(entry);
    }
}
