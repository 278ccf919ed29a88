package org.lian.journal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.lian.transaction.OncePerTransaction;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journal, to which leaves are appended inside the business transaction; the database refuses to change or delete
 * one. No head row is locked (ADR 0006): leaves are numbered per filing and hashed; the sealer puts them into signed
 * blocks.
 */
@Component
public class Journal {
    /** How many leaves a filing has, as this transaction knows. */
    private final OncePerTransaction<UUID, Integer> last = new OncePerTransaction<>();

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Blocks blocks;

    Journal(JdbcClient jdbc, Vault vault, Blocks blocks) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.blocks = blocks;
    }

    /**
     * Says how many leaves a filing has, where its row was read anyway. It may have more by the time one is appended:
     * the leaf is written only where it follows the last.
     */
    public void seen(FilingId filing, int leaves) {
        last.keep(filing.value(), Optional.of(leaves));
    }

    /** Leaves of a filing are numbered one after another: whoever writes one just now is waited for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(JournalEntry entry) {
        Canonical.requirePlain(entry.details());
        if (entry.filing() == null) {
            write(entry, null, null);
            return;
        }
        var filing = entry.filing().value();
        int seq;
        do {
            seq = last.get(filing, this::lastOf) + 1;
            last.forget(filing);
        } while (!write(entry, filing, seq));
        last.keep(filing, Optional.of(seq));
    }

    /** Whether the leaf was written: not when it is not the next of its filing. */
    private boolean write(JournalEntry entry, @Nullable UUID filing, @Nullable Integer seq) {
        var at = entry.at().truncatedTo(ChronoUnit.MICROS);
        var words = entry.words() == null ? null : vault.seal(Canonical.bytes(entry.words()), wordsOf(filing, seq, at));
        var by = entry.actor().enteredBy();
        var details = new LinkedHashMap<>(entry.details());
        if (by != null) {
            details.put("enteredBy", by);
        }
        var leaf = new LeafRow(
                filing,
                seq,
                at,
                entry.actor().kind(),
                entry.actor().accountId(),
                entry.kind(),
                entry.text(),
                entry.basis() == null ? null : entry.basis().text(),
                entry.visibility().name(),
                Canonical.text(details),
                words);
        var hash = leaf.hash();
        return jdbc.sql("""
                        insert into journal_leaf (filing_id, seq, at, actor_kind, actor_id, kind, text, basis,
                                                  visibility, details, words, hash, mac)
                        select cast(:filing as uuid), cast(:seq as integer), :at, :actorKind, :actor, :kind, :text, :basis,
                               :visibility, cast(:details as jsonb), cast(:words as bytea), :hash, :mac
                        where cast(:seq as integer) is null or cast(:seq as integer) = (
                          select coalesce(max(seq), 0) + 1 from journal_leaf where filing_id = cast(:filing as uuid))
                        on conflict (filing_id, seq) do nothing""")
                        .param("filing", filing)
                        .param("seq", seq)
                        .param("at", CourtTime.column(at))
                        .param("actorKind", leaf.actorKind())
                        .param("actor", leaf.actor())
                        .param("kind", leaf.kind())
                        .param("text", leaf.text())
                        .param("basis", leaf.basis())
                        .param("visibility", leaf.visibility())
                        .param("details", leaf.details())
                        .param("words", words)
                        .param("hash", hash)
                        .param("mac", vault.authenticate(hash))
                        .update()
                == 1;
    }

    private int lastOf(UUID filing) {
        return jdbc.sql("select coalesce(max(seq), 0) from journal_leaf where filing_id = ?")
                .param(filing)
                .query(Integer.class)
                .single();
    }

    /** All leaves of a filing in order. */
    public List<Leaf> ofFiling(FilingId filing) {
        return jdbc.sql("""
                        select seq, at, actor_kind, actor_id, kind, text, words, basis, visibility, details ->> 'document' as document,
                               details ->> 'enteredBy' as entered_by
                        from journal_leaf
                        where filing_id = ? order by seq""")
                .param(filing.value())
                .query((row, number) -> new Leaf(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_kind"),
                        row.getString("actor_id"),
                        row.getString("kind"),
                        row.getString("text") + words(filing.value(), row),
                        row.getString("basis") == null ? null : new LegalBasis(row.getString("basis")),
                        JournalEntry.Visibility.valueOf(row.getString("visibility")),
                        row.getString("document"),
                        row.getString("entered_by")))
                .list();
    }

    /**
     * An appended leaf, as the timeline and the court read it.
     *
     * @param actor id of the account that did it
     * @param document the kind of document that it is about; null for everything else
     * @param enteredBy id of the account of the clerk who did it at the window in that person's name; null for everything else
     */
    public record Leaf(
            Instant at,
            String actorKind,
            String actor,
            String kind,
            String text,
            @Nullable LegalBasis basis,
            JournalEntry.Visibility visibility,
            @Nullable String document,
            @Nullable String enteredBy) {}

    private String words(UUID filing, ResultSet row) throws SQLException {
        var sealed = row.getBytes("words");
        if (sealed == null) {
            return "";
        }
        return opened(
                sealed,
                filing,
                row.getInt("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    /** What a person wrote into a leaf. */
    String opened(byte[] words, @Nullable UUID filing, @Nullable Integer seq, Instant at) {
        return new String(vault.open(words, wordsOf(filing, seq, at)), StandardCharsets.UTF_8);
    }

    private static String wordsOf(@Nullable UUID filing, @Nullable Integer seq, Instant at) {
        return "leaf:" + filing + ":" + seq + ":" + at;
    }

    /** Shows that the filing's leaf with that digest is in the log; empty until it is sealed. */
    @Transactional(readOnly = true)
    public Optional<Inclusion> inclusion(FilingId filing, String digest) {
        return blocks.place(filing, digest).map(place -> {
            var block = blocks.find(place.block());
            var entries = blocks.entries(place.block());
            var path = new MerkleTree(entries)
                    .path(place.index()).stream().map(HexFormat.of()::formatHex).toList();
            return new Inclusion(entries.get(place.index()), place.index(), path, block.header(), block.signature());
        });
    }
}
