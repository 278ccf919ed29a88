package org.lian.verifier;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A leaf as the database has it now, with the hash that follows from it. */
record LeafRow(
        long id,
        @Nullable String filing,
        @Nullable Long seq,
        Instant at,
        String kind,
        Map<String, @Nullable Object> details,
        String computedHash,
        String storedHash,
        @Nullable Long position) {

    static LeafRow of(ResultSet row) throws SQLException {
        var filing = row.getString("filing_id");
        var seq = row.getObject("seq", Integer.class);
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        var details = Json.object(Json.read(row.getString("details")));
        var canonical = new TreeMap<String, @Nullable Object>();
        canonical.put("filing", filing);
        canonical.put("seq", seq == null ? null : BigDecimal.valueOf(seq));
        canonical.put("at", at.toString());
        canonical.put("actorKind", row.getString("actor_kind"));
        canonical.put("actor", row.getString("actor_id"));
        canonical.put("kind", row.getString("kind"));
        canonical.put("text", row.getString("text"));
        canonical.put("basis", row.getString("basis"));
        canonical.put("visibility", row.getString("visibility"));
        canonical.put("details", Json.write(details));
        var words = row.getBytes("words");
        if (words != null) {
            canonical.put("words", Hashes.hex(Hashes.sha256(words)));
        }
        return new LeafRow(
                row.getLong("id"),
                filing,
                seq == null ? null : seq.longValue(),
                at,
                row.getString("kind"),
                details,
                Hashes.hex(Json.write(canonical)),
                Hashes.hex(row.getBytes("hash")),
                row.getObject("position", Long.class));
    }

    /** Whether it is what was sealed; if not, the report says how it differs. */
    boolean matches(Entry entry, Report report) {
        if (!Objects.equals(filing, entry.filing()) || !Objects.equals(seq, entry.seq())) {
            report.add(entry.name(), "顺序被改，现为 " + Entry.name(filing, seq, id));
            return false;
        }
        if (!at.equals(entry.at())) {
            report.add(
                    entry.name(), (at.isBefore(entry.at()) ? "时间被倒签" : "时间被改后") + "，封存时为 " + entry.at() + "，现为 " + at);
            return false;
        }
        if (!computedHash.equals(entry.hash())) {
            report.add(entry.name(), "内容被改");
            return false;
        }
        if (!storedHash.equals(entry.hash())) {
            report.add(entry.name(), "哈希列被改");
            return false;
        }
        if (position == null || position != entry.position()) {
            report.add(entry.name(), "封存位置被改，应为 " + entry.position() + "，现为 " + (position == null ? "无" : position));
        }
        return true;
    }
}
