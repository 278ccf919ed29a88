package org.lian.web.api;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.rules.TableAnswer;
import org.lian.workbench.Examples;
import org.lian.workbench.Replay;
import org.lian.workbench.ReplayChange;
import org.lian.workbench.ReplaySummary;
import org.lian.workbench.RuleChange;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.RuleKind;
import org.lian.workbench.RuleReleases;
import org.lian.workbench.RuleVersion;
import org.lian.workbench.RuleVersions;
import org.springframework.stereotype.Component;

/** Rules, drafts and replays as the API shows them. */
@Component
class RuleViews {
    private final RuleVersions versions;
    private final RuleDrafts drafts;
    private final RuleReleases releases;

    RuleViews(RuleVersions versions, RuleDrafts drafts, RuleReleases releases) {
        this.versions = versions;
        this.drafts = drafts;
        this.releases = releases;
    }

    /** A rule and its version in force. */
    record RuleLine(String id, RuleKind kind, String name, int version, OffsetDateTime effectiveAt) {
        static RuleLine of(RuleVersion version) {
            return new RuleLine(
                    version.rule(),
                    version.kind(),
                    version.name(),
                    version.version(),
                    CourtTime.local(version.effectiveAt()));
        }
    }

    /** A version without its content. */
    record VersionLine(
            int version,
            OffsetDateTime effectiveAt,
            @Nullable String author,
            @Nullable String approver,
            @Nullable String reason,
            @Nullable String legalBasis,
            @Nullable Integer rolledBackTo) {
        static VersionLine of(RuleVersion version) {
            return new VersionLine(
                    version.version(),
                    CourtTime.local(version.effectiveAt()),
                    version.author(),
                    version.approver(),
                    version.reason(),
                    version.legalBasis(),
                    version.rolledBackTo());
        }
    }

    /** A version with its content. */
    record VersionView(
            int version,
            String xml,
            String examples,
            @Nullable String author,
            @Nullable String approver,
            @Nullable String reason,
            @Nullable String legalBasis,
            OffsetDateTime effectiveAt,
            @Nullable Integer rolledBackTo) {}

    /** A draft with what the checks say of it. */
    record DraftView(
            UUID id,
            String rule,
            RuleKind kind,
            String name,
            RuleDraft.State state,
            int revision,
            @Nullable Integer baseVersion,
            @Nullable Integer currentVersion,
            String xml,
            String examples,
            String reason,
            String legalBasis,
            String author,
            @Nullable String approver,
            @Nullable String comment,
            boolean statutory,
            @Nullable OffsetDateTime effectiveAt,
            @Nullable String publicationFault,
            @Nullable Integer version,
            List<RuleFinding> findings,
            List<RuleChange> difference,
            Examples.@Nullable Run examplesRun) {}

    /** The answer of a table. */
    record Evaluated(
            List<Map<String, Object>> rows,
            List<String> ruleIds,
            @Nullable String fault) {
        static Evaluated of(TableAnswer answer) {
            return new Evaluated(answer.rows(), answer.ruleIds(), answer.fault());
        }
    }

    /** A replay with the first of its changes; the rest by {@code cursor}. */
    record ReplayView(
            UUID id,
            UUID draft,
            int revision,
            Replay.State state,
            int done,
            int total,
            int changed,
            List<ReplayChange> changes,
            @Nullable String nextCursor,
            @Nullable ReplaySummary summary) {
        static ReplayView of(Replay replay, ListPage<ReplayChange> changes) {
            return new ReplayView(
                    replay.id(),
                    replay.draft(),
                    replay.revision(),
                    replay.state(),
                    replay.done(),
                    replay.total(),
                    replay.changed(),
                    changes.items(),
                    changes.nextCursor(),
                    replay.summary());
        }
    }

    VersionView version(String rule, int number) {
        var version = versions.find(rule, number);
        return new VersionView(
                number,
                new String(versions.content(rule, number), StandardCharsets.UTF_8),
                versions.examples(rule, number),
                version.author(),
                version.approver(),
                version.reason(),
                version.legalBasis(),
                CourtTime.local(version.effectiveAt()),
                version.rolledBackTo());
    }

    DraftView draft(RuleDraft draft) {
        var current = versions.inForce(draft.rule());
        var checked = drafts.check(draft);
        return new DraftView(
                draft.id(),
                draft.rule(),
                draft.kind(),
                versions.name(draft.rule()),
                draft.state(),
                draft.revision(),
                draft.baseVersion(),
                current.map(RuleVersion::version).orElse(null),
                new String(draft.content(), StandardCharsets.UTF_8),
                draft.examples(),
                draft.reason(),
                draft.legalBasis(),
                draft.author(),
                draft.approver(),
                draft.comment(),
                draft.statutory() || checked.statutory(),
                draft.effectiveAt() == null ? null : CourtTime.local(draft.effectiveAt()),
                releases.publicationFault(draft.id()).orElse(null),
                draft.version(),
                checked.findings(),
                checked.differences(),
                checked.examples());
    }
}
