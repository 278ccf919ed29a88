package org.lian.workbench;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;

/**
 * 规则草稿: a diagram or table on its way to release.
 *
 * @param baseVersion the version that it was made from; null for a rule that is new
 * @param examples of a table, as CSV; empty for a diagram
 * @param revision grows with each save
 * @param editors everybody who saved it; none of them approves it
 * @param statutory whether a {@code locked} row, or what the law needs of a diagram, differs from the base; then a supervisor approves
 * @param comment of the second person
 * @param effectiveAt when it takes effect; null is at once
 * @param version the engine's, once published
 */
public record RuleDraft(
        UUID id,
        String rule,
        RuleKind kind,
        @Nullable Integer baseVersion,
        byte[] content,
        String examples,
        String reason,
        String legalBasis,
        State state,
        int revision,
        String author,
        List<String> editors,
        Instant savedAt,
        boolean statutory,
        @Nullable String approver,
        @Nullable String comment,
        @Nullable Instant effectiveAt,
        @Nullable Integer version) {

    /** The state of a draft. */
    public enum State {
        DRAFT("编辑中"),
        SUBMITTED("待批准"),
        APPROVED("已批准"),
        PUBLISHED("已发布"),
        DISCARDED("已放弃");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whoever reads an id that is none finds no draft. */
    public static UUID id(String text) {
        return Ids.read(text, "没有找到这份草稿");
    }

    public boolean isEditedBy(String username) {
        return author.equals(username) || editors.contains(username);
    }

    /** Whether it waits for this person's word. */
    public boolean isFor(Actor second) {
        return state == State.SUBMITTED && !isEditedBy(second.username()) && (!statutory || second.is(Role.SUPERVISOR));
    }

    /** Whether it may still come into force; what is wrong with another one concerns nobody. */
    public boolean isOpen() {
        return state != State.PUBLISHED && state != State.DISCARDED;
    }

    boolean isEditedOnlyBy(String username) {
        return author.equals(username) && editors.stream().allMatch(username::equals);
    }

    /** What may be written in the state {@code expected} alone. */
    void require(State expected, String otherwise) {
        if (state != expected) {
            throw Refusal.conflict(otherwise + "，这份草稿现在是“" + state.label() + "”");
        }
    }
}
