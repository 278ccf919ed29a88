package org.lian.workbench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.ReleaseStore.Release;
import org.springframework.stereotype.Component;

/** 规则的发布: the versions that came into force in a period, with what they changed. */
@Component
public class ReleasedRules {
    /** So many of a period are told, the last first. */
    public static final int MOST = 20;

    private final ReleaseStore releases;
    private final RuleVersions versions;
    private final Replays replays;

    /** What a version changed never changes: it is compared once. */
    private final Map<String, List<RuleChange>> changes = new ConcurrentHashMap<>();

    ReleasedRules(ReleaseStore releases, RuleVersions versions, Replays replays) {
        this.releases = releases;
        this.versions = versions;
        this.replays = replays;
    }

    /**
     * A version that came into force.
     *
     * @param changes of the rule itself against the version before, in its order; its examples are the analysts' affair
     * @param replay the last of its draft that was done; null where nothing was replayed
     */
    public record Released(
            RuleVersion version,
            List<RuleChange> changes,
            @Nullable ReplaySummary replay) {}

    /** The last ones from a moment until before another. */
    public List<Released> between(Instant from, Instant until) {
        return releases.between(from, until, MOST).stream().map(this::released).toList();
    }

    private Released released(Release release) {
        return new Released(
                versions.find(release.rule(), release.version()),
                changes.computeIfAbsent(
                        release.rule() + " " + release.version(),
                        key -> versions.changes(release.rule(), release.version()).stream()
                                .filter(change -> !change.isOfExample())
                                .toList()),
                Optional.ofNullable(release.draftId())
                        .flatMap(replays::latestOf)
                        .map(Replay::summary)
                        .orElse(null));
    }
}
