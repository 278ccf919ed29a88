package org.lian.workbench;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.workbench.RuleDraft.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The drafts in the database. */
@Repository
class DraftStore {
    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            UUID id,
            String rule,
            RuleKind kind,
            @Nullable Integer baseVersion,
            byte[] content,
            String examples,
            String reason,
            String legalBasis,
            String author,
            Instant at) {
        jdbc.sql("""
                        insert into rule_draft (id, rule, kind, base_version, content, examples, reason, legal_basis,
                          state, author, editors, created_at, saved_at)
                        values (:id, :rule, :kind, :base, :content, :examples, :reason, :basis,
                          'DRAFT', :author, array[:author], :at, :at)""")
                .param("id", id)
                .param("rule", rule)
                .param("kind", kind.name())
                .param("base", baseVersion)
                .param("content", content)
                .param("examples", examples)
                .param("reason", reason)
                .param("basis", legalBasis)
                .param("author", author)
                .param("at", CourtTime.column(at))
                .update();
    }

    RuleDraft required(UUID id) {
        return find(id, "").orElseThrow(() -> Refusal.notFound("没有找到这份草稿"));
    }

    /** Keeps others from changing it until the transaction ends. */
    RuleDraft locked(UUID id) {
        return find(id, " for update").orElseThrow(() -> Refusal.notFound("没有找到这份草稿"));
    }

    private Optional<RuleDraft> find(UUID id, String lock) {
        return jdbc.sql("select * from rule_draft where id = ?" + lock)
                .param(id)
                .query(DraftStore::read)
                .optional();
    }

    /** Those that are neither published nor given up, the last saved first. */
    List<RuleDraft> open() {
        return jdbc.sql("""
                        select * from rule_draft where state in ('DRAFT', 'SUBMITTED', 'APPROVED')
                        order by saved_at desc""").query(DraftStore::read).list();
    }

    List<RuleDraft> openOf(String rule) {
        return open().stream().filter(draft -> draft.rule().equals(rule)).toList();
    }

    void save(
            RuleDraft draft,
            byte[] content,
            String examples,
            String reason,
            String legalBasis,
            String editor,
            Instant at) {
        jdbc.sql("""
                        update rule_draft set content = :content, examples = :examples, reason = :reason,
                          legal_basis = :basis, revision = revision + 1, saved_at = :at,
                          editors = case when :editor = any (editors) then editors else editors || :editor end
                        where id = :id""")
                .param("content", content)
                .param("examples", examples)
                .param("reason", reason)
                .param("basis", legalBasis)
                .param("editor", editor)
                .param("at", CourtTime.column(at))
                .param("id", draft.id())
                .update();
    }

    /** Its content came from a drawing tool: whoever hands in again from there knows it. */
    void handedIn(UUID id) {
        jdbc.sql("update rule_draft set handed_in_sha256 = encode(sha256(content), 'hex') where id = ?")
                .param(id)
                .update();
    }

    /** Whether nobody changed it in the workbench since it was handed in. */
    boolean isAsHandedIn(UUID id) {
        return jdbc.sql("""
                        select coalesce(handed_in_sha256 = encode(sha256(content), 'hex'), false)
                        from rule_draft where id = ?""").param(id).query(Boolean.class).single();
    }

    Instant begunAt(UUID id) {
        return jdbc.sql("select created_at from rule_draft where id = ?")
                .param(id)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Moves the draft onto the version in force, with its own content. */
    void rebase(RuleDraft draft, int version) {
        jdbc.sql("update rule_draft set base_version = ?, revision = revision + 1 where id = ?")
                .params(version, draft.id())
                .update();
    }

    void submit(RuleDraft draft, boolean statutory) {
        jdbc.sql("""
                        update rule_draft set state = 'SUBMITTED', statutory = ?, approver = null,
                          approver_role = null, approved_sha256 = null, effective_at = null,
                          publication_attempts = 0, publication_fault = null, publication_retry_at = null
                        where id = ?""").params(statutory, draft.id()).update();
    }

    /** Approves exactly what the row holds. */
    void approve(RuleDraft draft, String approver, Role role, String comment) {
        jdbc.sql("""
                        update rule_draft set state = 'APPROVED', approver = ?, approver_role = ?, comment = ?,
                          approved_sha256 = encode(sha256(content || convert_to(examples, 'UTF8')), 'hex')
                        where id = ?""").params(approver, role.name(), comment, draft.id()).update();
    }

    /** Back to its author. */
    void giveBack(RuleDraft draft, String comment) {
        jdbc.sql("""
                        update rule_draft set state = 'DRAFT', comment = ?, approver = null, approver_role = null,
                          approved_sha256 = null, effective_at = null,
                          publication_attempts = 0, publication_fault = null, publication_retry_at = null
                        where id = ?""").params(comment, draft.id()).update();
    }

    void schedule(RuleDraft draft, Instant effectiveAt) {
        jdbc.sql("""
                        update rule_draft set effective_at = ?,
                          publication_attempts = 0, publication_fault = null, publication_retry_at = null
                        where id = ?""").params(CourtTime.column(effectiveAt), draft.id()).update();
    }

    void published(RuleDraft draft, int version, Instant at) {
        jdbc.sql("""
                        update rule_draft set state = 'PUBLISHED', version = ?, effective_at = ?,
                          publication_attempts = 0, publication_fault = null, publication_retry_at = null
                        where id = ?""").params(version, CourtTime.column(at), draft.id()).update();
    }

    void discard(RuleDraft draft) {
        jdbc.sql("update rule_draft set state = 'DISCARDED' where id = ?")
                .param(draft.id())
                .update();
    }

    /** Approved drafts whose time has come. */
    List<UUID> due(Instant now) {
        return jdbc.sql("""
                        select id from rule_draft where state = 'APPROVED' and effective_at <= :now
                          and (publication_retry_at is null or publication_retry_at <= :now)
                        order by effective_at""")
                .param("now", CourtTime.column(now))
                .query(UUID.class)
                .list();
    }

    /** How often its publication has failed since it was scheduled. */
    int attempts(UUID id) {
        return jdbc.sql("select publication_attempts from rule_draft where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** Why it was not published when its time came, in Chinese; empty where nothing failed. */
    Optional<String> publicationFault(UUID id) {
        return jdbc.sql("select publication_fault from rule_draft where id = ? and publication_fault is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** It failed, and is tried again then. */
    void failedUntil(UUID id, String why, Instant again) {
        jdbc.sql("""
                        update rule_draft set publication_attempts = publication_attempts + 1, publication_fault = ?,
                          publication_retry_at = ? where id = ? and state = 'APPROVED'""").params(why, CourtTime.column(again), id).update();
    }

    /** It failed, and is tried again when somebody says so. */
    void failed(UUID id, String why) {
        jdbc.sql("""
                        update rule_draft set publication_attempts = publication_attempts + 1, publication_fault = ?,
                          publication_retry_at = null, effective_at = null where id = ? and state = 'APPROVED'""").params(why, id).update();
    }

    private static RuleDraft read(ResultSet row, int number) throws SQLException {
        return new RuleDraft(
                row.getObject("id", UUID.class),
                row.getString("rule"),
                RuleKind.valueOf(row.getString("kind")),
                row.getObject("base_version", Integer.class),
                row.getBytes("content"),
                row.getString("examples"),
                row.getString("reason"),
                row.getString("legal_basis"),
                State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getString("author"),
                texts(row.getArray("editors")),
                instant(row, "saved_at"),
                row.getBoolean("statutory"),
                row.getString("approver"),
                row.getString("comment"),
                row.getObject("effective_at") == null ? null : instant(row, "effective_at"),
                row.getObject("version", Integer.class));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
