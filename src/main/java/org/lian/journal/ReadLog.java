package org.lian.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Mark;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 查阅记录: who of the court read what of a filing. Its leaves stand in no filing's sequence, so that readers wait for
 * nobody; the filing is in their details.
 */
@Component
public class ReadLog {
    /** A page asks ten times for what is one reading. */
    private static final Duration ONE_READING = Duration.ofMinutes(10);

    /** In the details of what a page showed by itself. */
    private static final String UNASKED = "unasked";

    private final JdbcClient jdbc;
    private final Journal journal;

    ReadLog(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /** The kinds of what can be read. */
    public enum What {
        FACTS("查阅了申请内容和当事人信息（证件号码、电话遮盖）"),
        MATERIAL("查阅了诉讼材料"),
        NUMBERS("查看了当事人完整的证件号码和电话，理由：");

        private final String text;

        What(String text) {
            this.text = text;
        }

        String kind() {
            return name() + "_READ";
        }
    }

    /**
     * One reading.
     *
     * @param unasked whether a page showed it by itself
     */
    public record Reading(
            Mark mark,
            Instant at,
            String accountId,
            What what,
            @Nullable UUID material,
            boolean unasked,
            @Nullable String reason) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void facts(Actor reader, FilingId filing, Instant at) {
        once(reader, filing, What.FACTS, null, at);
    }

    /** A person asked for the material. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void material(Actor reader, FilingId filing, UUID material, Instant at) {
        once(reader, filing, What.MATERIAL, material, at);
    }

    /** A page showed the material by itself: the reader could see it, but nobody opened it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void shown(Actor reader, FilingId filing, UUID material, Instant at) {
        if (!isFresh(reader, filing, What.MATERIAL, material, at, false)) {
            journal.append(JournalEntry.internal(null, reader, at, What.MATERIAL.kind(), "办理页面自动显示了诉讼材料，没有人点开")
                    .with(Map.of("filing", filing.toString(), "material", material.toString(), UNASKED, true)));
        }
    }

    /** Numbers in full; each time, with the reader's reason. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void numbers(Actor reader, FilingId filing, String reason, Instant at) {
        append(reader, filing, What.NUMBERS, null, reason, at);
    }

    /** All readings of a filing, the latest first. */
    public List<Reading> of(FilingId filing, @Nullable Mark after, int limit) {
        return jdbc.sql("""
                        select id, at, actor_id, kind, details ->> 'material' as material,
                          details ->> 'unasked' is not null as unasked, words from journal_leaf
                        where kind in ('FACTS_READ', 'MATERIAL_READ', 'NUMBERS_READ') and details ->> 'filing' = :filing
                        """ + (after == null ? "" : "and (at, id) < (:at, :id) ")
                        + "order by at desc, id desc limit :limit")
                .param("filing", filing.toString())
                .param("at", after == null ? null : CourtTime.column(after.at()))
                .param("id", after == null ? null : after.number())
                .param("limit", limit)
                .query((row, number) -> {
                    var at = row.getObject("at", OffsetDateTime.class).toInstant();
                    var material = row.getString("material");
                    var words = row.getBytes("words");
                    return new Reading(
                            new Mark(at, row.getString("id")),
                            at,
                            row.getString("actor_id"),
                            What.valueOf(row.getString("kind").replace("_READ", "")),
                            material == null ? null : UUID.fromString(material),
                            row.getBoolean(UNASKED),
                            words == null ? null : journal.opened(words, null, null, at));
                })
                .list();
    }

    /** The materials of a filing that somebody of the court has opened; what a page showed by itself nobody did. */
    public Set<UUID> opened(FilingId filing) {
        return Set.copyOf(
                jdbc.sql("""
                        select distinct cast(details ->> 'material' as uuid) from journal_leaf
                        where kind in ('FACTS_READ', 'MATERIAL_READ', 'NUMBERS_READ') and details ->> 'filing' = ?
                          and kind = 'MATERIAL_READ' and details ->> 'unasked' is null""").param(filing.toString()).query(UUID.class).list());
    }

    private void once(Actor reader, FilingId filing, What what, @Nullable UUID material, Instant at) {
        if (!isFresh(reader, filing, what, material, at, true)) {
            append(reader, filing, what, material, null, at);
        }
    }

    /** Whether it was read a moment ago; by {@code asked} only where a person wanted it. */
    private boolean isFresh(
            Actor reader, FilingId filing, What what, @Nullable UUID material, Instant at, boolean asked) {
        // The kinds as literals, for the partial index.
        return jdbc.sql("""
                        select exists (select 1 from journal_leaf
                          where kind in ('FACTS_READ', 'MATERIAL_READ', 'NUMBERS_READ')
                            and details ->> 'filing' = :filing and at > :since and at <= :now
                            and actor_id = :reader and kind = :kind
                            and details ->> 'material' is not distinct from :material
                            and (not :asked or details ->> 'unasked' is null))""")
                .param("filing", filing.toString())
                .param("since", CourtTime.column(at.minus(ONE_READING)))
                .param("now", CourtTime.column(at))
                .param("reader", reader.accountId())
                .param("kind", what.kind())
                .param("material", material == null ? null : material.toString())
                .param("asked", asked)
                .query(Boolean.class)
                .single();
    }

    private void append(
            Actor reader, FilingId filing, What what, @Nullable UUID material, @Nullable String reason, Instant at) {
        Map<String, Object> details = new HashMap<>(Map.of("filing", filing.toString()));
        if (material != null) {
            details.put("material", material.toString());
        }
        journal.append(JournalEntry.internal(null, reader, at, what.kind(), what.text)
                .with(details)
                .saying(reason));
    }
}
