package org.lian.materials;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store of uploads that are on their way. Each piece is sealed and forced to the disk before its row says that it is there;
 * whose offset another piece took meanwhile is thrown away. Who may upload for a filing is the caller's question, whose
 * upload it is is asked here.
 */
@Component
public class Uploads implements SchedulingConfigurer {
    /** As long as the store leaves a file that nobody finished. */
    static final Duration KEPT = BlobStore.UNFINISHED;

    /** What a line that breaks all the time makes of the largest file, and far from filling the table. */
    static final int MOST_PIECES = 2000;

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);
    private static final Duration SWEEP = Duration.ofMinutes(10);
    /** An upload that nobody touched for so long may make room for another. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private static final int BUFFER = 1 << 16;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BlobStore store;
    private final Materials materials;
    private final MaterialLimits limits;
    private final Vault vault;
    private final BusinessClock clock;

    Uploads(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            BlobStore store,
            Materials materials,
            MaterialLimits limits,
            Vault vault,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.store = store;
        this.materials = materials;
        this.limits = limits;
        this.vault = vault;
        this.clock = clock;
    }

    /** The way in which a whole file becomes a material. */
    @FunctionalInterface
    public interface Taking {
        Material take(Arrived whole);
    }

    /** Announces a file of so many bytes. */
    public Upload begin(FilingId filing, Actor actor, String said, long length) {
        if (length < 1) {
            throw Materials.empty();
        }
        if (length > limits.maxFileSize().toBytes()) {
            throw limits.fileTooLarge();
        }
        makeRoom(filing, actor, length);
        var id = UUID.randomUUID();
        return transaction.execute(status -> {
            // Those of one account come one after the other, or twins would pass the limits together.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("uploads " + actor.accountId())
                    .query((row, number) -> 0)
                    .single();
            requireRoom(filing, actor, length);
            jdbc.sql("""
                            insert into material_upload (id, filing_id, account_id, said, length, begun_at, touched_at)
                            values (:id, :filing, :account, :said, :length, :now, :now)""")
                    .param("id", id)
                    .param("filing", filing.value())
                    .param("account", actor.accountId())
                    .param("said", vault.seal(said.getBytes(StandardCharsets.UTF_8), id.toString()))
                    .param("length", length)
                    .param("now", CourtTime.column(clock.database()))
                    .update();
            return find(filing, actor, id);
        });
    }

    /** An upload of that account for that filing; of another's nobody hears that it exists. */
    public Upload find(FilingId filing, Actor actor, UUID id) {
        return find(filing, actor, id, "").orElseThrow(Uploads::gone);
    }

    private Optional<Upload> find(FilingId filing, Actor actor, UUID id, String locking) {
        return jdbc.sql("""
                        select * from material_upload
                        where id = :id and filing_id = :filing and account_id = :account and begun_at > :oldest""" + locking)
                .param("id", id)
                .param("filing", filing.value())
                .param("account", actor.accountId())
                .param("oldest", CourtTime.column(oldest()))
                .query(this::upload)
                .optional();
    }

    /** Keeps what comes from there on, and as much of it as came: a line that broke is the reason for all this. */
    public Upload append(FilingId filing, Actor actor, UUID id, long offset, InputStream content) {
        var upload = find(filing, actor, id);
        requireNext(upload, offset);
        if (pieces(id).size() >= MOST_PIECES) {
            drop(upload);
            throw Refusal.invalid("file", "TOO_MANY_PIECES", "网络断得太多次，这个文件没有传完。请换个信号好的地方，重新选择这个文件上传。");
        }
        try (var incoming = store.receive()) {
            var came = copy(content, incoming, upload.length() - offset);
            if (came > 0) {
                keep(upload, offset, came, incoming);
            }
        } catch (IOException e) {
            throw Materials.unavailable(e);
        }
        return find(filing, actor, id);
    }

    private static long copy(InputStream content, BlobStore.Incoming incoming, long most) throws IOException {
        var buffer = new byte[BUFFER];
        long came = 0;
        try (var sealing = incoming.sealing()) {
            for (var count = read(content, buffer); count > 0; count = read(content, buffer)) {
                came += count;
                if (came > most) {
                    throw Refusal.invalid("file", "MORE_THAN_ANNOUNCED", "收到的内容比说好的多，多出来的这一段没有收。请重新选择文件上传。");
                }
                sealing.write(buffer, 0, count);
            }
        }
        return came;
    }

    /** The sender's line may break: what came before is kept. */
    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException broken) {
            log.debug("The sender left in the middle of a piece", broken);
            return -1;
        }
    }

    private void keep(Upload upload, long offset, long came, BlobStore.Incoming incoming) {
        transaction.executeWithoutResult(status -> {
            var next = jdbc.sql("""
                            update material_upload set received = received + :came, touched_at = :now
                            where id = :id and received = :offset and material_id is null""")
                    .param("came", came)
                    .param("now", CourtTime.column(clock.database()))
                    .param("id", upload.id())
                    .param("offset", offset)
                    .update();
            if (next == 0) {
                throw taken();
            }
            jdbc.sql("insert into material_upload_piece (upload_id, begins_at, context) values (?, ?, ?)")
                    .params(upload.id(), offset, incoming.context)
                    .update();
            incoming.stay();
        });
    }

    /** Makes a material of a whole file, once: who asks again is told the same. */
    public Upload finish(FilingId filing, Actor actor, UUID id, String kind, String name, Taking taking) {
        var upload = find(filing, actor, id);
        if (upload.material() != null) {
            return upload;
        }
        var pieces = pieces(id);
        try (var content = new SequenceInputStream(opened(pieces.iterator()));
                var whole = materials.receive(filing, kind, name, content)) {
            return transaction.execute(status -> taken(filing, actor, id, pieces, whole, taking));
        } catch (IOException | UncheckedIOException | Refusal e) {
            var now = find(filing, actor, id, "");
            if (now.filter(done -> done.material() != null).isPresent()) {
                // Somebody finished the same one meanwhile, and the pieces went with it.
                return now.get();
            }
            if (e instanceof Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.UNAVAILABLE) {
                    // It will not be another file the next time.
                    now.ifPresent(this::drop);
                }
                throw refusal;
            }
            throw Materials.unavailable(new IOException(e));
        }
    }

    private Upload taken(FilingId filing, Actor actor, UUID id, List<UUID> pieces, Arrived whole, Taking taking) {
        var upload = find(filing, actor, id, " for update").orElseThrow(Uploads::gone);
        if (upload.material() != null) {
            return upload;
        }
        jdbc.sql("update material_upload set material_id = ? where id = ?")
                .params(taking.take(whole).id(), id)
                .update();
        jdbc.sql("delete from material_upload_piece where upload_id = ?")
                .param(id)
                .update();
        Materials.afterCommit(() -> pieces.forEach(store::dropUnfinished));
        return find(filing, actor, id);
    }

    private Enumeration<InputStream> opened(Iterator<UUID> pieces) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return pieces.hasNext();
            }

            @Override
            public InputStream nextElement() {
                try {
                    return store.unfinished(pieces.next());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private List<UUID> pieces(UUID upload) {
        return jdbc.sql("select context from material_upload_piece where upload_id = ? order by begins_at")
                .param(upload)
                .query(UUID.class)
                .list();
    }

    /** Throws away what arrived. */
    public void drop(Upload upload) {
        drop(upload.id());
    }

    private void drop(UUID id) {
        var pieces = pieces(id);
        jdbc.sql("delete from material_upload where id = ?").param(id).update();
        pieces.forEach(store::dropUnfinished);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::expire, SWEEP, SWEEP));
    }

    /** A day after it began nobody comes back for it. */
    void expire() {
        jdbc.sql("select id from material_upload where begun_at <= ?")
                .param(CourtTime.column(oldest()))
                .query(UUID.class)
                .list()
                .forEach(this::drop);
    }

    private Instant oldest() {
        return clock.database().minus(KEPT);
    }

    /** What the account left lying makes room, the longest untouched first; nobody waits a day for his own remains. */
    private void makeRoom(FilingId filing, Actor actor, long length) {
        var abandoned = jdbc.sql("""
                        select id from material_upload where account_id = :account and material_id is null
                        and touched_at < :before order by touched_at""")
                .param("account", actor.accountId())
                .param("before", CourtTime.column(clock.database().minus(ABANDONED)))
                .query(UUID.class)
                .list()
                .iterator();
        while (abandoned.hasNext() && refusal(filing, actor, length) != null) {
            drop(abandoned.next());
        }
    }

    private void requireRoom(FilingId filing, Actor actor, long length) {
        var refusal = refusal(filing, actor, length);
        if (refusal != null) {
            throw refusal;
        }
    }

    /** What stands against one more. */
    private @Nullable Refusal refusal(FilingId filing, Actor actor, long length) {
        var stands = jdbc.sql("""
                        select (select count(*) from material_upload
                                where account_id = :account and material_id is null) as open,
                               m.files + u.files as files, m.bytes + u.bytes as bytes
                        from (select count(*) as files, coalesce(sum(b.size_bytes), 0) as bytes
                              from material m join material_blob b on b.address = m.blob where m.filing_id = :filing) m,
                             (select count(*) as files, coalesce(sum(length), 0) as bytes
                              from material_upload where filing_id = :filing and material_id is null) u""")
                .param("account", actor.accountId())
                .param("filing", filing.value())
                .query(Standing.class)
                .single();
        if (stands.open() >= limits.maxUploads()) {
            return Refusal.tooMany("您有 %d 个文件正在上传，请等它们传完，或者过十分钟再传。".formatted(stands.open()));
        }
        return limits.lacksRoom(stands.files(), stands.bytes(), length);
    }

    /** The sum of what is there and what is announced. */
    private record Standing(int open, int files, long bytes) {}

    private static void requireNext(Upload upload, long offset) {
        if (upload.received() != offset) {
            throw taken();
        }
    }

    private static Refusal taken() {
        return new OtherOffset();
    }

    /** The refusal of a piece that does not begin where the last one ended. */
    public static final class OtherOffset extends Refusal {
        private static final long serialVersionUID = 1L;

        private OtherOffset() {
            super(Kind.CONFLICT, "这一段不是接着传的：请先问（HEAD）收到了哪里，再从那里接着传。", List.of(), null);
        }
    }

    private static Refusal gone() {
        return Refusal.notFound("没有找到这次上传：传了一天没有传完的不再保留。请重新选择文件上传。");
    }

    private Upload upload(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Upload(
                id,
                new FilingId(row.getObject("filing_id", UUID.class)),
                new String(vault.open(row.getBytes("said"), id.toString()), StandardCharsets.UTF_8),
                row.getLong("length"),
                row.getLong("received"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant().plus(KEPT),
                row.getObject("material_id", UUID.class));
    }
}
