package org.lian.web.workbench;

import java.util.List;
import org.lian.vocabulary.Actor;
import org.lian.web.Minutes;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleReleases;
import org.lian.workbench.RuleVersions;
import org.springframework.stereotype.Component;

/** Open drafts as a list shows them. */
@Component
class DraftRows {
    private final RuleVersions versions;
    private final RuleReleases releases;

    DraftRows(RuleVersions versions, RuleReleases releases) {
        this.versions = versions;
        this.releases = releases;
    }

    /** A draft in the list; {@code mine} waits for the reader, {@code late} was not published in its time. */
    record DraftRow(String id, String rule, String state, String author, String savedAt, boolean mine, boolean late) {}

    List<DraftRow> of(List<RuleDraft> open, Actor analyst) {
        return open.stream()
                .map(draft -> new DraftRow(
                        draft.id().toString(),
                        versions.name(draft.rule()),
                        draft.state() == RuleDraft.State.SUBMITTED && draft.statutory()
                                ? "等庭长审批"
                                : draft.state().label(),
                        draft.author(),
                        Minutes.of(draft.savedAt()),
                        draft.isFor(analyst),
                        releases.publicationFault(draft.id()).isPresent()))
                .toList();
    }
}
