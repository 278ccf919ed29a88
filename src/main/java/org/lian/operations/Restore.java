package org.lian.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.lian.database.OwnerAccess;
import org.lian.vocabulary.Sha256;
import org.postgresql.PGConnection;

/**
 * The way of a backup back into an empty database and an empty data folder. The tables come in one transaction: all of
 * them or none. Foreign keys are taken off and put on again, so that the database itself proves the whole.
 */
class Restore {
    private final OwnerAccess court;

    Restore(OwnerAccess court) {
        this.court = court;
    }

    String from(Path backup, Path keys) throws IOException, SQLException {
        if (!Files.isRegularFile(backup.resolve(BackupManifest.FILE))) {
            throw new BackupRefused(backup + " 不是完整的备份（没有 manifest.json）。请指到以时间命名的那一层目录。");
        }
        var manifest = new ObjectMapper()
                .readValue(Files.readAllBytes(backup.resolve(BackupManifest.FILE)), BackupManifest.class);
        requireWhole(backup, manifest);
        try (var database = court.connect()) {
            requireEmpty(database);
            copyKeys(keys);
            copyMaterials(backup.resolveSibling("materials"), manifest);
            court.migrateTo(manifest.schema());
            database.setAutoCommit(false);
            load(database, backup, manifest);
            database.commit();
        }
        return "已恢复 %s 的备份：%d 张表 %d 行，材料 %d 个文件。请启动系统核对；登录需要重新进行。"
                .formatted(
                        manifest.takenAt(),
                        manifest.tables().size(),
                        manifest.tables().stream()
                                .mapToLong(BackupManifest.Table::rows)
                                .sum(),
                        manifest.materials().size());
    }

    private static void requireWhole(Path backup, BackupManifest manifest) throws IOException {
        for (var table : manifest.tables()) {
            var file = backup.resolve(table.file());
            var digest = Sha256.digest();
            if (Files.exists(file)) {
                try (var content = new DigestInputStream(Files.newInputStream(file), digest)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
                throw new BackupRefused("备份文件 " + file + " 缺失或者被改动过，没有恢复任何内容。请换一份备份。");
            }
        }
        for (var material : manifest.materials().entrySet()) {
            var file = backup.resolveSibling("materials").resolve(material.getKey());
            if (!Files.exists(file) || Files.size(file) != material.getValue()) {
                throw new BackupRefused("备份的材料文件 " + file + " 缺失或者不完整，没有恢复任何内容。请换一份备份。");
            }
        }
    }

    private void requireEmpty(Connection database) throws SQLException, IOException {
        if (!Backup.texts(database, "select 'x' from pg_tables where schemaname = 'lian' limit 1")
                .isEmpty()) {
            throw new BackupRefused("数据库不是空的。为了不覆盖现有案件，只能恢复到空的数据库。");
        }
        try (var files = Files.walk(court.folder().folder("materials"))) {
            if (files.anyMatch(Files::isRegularFile)
                    || !court.folder().keyNames().isEmpty()) {
                throw new BackupRefused("数据目录里已有材料或者密钥。为了不覆盖它们，只能恢复到空的 LIAN_DATA_DIR。");
            }
        }
    }

    private void copyKeys(Path keys) throws IOException {
        if (!Files.isDirectory(keys)) {
            throw new BackupRefused("没有找到密钥目录 " + keys + "。没有密钥，恢复的内容无法读取。");
        }
        try (var files = Files.list(keys)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        court.folder().folder("keys").resolve(file.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void copyMaterials(Path source, BackupManifest manifest) throws IOException {
        var target = court.folder().folder("materials");
        for (var name : manifest.materials().keySet()) {
            var copy = target.resolve(name).normalize();
            if (!copy.startsWith(target)) {
                throw new BackupRefused("备份清单中的文件名 " + name + " 不正确，没有恢复。");
            }
            Files.createDirectories(copy.getParent());
            Files.copy(source.resolve(name), copy);
        }
    }

    private static void load(Connection database, Path backup, BackupManifest manifest)
            throws SQLException, IOException {
        var foreign = foreignKeys(database);
        for (var key : foreign) {
            run(database, "alter table %s drop constraint %s".formatted(key.table(), key.name()));
        }
        var tables = Backup.tables(database);
        for (var table : tables) {
            run(database, "alter table lian.%s disable trigger user".formatted(Backup.quoted(table)));
        }
        // What migrations put in is in the backup too.
        run(
                database,
                "truncate "
                        + String.join(
                                ", ",
                                tables.stream()
                                        .map(table -> "lian." + Backup.quoted(table))
                                        .toList()));
        for (var table : manifest.tables()) {
            copyIn(database, backup, table);
        }
        for (var table : tables) {
            run(database, "alter table lian.%s enable trigger user".formatted(Backup.quoted(table)));
        }
        for (var key : foreign) {
            run(database, "alter table %s add constraint %s %s".formatted(key.table(), key.name(), key.definition()));
        }
        for (var sequence : manifest.sequences().entrySet()) {
            run(
                    database,
                    "select setval('lian.%s'::regclass, %d)"
                            .formatted(Backup.quoted(sequence.getKey()), sequence.getValue()));
        }
    }

    private static void copyIn(Connection database, Path backup, BackupManifest.Table table)
            throws SQLException, IOException {
        long rows;
        try (var content = new GZIPInputStream(
                new BufferedInputStream(Files.newInputStream(backup.resolve(table.file()))), 1 << 16)) {
            rows = database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy lian.%s (%s) from stdin"
                                    .formatted(Backup.quoted(table.name()), Backup.quoted(table.columns())),
                            content);
        }
        if (rows != table.rows()) {
            throw new BackupRefused("表 " + table.name() + " 应有 " + table.rows() + " 行，实际恢复 " + rows + " 行，已全部撤回。");
        }
    }

    /** A foreign key in its own words. */
    private record ForeignKey(String table, String name, String definition) {}

    private static List<ForeignKey> foreignKeys(Connection database) throws SQLException {
        var all = new ArrayList<ForeignKey>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(c.oid)
                        from pg_constraint c join pg_namespace n on n.oid = c.connamespace
                        where n.nspname = 'lian' and contype = 'f' and conparentid = 0 order by 1, 2""")) {
            while (rows.next()) {
                all.add(new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return all;
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
