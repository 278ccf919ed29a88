package org.lian.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of the journal's rows with the exported blocks: these were out of reach of whoever has the database.
 */
final class JournalCheck {
    private static final String LEAVES = """
            select l.id, l.filing_id::text as filing_id, l.seq, l.at, l.actor_kind, l.actor_id, l.kind, l.text, l.basis,
                   l.visibility, l.details::text as details, l.words, l.hash, p.position
            from journal_leaf l left join journal_position p on p.leaf_id = l.id where l.id = any (?)""";

    private final Connection database;
    private final Path folder;
    private final PublicKeys keys;
    private final Report report;
    private final Consumer<LeafRow> proven;
    private final boolean running;

    private final BitSet sealed = new BitSet();
    private final Map<String, String> digests = new HashMap<>();
    private final Map<String, String> receipts = new TreeMap<>();
    private final Set<String> missing = new HashSet<>();
    private Instant lastSealed = Instant.MIN;
    private Instant lastByDatabase = Instant.MIN;
    private long blocks;

    /**
     * @param proven gets each row that is as it was sealed
     * @param running the court serves meanwhile: what came in the last seconds may not be sealed yet
     */
    JournalCheck(
            Connection database,
            Path folder,
            PublicKeys keys,
            Report report,
            Consumer<LeafRow> proven,
            boolean running) {
        this.database = database;
        this.folder = folder;
        this.keys = keys;
        this.report = report;
        this.proven = proven;
        this.running = running;
    }

    void check() throws SQLException, IOException {
        var inDatabase = blocksInDatabase();
        var files = files();
        var last = Math.max(inDatabase.isEmpty() ? 0 : inDatabase.lastKey(), files.isEmpty() ? 0 : files.lastKey());
        String previous = null;
        Long position = null;
        for (var number = 1L; number <= last; number++) {
            var file = files.get(number);
            var row = inDatabase.get(number);
            if (file == null) {
                previous = withoutFile(number, row, number > (files.isEmpty() ? 0 : files.lastKey()));
                position = null;
                continue;
            }
            try {
                var block = SealedBlock.check(
                        Files.readString(file, StandardCharsets.UTF_8),
                        number,
                        number == 1 ? "0".repeat(64) : previous,
                        number == 1 ? Long.valueOf(1) : position,
                        keys,
                        report);
                previous = block.hash();
                position = block.entries().isEmpty()
                        ? null
                        : block.entries().get(block.entries().size() - 1).position() + 1;
                compare(number, block, row);
                leaves(block);
            } catch (Json.Malformed | java.time.DateTimeException | java.io.CharConversionException e) {
                report.add("区块 " + number + " 的文件", "读不懂，被改（" + e.getMessage() + "）");
                previous = null;
                position = null;
                positions(number);
            }
        }
        outside();
        gaps();
        receipts();
    }

    long blocks() {
        return blocks;
    }

    int leaves() {
        return sealed.cardinality();
    }

    /** A block row, as far as it counts. */
    private record BlockRow(String header, String signature) {}

