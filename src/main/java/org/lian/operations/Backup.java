package org.lian.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.database.OwnerAccess;
import org.lian.vocabulary.Sha256;
import org.postgresql.PGConnection;

/**
 * The copy of a running court: first all tables as one snapshot shows them, then the materials, which never change and
 * of which a snapshot's rows can only need such as exist already, and the keys to another place.
 */
class Backup {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Logins are of a moment: whoever restores lets people log in anew. */
    static final List<String> LEFT_OUT = List.of(
            "flyway_schema_history",
            "session",
            "session_attributes",
            "bearer_session",
            // Their pieces are no materials yet and stay behind; who sends them begins anew.
            "material_upload",
            "material_upload_piece",
            // Drawn again when somebody looks.
            "material_picture",
            // Read again when its filer looks.
            "material_reading");

    private final OwnerAccess court;

    Backup(OwnerAccess court) {
        this.court = court;
    }

    String to(Path target, @Nullable Path keysTarget) throws IOException, SQLException {
        if (keysTarget != null && (keysTarget.startsWith(target) || target.startsWith(keysTarget))) {
            throw new BackupRefused("密钥不能和数据放在一起：--keys-to 请指到另一处，最好是另一台机器或者离线介质。");
        }
        try (var database = court.connect()) {
            var at = BusinessClock.of(database);
            var folder = target.resolve(NAME.format(at));
            Files.createDirectories(target);
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException twice) {
                throw new BackupRefused("备份 " + folder + " 已经存在，请过一秒再试。");
            }
            var manifest = copyTables(database, folder, at);
            var materials = copyMaterials(target.resolve("materials"));
            var whole = new BackupManifest(
                    manifest.takenAt(), manifest.schema(), manifest.tables(), manifest.sequences(), materials);
            write(folder.resolve(BackupManifest.FILE), new ObjectMapper().writeValueAsBytes(whole));
            var keys = keysTarget == null ? List.<String>of() : copyKeys(keysTarget);
            return "已备份到 %s：%d 张表 %d 行，材料 %d 个文件。%s"
                    .formatted(
                            folder,
                            whole.tables().size(),
                            whole.tables().stream()
                                    .mapToLong(BackupManifest.Table::rows)
                                    .sum(),
                            materials.size(),
                            keys.isEmpty()
                                    ? "没有备份密钥（--keys-to）：没有密钥，备份无法读取。"
                                    : "密钥 " + keys.size() + " 个在 " + keysTarget + "，请与数据分开保管。");
        }
    }

    private static BackupManifest copyTables(Connection database, Path folder, Instant at)
            throws SQLException, IOException {
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        database.setReadOnly(true);
        database.setAutoCommit(false);
        // The highest version, not the last that ran: a merged branch may run an earlier one later.
        var versions =
                texts(database, "select version from lian.flyway_schema_history where success and version is not null");
        var schema = versions.stream()
                .map(MigrationVersion::fromVersion)
                .max(Comparator.naturalOrder())
                .map(MigrationVersion::getVersion)
                .orElseThrow(() -> new BackupRefused("数据库里还没有立案系统的表，没有可以备份的内容。"));
        var tables = new ArrayList<BackupManifest.Table>();
        for (var name : tables(database)) {
            tables.add(copyTable(database, folder, name));
        }
        var sequences = new TreeMap<String, Long>();
        try (var rows = database.createStatement()
                .executeQuery("select sequencename, last_value from pg_sequences"
                        + " where schemaname = 'lian' and last_value is not null")) {
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
        }
        database.commit();
        return new BackupManifest(at.toString(), schema, tables, sequences, Map.of());
    }

    private static BackupManifest.Table copyTable(Connection database, Path folder, String name)
            throws SQLException, IOException {
        var columns = columns(database, name);
        var table = new BackupManifest.Table(name, columns, 0, "");
        var digest = Sha256.digest();
        long rows;
        try (var file = Files.newOutputStream(folder.resolve(table.file()), StandardOpenOption.CREATE_NEW);
                var packed = new GZIPOutputStream(
                        new DigestOutputStream(new BufferedOutputStream(file, 1 << 16), digest), 1 << 16)) {
            rows = database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy lian.%s (%s) to stdout".formatted(quoted(name), quoted(columns)), packed);
        }
        force(folder.resolve(table.file()));
        return new BackupManifest.Table(name, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    static List<String> tables(Connection database) throws SQLException {
        return texts(
                database,
                "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'lian'"
                        + " and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ('"
                        + String.join("', '", LEFT_OUT) + "') order by 1");
    }

    private static List<String> columns(Connection database, String table) throws SQLException {
        return texts(
                database,
                "select attname from pg_attribute where attrelid = 'lian.%s'::regclass and attnum > 0"
                                .formatted(quoted(table))
                        + " and not attisdropped and attgenerated = '' order by attnum");
    }

    /** Only what an earlier backup has not yet: a material's file never changes under its name. */
    private Map<String, Long> copyMaterials(Path target) throws IOException {
        var source = court.folder().folder("materials");
        var copied = new TreeMap<String, Long>();
        try (var files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = source.relativize(file);
                if (name.startsWith("incoming")) {
                    continue;
                }
                var copy = target.resolve(name);
                try {
                    var size = Files.size(file);
                    if (!Files.exists(copy) || Files.size(copy) != size) {
                        Files.createDirectories(copy.getParent());
                        var part = copy.resolveSibling(copy.getFileName() + ".part");
                        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
                        force(part);
                        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
                    }
                    copied.put(name.toString().replace('\\', '/'), size);
                } catch (java.nio.file.NoSuchFileException removed) {
                    // A draft's material, taken back by its owner while we copied.
                    continue;
                }
            }
        }
        return copied;
    }

    private List<String> copyKeys(Path target) throws IOException {
        var source = court.folder().folder("keys");
        Files.createDirectories(target);
        for (var name : court.folder().keyNames()) {
            Files.copy(
                    source.resolve(name),
                    target.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            force(target.resolve(name));
        }
        return court.folder().keyNames();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return names.stream().map(Backup::quoted).collect(java.util.stream.Collectors.joining(", "));
    }

    static List<String> texts(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
        force(file);
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
