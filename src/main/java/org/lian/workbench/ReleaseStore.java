package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The releases in the database; it refuses to change one. */
@Repository
class ReleaseStore {
    private final JdbcClient jdbc;

    ReleaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * 发布记录.
     *
     * @param approver null for a rollback: that content was approved before
     */
    record Release(
            String rule,
            int version,
            String examples,
            String author,
            @Nullable String approver,
            String reason,
            String legalBasis,
            Instant effectiveAt,
            @Nullable UUID draftId,
            @Nullable Integer rolledBackTo) {}

    void add(Release release, byte[] content) {
        jdbc.sql("""
                        insert into rule_release (rule, version, sha256, examples, author, approver, reason,
                          legal_basis, effective_at, draft_id, rolled_back_to)
                        values (:rule, :version, :sha256, :examples, :author, :approver, :reason,
                          :basis, :at, :draft, :rolledBackTo)""")
                .param("rule", release.rule())
                .param("version", release.version())
                .param("sha256", Sha256.hex(content, release.examples().getBytes(StandardCharsets.UTF_8)))
                .param("examples", release.examples())
                .param("author", release.author())
                .param("approver", release.approver())
                .param("reason", release.reason())
                .param("basis", release.legalBasis())
                .param("at", CourtTime.column(release.effectiveAt()))
                .param("draft", release.draftId())
                .param("rolledBackTo", release.rolledBackTo())
                .update();
    }

    Optional<Release> find(String rule, int version) {
        return jdbc.sql("select * from rule_release where rule = ? and version = ?")
                .params(rule, version)
                .query(ReleaseStore::release)
                .optional();
    }

    /** Those that came into force from a moment until before another, the last first. */
    List<Release> between(Instant from, Instant until, int most) {
        return jdbc.sql(
                        "select * from rule_release where effective_at >= ? and effective_at < ? order by effective_at desc, rule limit ?")
                .params(CourtTime.column(from), CourtTime.column(until), most)
                .query(ReleaseStore::release)
                .list();
    }

    private static Release release(ResultSet row, int number) throws SQLException {
        return new Release(
                row.getString("rule"),
                row.getInt("version"),
                row.getString("examples"),
                row.getString("author"),
                row.getString("approver"),
                row.getString("reason"),
                row.getString("legal_basis"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("draft_id", UUID.class),
                row.getObject("rolled_back_to", Integer.class));
    }

    /** One release of a rule at a time, on all nodes, until the transaction ends. */
    void lock(String rule) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('rule:' || ?))")
                .param(rule)
                .query(rows -> {});
    }
}