    private TreeMap<Long, BlockRow> blocksInDatabase() throws SQLException {
        var found = new TreeMap<Long, BlockRow>();
        try (var query = database.prepareStatement("select number, header, signature from journal_block");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getLong("number"), new BlockRow(rows.getString("header"), rows.getString("signature")));
            }
        }
        return found;
    }

    private TreeMap<Long, Path> files() throws IOException {
        var found = new TreeMap<Long, Path>();
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var name = file.getFileName().toString();
                if (name.matches("[0-9]{10}\\.json")) {
                    found.put(Long.parseLong(name.substring(0, 10)), file);
                }
            }
        }
        return found;
    }

    /** The signed header in the database still shows whether the rows are the sealed ones, but not which differ. */
    private @Nullable String withoutFile(long number, @Nullable BlockRow row, boolean newest) throws SQLException {
        var subject = "区块 " + number;
        if (row == null) {
            report.add(subject, "文件和数据库记录都没有");
            return null;
        }
        if (!(running && newest)) {
            report.add(subject, "没有导出的文件，文件被删除或没有写出");
        }
        try {
            var header = Json.object(Json.read(row.header()));
            SealedBlock.signed(subject + " 的数据库记录", header, row.header(), row.signature(), keys, report);
            sealedAt(subject, header);
        } catch (Json.Malformed | java.time.DateTimeException e) {
            report.add(subject + " 的数据库记录", "被改");
        }
        positions(number);
        return Hashes.hex(row.header());
    }

    /** Without the file the rows of the block cannot be told from strangers: the block's finding stands for them. */
    private void positions(long number) throws SQLException {
        try (var query = database.prepareStatement("select leaf_id from journal_position where block = ?")) {
            query.setLong(1, number);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    sealed.set(Math.toIntExact(rows.getLong(1)));
                }
            }
        }
    }

    private void sealedAt(String subject, Map<String, @Nullable Object> header) {
        blocks++;
        var at = Instant.parse(Json.text(header, "sealedAt"));
        // Blocks that do not say so are of an earlier release, whose demo moved their time to and fro.
        if ("database".equals(header.get("clock"))) {
            if (at.isBefore(lastByDatabase)) {
                report.add(subject, "封存时间 " + at + " 早于前面的区块（" + lastByDatabase + "），时钟被拨回");
            } else {
                lastByDatabase = at;
            }
        }
        if (at.isAfter(lastSealed)) {
            lastSealed = at;
        }
    }

    private void compare(long number, SealedBlock block, @Nullable BlockRow row) {
        sealedAt("区块 " + number, Json.object(Json.read(block.header())));
        if (row == null) {
            report.add("区块 " + number, "数据库中的记录被删除");
        } else if (!row.header().equals(block.header()) || !row.signature().equals(block.signature())) {
            report.add("区块 " + number, "数据库中的记录被改");
        }
    }

    private void leaves(SealedBlock block) throws SQLException {
        var rows = new HashMap<Long, LeafRow>();
        try (var query = database.prepareStatement(LEAVES)) {
            query.setArray(
                    1,
                    database.createArrayOf(
                            "bigint", block.entries().stream().map(Entry::leaf).toArray()));
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    var row = LeafRow.of(found);
                    rows.put(row.id(), row);
                }
            }
        }
        for (var entry : block.entries()) {
            sealed.set(Math.toIntExact(entry.leaf()));
            if (entry.digest() != null && entry.filing() != null) {
                digests.put(entry.digest(), entry.filing());
            }
            var row = rows.get(entry.leaf());
            if (row == null) {
                missing.add(entry.filing() + "/" + entry.seq());
                report.add(entry.name(), "被删除");
            } else if (row.matches(entry, report)) {
                if (row.kind().equals("RECEIVED") && entry.digest() != null && entry.filing() != null) {
                    receipts.put(entry.digest(), entry.filing());
                }
                proven.accept(row);
            }
        }
    }

    /** A row that no block holds: written by somebody else, or in the last second before the court stopped. */
    private record Outside(
            long id, @Nullable String filing, @Nullable Long seq, Instant at) {}

    private void outside() throws SQLException {
        var found = new HashMap<Long, Outside>();
        try (var query = database.prepareStatement(
                "select id, filing_id::text as filing_id, seq, at from journal_leaf order by id")) {
            query.setFetchSize(10_000);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getLong("id");
                    if (!sealed.get(Math.toIntExact(id))) {
                        var seq = rows.getObject("seq", Integer.class);
                        found.put(
                                id,
                                new Outside(
                                        id,
                                        rows.getString("filing_id"),
                                        seq == null ? null : seq.longValue(),
                                        rows.getObject("at", OffsetDateTime.class)
                                                .toInstant()));
                    }
                }
            }
        }
        if (running && !found.isEmpty()) {
            sealedMeanwhile(found);
        }
        found.values().stream()
                .sorted(java.util.Comparator.comparingLong(Outside::id))
                .forEach(row -> report.add(
                        Entry.name(row.filing(), row.seq(), row.id()),
                        row.at().isBefore(lastSealed)
                                ? "是追加的：时间为 " + row.at() + "，却不在任何区块中（未封存、倒签）"
                                : "未封存：不在任何区块中，是追加的或封存已停止"));
    }

    private void sealedMeanwhile(Map<Long, Outside> found) throws SQLException {
        database.rollback();
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (var query = database.prepareStatement("select leaf_id from journal_position where leaf_id = any (?)")) {
            query.setArray(1, database.createArrayOf("bigint", found.keySet().toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.remove(rows.getLong(1));
                }
            }
        }
    }

    /** A number that is missing within a filing, though it was deleted before any block could hold it. */
    private void gaps() throws SQLException {
        try (var query = database.prepareStatement("""
                        select filing, before, seq from (
                          select filing_id::text as filing, seq,
                                 lag(seq, 1, 0) over (partition by filing_id order by seq) as before
                          from journal_leaf where filing_id is not null) numbered
                        where seq <> before + 1 order by filing, seq""");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                for (var seq = rows.getLong("before") + 1; seq < rows.getLong("seq"); seq++) {
                    if (!missing.contains(rows.getString("filing") + "/" + seq)) {
                        report.add(Entry.name(rows.getString("filing"), seq, 0), "缺号，被删除");
                    }
                }
            }
        }
    }

    private void receipts() throws SQLException {
        var left = new TreeMap<>(receipts);
        try (var query = database.prepareStatement(
                        "select number, filing_id::text as filing, manifest, digest, signature, key_id from filing_receipt");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var subject = "收件回执 " + rows.getString("number");
                var manifest = rows.getString("manifest");
                var digest = rows.getString("digest");
                var filing = rows.getString("filing");
                if (!Hashes.hex(manifest).equals(digest)) {
                    report.add(subject, "清单与摘要不符，被改");
                } else if (!keys.verifies(rows.getString("key_id"), manifest, rows.getString("signature"))) {
                    report.add(subject, "签名不符，被改");
                } else if (!filing.equals(digests.get(digest)) && !running) {
                    report.add(subject, "日志中没有收到这件立案申请 " + filing + " 的记录，是追加的");
                }
                left.remove(digest);
            }
        }
        left.forEach((digest, filing) -> report.add("立案申请 " + filing + " 的收件回执", "被删除或被改"));
    }
}
