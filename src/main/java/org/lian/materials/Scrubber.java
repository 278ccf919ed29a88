package org.lian.materials;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * 材料巡检: reads the stored files round and round, the longest unread first, so much a minute and none twice a day, and
 * finds the missing and the altered ones before somebody needs them. What is to be read is found by its place in the order
 * of reading, a batch at a time: a court's files are many.
 */
@Component
public class Scrubber implements SchedulingConfigurer {
    private static final Duration EACH_MINUTE = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(Scrubber.class);
    private static final int MOST_SHOWN = 200;
    private static final int BATCH = 100;
    private static final String NEVER = "-infinity";

    /** The files after one, in the order of reading. */
    static final String NEXT = """
            select b.address, b.context, b.sha256, b.size_bytes as size, c.checked_at::text as checked
            from material_check c join material_blob b on b.address = c.address
            where c.checked_at < :before
              and (c.checked_at, c.address) > (cast(:checked as timestamptz), cast(:address as bytea))
            order by c.checked_at, c.address limit :batch""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BlobStore store;
    private final BusinessClock clock;
    private final Journal journal;
    private final DataSize atATime;
    private final DataSize onDemand;
    private final Duration round;

    Scrubber(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            BlobStore store,
            BusinessClock clock,
            Journal journal,
            StoreSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.store = store;
        this.clock = clock;
        this.journal = journal;
        this.atATime = settings.scrubPerMinute();
        this.onDemand = settings.scrubOnDemand();
        this.round = settings.scrubRound();
    }

    /** The fault of a file when it was last read. */
    public enum Fault {
        MISSING("文件不在"),
        ALTERED("内容被改动或损坏");

        private final String label;

        Fault(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A damaged file and the filings whose materials it holds. */
    public record DamagedFile(Fault fault, Instant since, String sha256, List<String> filings) {}

    /** The progress of the round. */
    public record Progress(
            long files, long unread, @Nullable Instant oldest) {}

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::goOn, EACH_MINUTE, EACH_MINUTE));
        tasks.addFixedDelayTask(new FixedDelayTask(this::enrol, round, Duration.ZERO));
    }

    private void goOn() {
        read(clock.now().minus(round), atATime.toBytes());
    }

    /** Files that came since, and those of a release that wrote none down, get their place at the front. */
    void enrol() {
        jdbc.sql("""
                        insert into material_check (address, checked_at)
                        select b.address, cast(:never as timestamptz) from material_blob b
                        where not exists (select from material_check c where c.address = b.address)
                        on conflict (address) do nothing""").param("never", NEVER).update();
    }

    /** The administrator will not wait for the round; how many files were read. */
    public int readNow(Actor administrator) {
        requireAdministrator(administrator);
        enrol();
        return read(clock.now(), onDemand.toBytes());
    }

    public List<DamagedFile> findings(Actor administrator) {
        requireAdministrator(administrator);
        return jdbc.sql("""
                        select c.fault, c.fault_since, b.sha256,
                          array(select distinct m.filing_id::text from material m where m.blob = c.address) as filings
                        from material_check c join material_blob b on b.address = c.address
                        where c.fault is not null order by c.fault_since limit :most""")
                .param("most", MOST_SHOWN)
                .query((row, number) -> new DamagedFile(
                        Fault.valueOf(row.getString("fault")),
                        row.getObject("fault_since", OffsetDateTime.class).toInstant(),
                        row.getString("sha256"),
                        Arrays.stream((String[]) row.getArray("filings").getArray())
                                .collect(Collectors.toList())))
                .list();
    }

    public Progress progress(Actor administrator) {
        requireAdministrator(administrator);
        return jdbc.sql("""
                        select count(*) as files,
                          count(*) filter (where c.address is null or c.checked_at = :never::timestamptz) as unread,
                          min(c.checked_at) filter (where c.checked_at > :never::timestamptz) as oldest
                        from material_blob b left join material_check c on c.address = b.address""")
                .param("never", NEVER)
                .query((row, number) -> new Progress(
                        row.getLong("files"),
                        row.getLong("unread"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .single();
    }

    /** Reads files that were last read before a moment; how many. */
    int read(Instant before, long bytes) {
        var files = 0;
        var left = bytes;
        Blob last = null;
        for (var batch = batch(before, last); !batch.isEmpty(); batch = batch(before, last)) {
            for (var blob : batch) {
                if (left <= 0) {
                    return files;
                }
                last = blob;
                if (Boolean.TRUE.equals(transaction.execute(status -> readOne(blob, before)))) {
                    files++;
                    left -= blob.size();
                }
            }
        }
        return files;
    }

    /** A stored file as its row describes it, and its place in the order of reading: when it was last read, and its address. */
    private record Blob(byte[] address, UUID context, String sha256, long size, String checked) {}

    private List<Blob> batch(Instant before, @Nullable Blob last) {
        return jdbc.sql(NEXT)
                .param("before", CourtTime.column(before))
                .param("checked", last == null ? NEVER : last.checked())
                .param("address", last == null ? new byte[0] : last.address())
                .param("batch", BATCH)
                .query(Blob.class)
                .list();
    }

    /** False when another node reads it now, or has, or when it is gone. */
    private boolean readOne(Blob blob, Instant before) {
        var ours = jdbc.sql("""
                        select 1 from material_check where address = :address and checked_at < :before
                        for update skip locked""")
                .param("address", blob.address())
                .param("before", CourtTime.column(before))
                .query(Integer.class)
                .optional()
                .isPresent();
        if (ours) {
            read(blob);
        }
        return ours;
    }

    private void read(Blob blob) {
        var fault = fault(blob);
        var now = clock.now();
        var before = jdbc.sql("select fault from material_check where address = ? and fault is not null")
                .param(blob.address())
                .query(String.class)
                .optional();
        jdbc.sql("""
                        insert into material_check as c (address, checked_at, fault, fault_since)
                        values (:address, :now, :fault, case when :fault::text is null then null else :now end)
                        on conflict (address) do update set checked_at = excluded.checked_at, fault = excluded.fault,
                          fault_since = case when excluded.fault is null then null
                                             else coalesce(c.fault_since, excluded.fault_since) end""")
                .param("address", blob.address())
                .param("now", CourtTime.column(now))
                .param("fault", fault == null ? null : fault.name())
                .update();
        if (fault != null && !before.equals(Optional.of(fault.name()))) {
            log.error("The stored file {} is {}", blob.context(), fault);
            journal.append(
                    JournalEntry.internal(null, Actor.system(), now, "MATERIAL_DAMAGED", "巡检发现材料" + fault.label())
                            .with(Map.of("sha256", blob.sha256(), "fault", fault.name())));
        }
    }

    private @Nullable Fault fault(Blob blob) {
        try {
            var digest = Sha256.digest();
            try (var content = new DigestInputStream(store.open(blob.address(), blob.context()), digest)) {
                var size = content.transferTo(java.io.OutputStream.nullOutputStream());
                var same = size == blob.size()
                        && HexFormat.of().formatHex(digest.digest()).equals(blob.sha256());
                return same ? null : Fault.ALTERED;
            }
        } catch (NoSuchFileException e) {
            return Fault.MISSING;
        } catch (IOException e) {
            log.debug("A stored file cannot be read", e);
            return Fault.ALTERED;
        }
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("只有管理员可以查看材料巡检");
        }
    }
}
