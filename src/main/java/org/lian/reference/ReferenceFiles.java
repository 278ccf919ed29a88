package org.lian.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.transaction.OncePerTransaction;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Sha256;
import org.lian.vocabulary.Track;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The packaged CSV files, each loaded in one statement and only when it changed. */
@Component
class ReferenceFiles {
    private static final Logger log = LoggerFactory.getLogger(ReferenceFiles.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Raise when the way a file is read changes, so that unchanged files load once more. */
    private static final String READING = "1";

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final String NEW_COURTS = """
            insert into court (code, name, level, province, code_status, parent)
            select code, name, level, province, status, parent
            from jsonb_to_recordset(cast(:rows as jsonb))
              as row (code text, name text, level text, province text, status text, parent text)
            on conflict (code) do update set name = excluded.name, level = excluded.level,
              province = excluded.province, code_status = excluded.code_status, parent = excluded.parent""";

    private static final String NEW_CAUSES = """
            insert into cause (code, version, name, path, leaf, track)
            select code, version, name, path, leaf, track
            from jsonb_to_recordset(cast(:rows as jsonb))
              as row (code text, version text, name text, path text[], leaf boolean, track text)
            on conflict (code, version) do update set name = excluded.name, path = excluded.path,
              leaf = excluded.leaf, track = excluded.track""";

    private static final String NEW_CASE_TYPES = """
            with emptied as (delete from case_type where position not in
              (select position from jsonb_to_recordset(cast(:rows as jsonb)) as row (position integer)))
            insert into case_type (position, code, name, status)
            select position, type_code, case_type, status
            from jsonb_to_recordset(cast(:rows as jsonb))
              as row (position integer, type_code text, case_type text, status text)
            on conflict (position) do update set code = excluded.code, name = excluded.name,
              status = excluded.status""";

    private static final String NEW_CALENDAR = """
            with emptied as (delete from calendar_day where not corrected and day not in
              (select date from jsonb_to_recordset(cast(:rows as jsonb)) as row (date date)))
            insert into calendar_day (day, name, kind)
            select date, name, kind
            from jsonb_to_recordset(cast(:rows as jsonb)) as row (date date, name text, kind text)
            on conflict (day) do update set name = excluded.name, kind = excluded.kind
              where not calendar_day.corrected""";

    private static final String NEW_TIME_LIMITS = """
            insert into time_limit (id, length, unit, rolls, basis, counting_basis)
            select id, length, unit, rolls, basis, counting_basis
            from jsonb_to_recordset(cast(:rows as jsonb))
              as row (id text, length integer, unit text, rolls boolean, basis text, counting_basis text)
            on conflict (id) do update set length = excluded.length, unit = excluded.unit,
              rolls = excluded.rolls, basis = excluded.basis, counting_basis = excluded.counting_basis""";

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final CalendarChanges calendar;
    private final ObjectProvider<DemoCourts> demoCourts;

    ReferenceFiles(
            JdbcClient jdbc,
            BusinessClock clock,
            Journal journal,
            TransactionTemplate transaction,
            CalendarChanges calendar,
            ObjectProvider<DemoCourts> demoCourts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.journal = journal;
        this.transaction = transaction;
        this.calendar = calendar;
        this.demoCourts = demoCourts;
    }

    @PostConstruct
    void load() {
        load("courts.csv", NEW_COURTS, rows -> rows.stream().map(CSVRecord::toMap));
        load("civil_causes_2025.csv", NEW_CAUSES, rows -> CauseTree.of(rows, Track.CIVIL, "2025"));
        load("admin_causes_2020.csv", NEW_CAUSES, rows -> CauseTree.of(rows, Track.ADMINISTRATIVE, "2020"));
        load("private_prosecution.csv", NEW_CAUSES, rows -> CauseTree.ofCharges(rows, "2021"));
        load("case_types.csv", NEW_CASE_TYPES, rows -> rows.stream().map(ReferenceFiles::numbered));
        load("holidays.csv", NEW_CALENDAR, rows -> rows.stream().map(CSVRecord::toMap));
        load("deadlines.csv", NEW_TIME_LIMITS, rows -> rows.stream().map(TimeLimitRow::of));
        demoCourts.ifAvailable(DemoCourts::open);
    }

    private void load(String file, String statement, Function<List<CSVRecord>, Stream<?>> mapping) {
        var content = content(file);
        var checksum = checksum(content);
        if (isLoaded(file, checksum)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            // Nodes that start together load one after the other.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('reference_file'))")
                    .query((row, number) -> number)
                    .list();
            if (isLoaded(file, checksum)) {
                return;
            }
            OncePerTransaction.forgetEverything();
            var now = clock.now();
            var rows = mapping.apply(records(content)).toList();
            // A newer release may bring another calendar.
            calendar.around("程序新版本带来的节假日表", now, () -> jdbc.sql(statement)
                    .param("rows", json(rows))
                    .update());
            jdbc.sql("""
                            insert into reference_file (name, checksum, loaded_at) values (:name, :checksum, :now)
                            on conflict (name) do update set checksum = :checksum, loaded_at = :now""")
                    .param("name", file)
                    .param("checksum", checksum)
                    .param("now", CourtTime.column(now))
                    .update();
            journal.append(JournalEntry.internal(null, Actor.system(), now, "REFERENCE_LOADED", "基础数据已载入：" + file)
                    .with(Map.of("file", file, "checksum", checksum, "rows", rows.size())));
            log.info("Loaded reference file {}: {} rows", file, rows.size());
        });
    }

    private boolean isLoaded(String file, String checksum) {
        return jdbc.sql("select exists (select 1 from reference_file where name = ? and checksum = ?)")
                .params(file, checksum)
                .query(Boolean.class)
                .single();
    }

    private static Map<String, String> numbered(CSVRecord row) {
        var columns = row.toMap();
        columns.put("position", String.valueOf(row.getRecordNumber()));
        return columns;
    }

    static String content(String file) {
        try {
            return new ClassPathResource("reference/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Packaged reference file " + file + " cannot be read", e);
        }
    }

    static List<CSVRecord> records(String content) {
        try (var parser = FORMAT.parse(new StringReader(content))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String checksum(String content) {
        return READING + ":" + Sha256.hex(content);
    }

    private static String json(List<?> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
