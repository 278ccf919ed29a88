package org.lian.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Appends leaves inside the business transaction; the database refuses to change or delete one. No head row is locked
 * (ADR 0006): leaves are numbered per filing and hashed, a sealer may order them later by transaction.
 */
@Component
public class Journal {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final JdbcClient jdbc;

    Journal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void append(JournalEntry entry) {
        var filing = entry.filing() == null ? null : entry.filing().value();
        var at = entry.at().truncatedTo(ChronoUnit.MICROS);
        var details = json(entry.details());
        var seq = filing == null
                ? null
                : jdbc.sql("select coalesce(max(seq), 0) + 1 from journal_leaf where filing_id = ?")
                        .param(filing)
                        .query(Integer.class)
                        .single();
        jdbc.sql("""
                        insert into journal_leaf
                          (filing_id, seq, at, actor_kind, actor_id, kind, text, basis, visibility, details, hash)
                        values (:filing, :seq, :at, :actorKind, :actor, :kind, :text, :basis, :visibility,
                                cast(:details as jsonb), :hash)""")
                .param("filing", filing)
                .param("seq", seq)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("actorKind", entry.actor().kind())
                .param("actor", entry.actor().accountId())
                .param("kind", entry.kind())
                .param("text", entry.text())
                .param("basis", entry.basis() == null ? null : entry.basis().text())
                .param("visibility", entry.visibility().name())
                .param("details", details)
                .param("hash", hash(entry, filing, seq, at, details))
                .update();
    }

    /** All leaves of a filing in order. */
    public List<Leaf> ofFiling(FilingId filing) {
        return jdbc.sql("""
                        select at, actor_kind, kind, text, basis, visibility from journal_leaf
                        where filing_id = ? order by seq""")
                .param(filing.value())
                .query((row, number) -> new Leaf(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_kind"),
                        row.getString("kind"),
                        row.getString("text"),
                        row.getString("basis") == null ? null : new LegalBasis(row.getString("basis")),
                        JournalEntry.Visibility.valueOf(row.getString("visibility"))))
                .list();
    }

    /** What was appended, as the timeline and the court read it. */
    public record Leaf(
            Instant at,
            String actorKind,
            String kind,
            String text,
            @Nullable LegalBasis basis,
            JournalEntry.Visibility visibility) {}

    private static byte[] hash(
            JournalEntry entry, java.util.@Nullable UUID filing, @Nullable Integer seq, Instant at, String details) {
        var canonical = new LinkedHashMap<String, @Nullable Object>();
        canonical.put("filing", filing == null ? null : filing.toString());
        canonical.put("seq", seq);
        canonical.put("at", at.toString());
        canonical.put("actorKind", entry.actor().kind());
        canonical.put("actor", entry.actor().accountId());
        canonical.put("kind", entry.kind());
        canonical.put("text", entry.text());
        canonical.put("basis", entry.basis() == null ? null : entry.basis().text());
        canonical.put("visibility", entry.visibility().name());
        canonical.put("details", details);
        try {
            return MessageDigest.getInstance("SHA-256").digest(json(canonical).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object value) {
        try {
            return CANONICAL.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
