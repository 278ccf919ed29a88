package org.lian.materials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.keys.Vault;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 诉讼材料: takes files in, keeps the originals, gives them back. Who may do so is the caller's question. */
@Component
public class Materials {
    private static final int START = 1 << 16;
    private static final String COLUMNS = """
            select m.id, m.filing_id, m.kind, m.file_name, m.media_type, b.size_bytes, b.sha256, m.scan,
                   m.uploaded_at, m.pages, m.locked, m.blob, b.context, m.paper_id, m.turned
            from material m join material_blob b on b.address = m.blob
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BlobStore store;
    private final Inspection inspection;
    private final Parsers parsers;
    private final VirusScanner scanner;
    private final MaterialLimits limits;
    private final Vault vault;
    private final BusinessClock clock;
    private final Journal journal;
    private final ShrunkPhotographs shrunk;

    Materials(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            BlobStore store,
            Inspection inspection,
            Parsers parsers,
            VirusScanner scanner,
            MaterialLimits limits,
            Vault vault,
            BusinessClock clock,
            Journal journal,
            ShrunkPhotographs shrunk) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.store = store;
        this.inspection = inspection;
        this.parsers = parsers;
        this.scanner = scanner;
        this.limits = limits;
        this.vault = vault;
        this.clock = clock;
        this.journal = journal;
        this.shrunk = shrunk;
    }

    /**
     * Takes a file in; the same bytes of the same kind again give the same material. Streams: a few segments of the file
     * are in memory at a time.
     */
    public Material add(FilingId filing, String kind, String fileName, InputStream content, Actor actor) {
        try (var arrived = receive(filing, kind, fileName, content)) {
            return add(filing, null, arrived, actor);
        }
    }

    /** Keeps a file that arrived; {@code called}: its name in the journal, null where its kind says what it is. */
    public Material add(FilingId filing, @Nullable String called, Arrived arrived, Actor actor) {
        try {
            return record(
                    filing,
                    arrived,
                    actor,
                    "上传" + (called == null ? arrived.kind().plain() : called));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Lets a file arrive, and looks at it: with no lock and in no transaction of the caller's. */
    public Arrived receive(FilingId filing, String kind, String fileName, InputStream content) {
        var known = Material.requireKind(kind);
        var name = FileName.cleaned(fileName);
        try {
            var start = readStart(content);
            if (start.length == 0) {
                throw empty();
            }
            var type = inspection.detect(start, name).orElse(null);
            var incoming = store.receive();
            Arrived arrived = null;
            try {
                var seen = receive(filing, start, content, type, incoming, name);
                arrived = new Arrived(known, seen.type().mended(name), seen, incoming);
                return arrived;
            } finally {
                if (arrived == null) {
                    incoming.close();
                }
            }
        } catch (IOException e) {
            // Disk full or gone: the upload is the one that fails, nothing stored before it.
            throw unavailable(e);
        }
    }

    /**
     * Keeps a PDF that this system made from the party's own words, outside the limits of uploads: nobody could do
     * anything about them.
     *
     * @param paper what it is the PDF of
     */
    @Transactional
    public Material keepMade(
            FilingId filing, Material.Kind kind, String fileName, byte[] pdf, UUID paper, Actor actor) {
        try (var incoming = store.receive()) {
            try (var sealing = incoming.sealing()) {
                sealing.write(pdf);
            }
            var sha256 = Sha256.hex(pdf);
            var upload = new Arrived.Seen(FileType.PDF, pdf.length, sha256, Material.Scan.NOT_SCANNED, pages(pdf));
            var address = store.address(sha256);
            var name = FileName.cleaned(fileName);
            var recorded = "按填写的内容生成" + name.replaceFirst("\\.pdf$", "");
            return insert(filing, kind, name, upload, address, incoming, actor, paper, recorded);
        } catch (IOException e) {
            throw unavailable(e);
        } catch (StoreFailed e) {
            throw unavailable(e.cause);
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    public List<Material> of(FilingId filing) {
        return allOf(filing).stream().map(Stored::material).toList();
    }

    private List<Stored> allOf(FilingId filing) {
        return jdbc.sql(COLUMNS + "where m.filing_id = ? order by m.place nulls last, m.uploaded_at, m.id")
                .param(filing.value())
                .query(this::stored)
                .list();
    }

    /** Hands the same originals in to another filing, fixed as they are: same bytes, same hash, same moment of upload. */
    @Transactional
    public List<Material> carry(FilingId from, FilingId to, Actor actor) {
        return allOf(from).stream()
                .map(stored -> carried(stored, to, true, "随转交收到", actor))
                .toList();
    }

    /**
     * Lays the same originals into a draft, where they may be taken out again. What was made of the party's own words is
     * made anew, and what holds a virus stays behind. The bytes are not copied.
     *
     * @return what each became, by the id that it had
     */
    @Transactional
    public Map<UUID, Material> carryIntoDraft(FilingId from, FilingId to, Actor actor) {
        return carryIntoDraft(from, to, EnumSet.allOf(Material.Kind.class), actor);
    }

    /** The same of some kinds alone. */
    @Transactional
    public Map<UUID, Material> carryIntoDraft(FilingId from, FilingId to, Set<Material.Kind> kinds, Actor actor) {
        var carried = new java.util.LinkedHashMap<UUID, Material>();
        for (var stored : allOf(from)) {
            var material = stored.material();
            if (!material.isMade() && kinds.contains(material.kind()) && material.scan() != Material.Scan.INFECTED) {
                carried.put(material.id(), carried(stored, to, false, "从原来的申请带来", actor));
            }
        }
        return carried;
    }

    private Material carried(Stored stored, FilingId to, boolean locked, String how, Actor actor) {
        var original = stored.material();
        var copy = new Material(
                UUID.randomUUID(),
                to,
                original.kind(),
                original.fileName(),
                original.mediaType(),
                original.size(),
                original.sha256(),
                original.scan(),
                original.uploadedAt(),
                original.pages(),
                original.paper());
        var kept = jdbc.sql("""
                        with carried as (
                          insert into material (id, filing_id, kind, file_name, media_type, blob, scan, pages,
                                                uploaded_at, uploaded_by, locked, paper_id)
                          select :id, :filing, kind, :name, media_type, blob, scan, pages,
                                 uploaded_at, uploaded_by, :locked, paper_id
                          from material where id = :original
                          returning blob)
                        select b.context, b.file_sha256 from carried join material_blob b on b.address = carried.blob""")
                .param("id", copy.id())
                .param("filing", to.value())
                .param(
                        "name",
                        vault.seal(
                                copy.fileName().getBytes(StandardCharsets.UTF_8),
                                copy.id().toString()))
                .param("original", original.id())
                .param("locked", locked)
                .query((row, number) -> new Kept(row.getObject("context", UUID.class), row.getString("file_sha256")))
                .single();
        shrunk.carry(original.id(), copy.id());
        journal.append(JournalEntry.shown(
                        to,
                        actor,
                        clock.now(),
                        "MATERIAL_ADDED",
                        how + copy.kind().plain())
                .with(evidence(copy, stored.blob(), kept, false)));
        return copy;
    }

    /** Only before submission: what was submitted stays as it was. */
    @Transactional
    public void remove(FilingId filing, UUID materialId, Actor actor) {
        var stored = find(filing, materialId, " for update of m");
        if (stored.locked()) {
            throw Refusal.conflict("这份材料已经随申请提交，原件不能删除。需要更换的，请在补正时上传新的文件，或作为补充材料提交。");
        }
        // The shared file's row is locked before it is asked who else uses it, or a twin's upload could slip between.
        jdbc.sql("select address from material_blob where address = ? for update")
                .param(stored.blob())
                .query(byte[].class)
                .single();
        jdbc.sql("delete from material where id = ?").param(materialId).update();
        var unused = jdbc.sql("""
                        delete from material_blob b where b.address = ?
                        and not exists (select from material m where m.blob = b.address)""").param(stored.blob()).update();
        if (unused == 1) {
            afterCommit(() -> store.delete(stored.blob(), stored.context()));
        }
        leaf(
                filing,
                actor,
                "MATERIAL_REMOVED",
                "删除未提交的" + stored.material().kind().plain(),
                stored.material());
    }

    /** Turns a photograph clockwise by a quarter, as it is shown; the original stays as it is. */
    @Transactional
    public void turn(FilingId filing, UUID materialId) {
        requireOpen(find(filing, materialId, " for update of m"));
        jdbc.sql("update material set turned = (turned + 1) % 4 where id = ?")
                .param(materialId)
                .update();
    }

    /** Moves a material one place up or down among those that are not handed in yet. */
    @Transactional
    public void move(FilingId filing, UUID materialId, boolean up) {
        requireOpen(find(filing, materialId, " for update of m"));
        var order = new ArrayList<>(allOf(filing).stream()
                .filter(stored -> !stored.locked())
                .map(stored -> stored.material().id())
                .toList());
        var from = order.indexOf(materialId);
        var to = up ? from - 1 : from + 1;
        if (to < 0 || to >= order.size()) {
            return;
        }
        Collections.swap(order, from, to);
        for (var place = 0; place < order.size(); place++) {
            jdbc.sql("update material set place = ? where id = ?")
                    .params(place, order.get(place))
                    .update();
        }
    }

    private static void requireOpen(Stored stored) {
        if (stored.locked()) {
            throw Refusal.conflict("这份材料已经随申请提交，原样保存，不能再调整。");
        }
    }

    /** At submission: from now on these originals cannot be changed or removed. */
    @Transactional
    public void lock(FilingId filing) {
        jdbc.sql("update material set locked = true where filing_id = ? and not locked")
                .param(filing.value())
                .update();
    }

    public Content open(FilingId filing, UUID materialId) {
        var stored = find(filing, materialId, "");
        try {
            return new Content(stored.material(), store.open(stored.blob(), stored.context()));
        } catch (IOException e) {
            throw new IllegalStateException("The file of material " + materialId + " cannot be opened", e);
        }
    }

    private Arrived.Seen receive(
            FilingId filing,
            byte[] start,
            InputStream rest,
            @Nullable FileType type,
            BlobStore.Incoming incoming,
            String name)
            throws IOException {
        var digest = Sha256.digest();
        if (type == FileType.TEXT || (type != null && type.family() == FileType.Family.MEDIA)) {
            // Nothing to parse, so no second copy.
            var size = copy(start, rest, digest, incoming.sealing(), OutputStream.nullOutputStream());
            var scan = scanner.scan(incoming::reopen, filing, name);
            return new Arrived.Seen(type, size, HexFormat.of().formatHex(digest.digest()), scan, null);
        }
        try (var scratch = store.scratch()) {
            long size;
            try (var writing = scratch.writing()) {
                size = copy(start, rest, digest, incoming.sealing(), writing);
            }
            // Before anything parses it.
            var scan = scanner.scan(incoming::reopen, filing, name);
            var found = inspection.inspect(type, scratch, name);
            return new Arrived.Seen(found.type(), size, HexFormat.of().formatHex(digest.digest()), scan, found.pages());
        }
    }

    private long copy(byte[] start, InputStream rest, MessageDigest digest, OutputStream sealed, OutputStream scratch)
            throws IOException {
        var source = new SequenceInputStream(new ByteArrayInputStream(start), rest);
        var buffer = new byte[START];
        long size = 0;
        for (var count = read(source, buffer); count >= 0; count = read(source, buffer)) {
            size += count;
            if (size > limits.maxFileSize().toBytes()) {
                throw limits.fileTooLarge();
            }
            digest.update(buffer, 0, count);
            sealed.write(buffer, 0, count);
            scratch.write(buffer, 0, count);
        }
        sealed.close();
        return size;
    }

    /** The sender's line may break; that is neither our disk nor a fault of the file. */
    private static int read(InputStream source, byte[] buffer) {
        try {
            return source.read(buffer);
        } catch (IOException e) {
            throw interrupted();
        }
    }

    private static byte[] readStart(InputStream content) {
        try {
            return content.readNBytes(START);
        } catch (IOException e) {
            throw interrupted();
        }
    }

    private Material record(FilingId filing, Arrived arrived, Actor actor, String recorded) throws IOException {
        var seen = arrived.seen();
        try {
            return transaction.execute(status -> {
                // One upload of a filing at a time from here, or twins would pass the limits together.
                jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                        .param("materials " + filing)
                        .query((row, number) -> 0)
                        .single();
                var address = store.address(seen.sha256());
                var already = allOf(filing);
                return same(already, arrived.kind(), address).orElseGet(() -> {
                    requireRoom(already, seen.size());
                    return insert(
                            filing,
                            arrived.kind(),
                            arrived.name(),
                            seen,
                            address,
                            arrived.incoming(),
                            actor,
                            null,
                            recorded);
                });
            });
        } catch (StoreFailed e) {
            throw e.cause;
        }
    }

    private Material insert(
            FilingId filing,
            Material.Kind kind,
            String name,
            Arrived.Seen upload,
            byte[] address,
            BlobStore.Incoming incoming,
            Actor actor,
            @Nullable UUID paper,
            String recorded) {
        var now = clock.now().truncatedTo(ChronoUnit.MICROS);
        var material = new Material(
                UUID.randomUUID(),
                filing,
                kind,
                name,
                upload.type().mediaType(),
                upload.size(),
                upload.sha256(),
                upload.scan(),
                now,
                upload.pages(),
                paper);
        var kept = write(material, address, incoming, actor);
        if (kept.context().equals(incoming.context)) {
            try {
                incoming.keepAs(address);
            } catch (IOException e) {
                throw new StoreFailed(e);
            }
        }
        journal.append(JournalEntry.shown(filing, actor, now, "MATERIAL_ADDED", recorded)
                .with(evidence(material, address, kept, kept.context().equals(incoming.context))));
        return material;
    }

    /** The place where the bytes lie: here or, when the same came before, there. */
    private record Kept(UUID context, @Nullable String fileSha256) {}

    private Kept write(Material material, byte[] address, BlobStore.Incoming incoming, Actor actor) {
        // The update locks a row that exists already, so that it cannot be removed under us.
        return jdbc.sql("""
                        with kept as (
                          insert into material_blob (address, context, sha256, size_bytes, stored_at, file_sha256)
                          values (:address, :context, :sha256, :size, :at, :file)
                          on conflict (address) do update set address = excluded.address
                          returning address, context, file_sha256),
                        added as (
                          insert into material (id, filing_id, kind, file_name, media_type, blob, scan, pages,
                                                uploaded_at, uploaded_by, paper_id)
                          select :id, :filing, :kind, :name, :type, address, :scan, cast(:pages as integer),
                                 :at, :by, cast(:paper as uuid)
                          from kept)
                        select context, file_sha256 from kept""")
                .param("address", address)
                .param("context", incoming.context)
                .param("sha256", material.sha256())
                .param("size", material.size())
                .param("at", CourtTime.column(material.uploadedAt()))
                .param("file", incoming.fileSha256())
                .param("id", material.id())
                .param("filing", material.filing().value())
                .param("kind", material.kind().name())
                .param(
                        "name",
                        vault.seal(
                                material.fileName().getBytes(StandardCharsets.UTF_8),
                                material.id().toString()))
                .param("type", material.mediaType())
                .param("scan", material.scan().name())
                .param("pages", material.pages())
                .param("by", actor.accountId())
                .param("paper", material.paper())
                .query((row, number) -> new Kept(row.getObject("context", UUID.class), row.getString("file_sha256")))
                .single();
    }

    /** What the verifier needs to know of the stored file, which it cannot open; its date by the machine's clock. */
    private Map<String, Object> evidence(Material material, byte[] address, Kept kept, boolean fresh) {
        var evidence = new java.util.TreeMap<String, Object>(
                Map.of("materialId", material.id().toString(), "sha256", material.sha256()));
        evidence.put("file", BlobStore.fileName(address, kept.context()));
        if (kept.fileSha256() != null) {
            evidence.put("fileSha256", kept.fileSha256());
        }
        evidence.put("uploadedAt", material.uploadedAt().toString());
        if (fresh) {
            evidence.put("fileAt", material.uploadedAt().minus(clock.offset()).toString());
        }
        return evidence;
    }

    private void leaf(FilingId filing, Actor actor, String kind, String text, Material material) {
        journal.append(JournalEntry.shown(filing, actor, clock.now(), kind, text)
                .with(Map.of("materialId", material.id().toString(), "sha256", material.sha256())));
    }

    private static Optional<Material> same(List<Stored> already, Material.Kind kind, byte[] address) {
        return already.stream()
                .filter(stored -> stored.material().kind() == kind && Arrays.equals(stored.blob(), address))
                .map(Stored::material)
                .findFirst();
    }

    private void requireRoom(List<Stored> already, long size) {
        var bytes =
                already.stream().mapToLong(stored -> stored.material().size()).sum();
        var refusal = limits.lacksRoom(already.size(), bytes, size);
        if (refusal != null) {
            throw refusal;
        }
    }

    Stored stored(FilingId filing, UUID id) {
        return find(filing, id, "");
    }

    private Stored find(FilingId filing, UUID id, String locking) {
        return jdbc.sql(COLUMNS + "where m.filing_id = ? and m.id = ?" + locking)
                .params(filing.value(), id)
                .query(this::stored)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有找到这份材料，可能已被删除。请刷新材料列表。"));
    }

    /** A row with where its bytes lie. */
    record Stored(Material material, byte[] blob, UUID context, boolean locked, int turned) {}

    private Stored stored(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var material = new Material(
                id,
                new FilingId(row.getObject("filing_id", UUID.class)),
                Material.Kind.valueOf(row.getString("kind")),
                new String(vault.open(row.getBytes("file_name"), id.toString()), StandardCharsets.UTF_8),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                Material.Scan.valueOf(row.getString("scan")),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getObject("pages", Integer.class),
                row.getObject("paper_id", UUID.class));
        return new Stored(
                material,
                row.getBytes("blob"),
                row.getObject("context", UUID.class),
                row.getBoolean("locked"),
                row.getInt("turned"));
    }

    static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    static Refusal empty() {
        return invalid("FILE_EMPTY", "文件是空的（0 字节）。请确认选对了文件后重新上传。");
    }

    private static Refusal interrupted() {
        return invalid("UPLOAD_INTERRUPTED", "上传中断，文件没有传完。请检查网络后重新上传，已上传的其他材料不受影响。");
    }

    static Refusal unavailable(IOException e) {
        org.slf4j.LoggerFactory.getLogger(Materials.class).error("A material could not be stored", e);
        return Refusal.unavailable("系统暂时无法保存材料，本次上传没有成功。请稍后重新上传，已上传的材料和已填写的内容不受影响。");
    }

    private static Refusal invalid(String code, String message) {
        return Refusal.invalid("file", code, message);
    }

    /** The failure of a disk, carried out of the transaction, which rolls back. */
    private static class StoreFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final IOException cause;

        StoreFailed(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
