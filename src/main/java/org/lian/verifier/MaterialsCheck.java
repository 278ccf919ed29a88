package org.lian.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of the materials and their stored files with what the journal says was received. Opens no file's
 * content.
 */
final class MaterialsCheck {
    /** Clocks of a file server and a database may differ; a file is finished shortly before it is recorded. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final Connection database;
    private final Path folder;
    private final Report report;
    private final Map<String, Received> received = new TreeMap<>();
    private final Map<String, Instant> fileDates = new TreeMap<>();
    private final Map<String, String> checked = new TreeMap<>();

    MaterialsCheck(Connection database, Path folder, Report report) {
        this.database = database;
        this.folder = folder;
        this.report = report;
    }

    /** A material by its leaf. */
    private record Received(
            @Nullable String filing,
            String leaf,
            @Nullable String sha256,
            @Nullable String file,
            @Nullable String fileSha256,
            @Nullable String uploadedAt) {}

    /** Takes the leaves in their order. */
    void proven(LeafRow row) {
        if (row.kind().equals("MATERIAL_ADDED")) {
            var details = row.details();
            var file = Json.optional(details, "file");
            received.put(
                    Json.text(details, "materialId"),
                    new Received(
                            row.filing(),
                            Entry.name(row.filing(), row.seq(), row.id()),
                            Json.optional(details, "sha256"),
                            file,
                            Json.optional(details, "fileSha256"),
                            Json.optional(details, "uploadedAt")));
            var date = Json.optional(details, "fileAt");
            if (file != null && date != null) {
                fileDates.merge(file, Instant.parse(date), (one, other) -> one.isBefore(other) ? one : other);
            }
        } else if (row.kind().equals("MATERIAL_REMOVED")) {
            received.remove(Json.text(row.details(), "materialId"));
        }
    }

    int files() {
        return checked.size();
    }

    void check(boolean running) throws SQLException, IOException {
        rows(running);
        var known = new HashSet<String>();
        for (var material : received.entrySet()) {
            var file = material.getValue().file();
            if (file != null) {
                known.add(file);
                var fault = checked.get(file);
                if (fault == null) {
                    fault = fault(file, material.getValue().fileSha256());
                    checked.put(file, fault);
                }
                if (!fault.isEmpty()) {
                    report.add(
                            "材料 " + material.getKey() + "（"
                                    + material.getValue().leaf() + "）的文件 " + file,
                            fault);
                }
            }
        }
        strangers(known);
    }

    private void rows(boolean running) throws SQLException {
        var unseen = new TreeMap<>(received);
        try (var query = database.prepareStatement("""
                        select m.id::text as id, m.filing_id::text as filing, m.uploaded_at, b.sha256, b.file_sha256
                        from material m join material_blob b on b.address = m.blob order by m.uploaded_at""");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var id = rows.getString("id");
                unseen.remove(id);
                var subject = "材料 " + id + "（立案申请 " + rows.getString("filing") + "）的记录";
                var leaf = received.get(id);
                if (leaf == null) {
                    if (!running) {
                        report.add(subject, "日志中没有收到它，是追加的");
                    }
                    continue;
                }
                var at = rows.getObject("uploaded_at", OffsetDateTime.class).toInstant();
                if (leaf.uploadedAt() != null
                        && !Instant.parse(leaf.uploadedAt()).equals(at)) {
                    report.add(subject, "时间被改，收到时为 " + leaf.uploadedAt() + "，现为 " + at);
                }
                if (!rows.getString("filing").equals(leaf.filing())
                        || !rows.getString("sha256").equals(leaf.sha256())
                        || (leaf.fileSha256() != null && !leaf.fileSha256().equals(rows.getString("file_sha256")))) {
                    report.add(subject, "被改，与收到时不符");
                }
            }
        }
        unseen.forEach((id, leaf) -> report.add("材料 " + id + "（" + leaf.leaf() + "）的记录", "被删除"));
    }

    /** Empty when the file is as it was. */
    private String fault(String name, @Nullable String sha256) throws IOException {
        var file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
            return "不见了，被删除或移走";
        }
        if (sha256 == null) {
            report.remark("文件 " + name + " 是旧版本收的，没有密文摘要，只核对了它在");
            return "";
        }
        if (!Hashes.ofFile(file).equals(sha256)) {
            return "内容被改或被截短（现为 " + Files.size(file) + " 字节）";
        }
        var date = fileDates.get(name);
        var modified = Files.getLastModifiedTime(file).toInstant();
        if (date != null && modified.isBefore(date.minus(CLOCKS))) {
            return "日期被倒签，收到时为 " + date + "，现为 " + modified;
        }
        return "";
    }

    private void strangers(HashSet<String> known) throws IOException {
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.matches("[0-9a-f]{2}/.*") && !known.contains(name))
                    .sorted()
                    .forEach(name -> report.remark("文件 " + name + " 没有任何材料用到（上传中断留下的，或外来的）"));
        }
    }
}
