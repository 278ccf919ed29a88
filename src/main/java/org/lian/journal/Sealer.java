package org.lian.journal;

import static java.util.Map.entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.keys.Signatures;
import org.lian.keys.Vault;
import org.lian.liveness.Loop;
import org.lian.liveness.Loops;
import org.lian.vocabulary.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sealer, who takes committed leaves that stand in no block, by id, into the next one; one node at a time. A
 * transaction that commits late is in no block yet and therefore comes with a later one: nothing is skipped, nothing
 * waits for it (ADR 0011). A block carries the database's own time, and none is older than the one before it (ADR
 * 0031).
 */
@Component
class Sealer implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final int MOST = 1_000;
    private static final String BEFORE_THE_FIRST = "0".repeat(64);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Blocks blocks;
    private final BlockExport export;
    private final Signatures signatures;
    private final Vault vault;
    private final BusinessClock clock;
    private final Loops loops;
    private final Set<Long> suspicious = ConcurrentHashMap.newKeySet();

    /** No leaf of an earlier transaction than this one is without a block; null: all must be looked at. */
    private @Nullable String sealedBelow;

    /** The first leaf that waited when another node had the turn; null: none did. */
    private @Nullable Long waitedFor;

    Sealer(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Blocks blocks,
            BlockExport export,
            Signatures signatures,
            Vault vault,
            BusinessClock clock,
            Loops loops) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.blocks = blocks;
        this.export = export;
        this.signatures = signatures;
        this.vault = vault;
        this.clock = clock;
        this.loops = loops;
    }

    /** Before the first filing: the time of the last block is past. */
    @Override
    public void afterSingletonsInstantiated() {
        blocks.last().map(Block::sealedAt).ifPresent(clock::notBefore);
    }

    /** A leaf that may be sealed, with what the database says of it. */
    private record Waiting(
            long id,
            LeafRow leaf,
            byte[] hash,
            byte @Nullable [] mac,
            @Nullable String digest) {}

    private record Pass(int sealed, boolean full, String transactionsBelow) {}

    /** Seals all that is committed; returns the number of leaves. */
    synchronized int seal() {
        var sealed = 0;
        while (true) {
            var pass = transaction.execute(status -> sealOnce());
            loops.cameRound(Loop.SEALER);
            if (pass == null) {
                lookWhetherAnotherSeals();
                return sealed;
            }
            sealed += pass.sealed();
            loops.cameRound(Loop.BLOCKS);
            if (!pass.full()) {
                // Only now that it is committed; a leaf invisible to it is of a transaction at or above this one.
                sealedBelow = pass.transactionsBelow();
                return sealed;
            }
        }
    }

    /** Whoever has the turn without sealing is found out: the same leaf waits and waits. */
    private void lookWhetherAnotherSeals() {
        var first = waiting(1).stream().map(Waiting::id).findFirst().orElse(null);
        if (first == null || !first.equals(waitedFor)) {
            loops.cameRound(Loop.BLOCKS);
        }
        waitedFor = first;
    }

    /** The database's time; a step back as small as clocks are set by is passed over, a longer one wants a person. */
    private Instant sealingTime(@Nullable Instant before) {
        var now = clock.freshly().truncatedTo(ChronoUnit.MICROS);
        if (before == null || now.isAfter(before)) {
            return now;
        }
        if (now.isBefore(before.minus(clock.tolerance()))) {
            throw new IllegalStateException("日志停止封存：数据库的时间早于最后一个区块的时间 " + before + "。请把数据库服务器的时钟校准；它走过那一刻，封存即继续。");
        }
        return before;
    }

    /** Null when another node seals. */
    private @Nullable Pass sealOnce() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('journal sealer', 0))")
                .query(Boolean.class)
                .single()) {
            return null;
        }
        // Before the leaves are read, never after.
        var below = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
        var last = blocks.last();
        // The first block takes all there is: what an earlier release wrote is accepted then and never after.
        var most = last.isEmpty() ? Integer.MAX_VALUE : MOST;
        var waiting = waiting(most);
        var accepted =
                waiting.stream().filter(leaf -> isOurs(leaf, last.isEmpty())).toList();
        if (!accepted.isEmpty()) {
            seal(accepted, last.orElse(null));
        }
        return new Pass(accepted.size(), waiting.size() == most && !accepted.isEmpty(), below);
    }

    private List<Waiting> waiting(int most) {
        var known = suspicious.stream().sorted().toArray(Long[]::new);
        return jdbc.sql("select " + LeafRow.COLUMNS + """
                         from journal_leaf l
                        where l.xid >= coalesce(cast(:below as xid8), '0')
                          and not exists (select from journal_position p where p.leaf_id = l.id)
                          and l.id <> all (:suspicious)
                        order by l.id limit :most""")
                .param("below", sealedBelow)
                .param("suspicious", known)
                .param("most", most)
                .query((row, number) -> new Waiting(
                        row.getLong("id"),
                        LeafRow.of(row),
                        row.getBytes("hash"),
                        row.getBytes("mac"),
                        row.getString("digest")))
                .list();
    }

    /**
     * Whoever has the database alone can write a row but not its authenticator: such a row is left outside for the
     * verifier to name. Only what an earlier release wrote has none, and that is sealed before anything else.
     */
    private boolean isOurs(Waiting waiting, boolean first) {
        var hash = waiting.leaf().hash();
        var mac = waiting.mac();
        var ours =
                java.util.Arrays.equals(hash, waiting.hash()) && (mac == null ? first : vault.isAuthentic(hash, mac));
        if (!ours && suspicious.add(waiting.id())) {
            log.error("Leaf {} of the journal was not written by this application and is not sealed", waiting.id());
        }
        return ours;
    }

    private void seal(List<Waiting> leaves, @Nullable Block last) {
        var number = last == null ? 1 : last.number() + 1;
        export.requireUnknown(number);
        var first = last == null ? 1 : last.lastPosition() + 1;
        var entries = new ArrayList<String>();
        for (var leaf : leaves) {
            entries.add(leaf.leaf().entry(leaf.id(), first + entries.size(), leaf.digest()));
        }
        var at = sealingTime(last == null ? null : last.sealedAt());
        var key = signatures.current();
        var hex = HexFormat.of();
        var header = Canonical.text(new TreeMap<>(Map.ofEntries(
                entry("algorithm", key.algorithm()),
                entry(Block.CLOCK, Block.DATABASE),
                entry("first", first),
                entry("keyId", key.id()),
                entry("last", first + leaves.size() - 1),
                entry("leaves", leaves.size()),
                entry("number", number),
                entry("previous", last == null ? BEFORE_THE_FIRST : hex.formatHex(last.hash())),
                entry("root", hex.formatHex(new MerkleTree(entries).root())),
                entry("sealedAt", at.toString()),
                entry("type", "lian-journal-block"))));
        jdbc.sql("""
                        insert into journal_block
                          (number, header, hash, signature, key_id, first_position, last_position, sealed_at)
                        values (:number, :header, :hash, :signature, :key, :first, :last, :at)""")
                .param("number", number)
                .param("header", header)
                .param("hash", Sha256.of(Canonical.bytes(header)))
                .param("signature", signatures.sign(Canonical.bytes(header)))
                .param("key", key.id())
                .param("first", first)
                .param("last", first + leaves.size() - 1)
                .param("at", CourtTime.column(at))
                .update();
        jdbc.sql("""
                        insert into journal_position (position, leaf_id, block)
                        select :first + place - 1, leaf, :number
                        from unnest(cast(:leaves as bigint[])) with ordinality as t (leaf, place)""")
                .param("first", first)
                .param("number", number)
                .param("leaves", leaves.stream().map(Waiting::id).toArray(Long[]::new))
                .update();
    }
}
