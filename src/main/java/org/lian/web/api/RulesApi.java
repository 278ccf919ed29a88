package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.api.RuleViews.DraftView;
import org.lian.web.api.RuleViews.RuleLine;
import org.lian.web.api.RuleViews.VersionLine;
import org.lian.web.api.RuleViews.VersionView;
import org.lian.workbench.NewNotices;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleReleases;
import org.lian.workbench.RuleVersions;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rules in force, their versions, and the way back to one. A rule's id is its file's name. */
@RestController
@RequestMapping("/api/v1/rules")
class RulesApi {
    private final RuleVersions versions;
    private final RuleDrafts drafts;
    private final RuleReleases releases;
    private final NewNotices notices;
    private final RuleViews views;

    RulesApi(RuleVersions versions, RuleDrafts drafts, RuleReleases releases, NewNotices notices, RuleViews views) {
        this.versions = versions;
        this.drafts = drafts;
        this.releases = releases;
        this.notices = notices;
        this.views = views;
    }

    /**
     * A new draft; what is absent is as in the version in force, or as it is shipped.
     *
     * @param name of a notice of the court's own that is new; its id begins with {@code notice-}
     */
    record NewDraft(
            @Nullable String name,
            @Nullable String xml,
            @Nullable String examples,
            @Nullable String reason,
            @Nullable String legalBasis,
            @Nullable Boolean shipped) {}

    /** The version to go back to, and why. */
    record Rollback(@Nullable Integer toVersion, @Nullable String reason) {}

    /** The version that came into force; without a version it waits for its time. */
    record Published(@Nullable Integer version, OffsetDateTime effectiveAt) {
        static Published of(RuleReleases.Publication publication) {
            return new Published(publication.version(), CourtTime.local(publication.effectiveAt()));
        }
    }

    @Operation(summary = "规则列表")
    @GetMapping
    ListPage<RuleLine> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return ListPage.Request.of(limit, cursor).among(versions.current(), version -> version.rule(), RuleLine::of);
    }

    @Operation(summary = "规则的各个版本")
    @GetMapping("/{id}/versions")
    ListPage<VersionLine> versions(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return ListPage.Request.of(limit, cursor)
                .among(versions.of(id), version -> Integer.toString(version.version()), VersionLine::of);
    }

    @Operation(summary = "规则某一版本的内容")
    @GetMapping(path = "/{id}/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    VersionView version(@PathVariable String id, @PathVariable int version) {
        return views.version(id, version);
    }

    /** The very file that the engine runs. */
    @Operation(summary = "规则某一版本的内容")
    @GetMapping(path = "/{id}/versions/{version}", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] file(@PathVariable String id, @PathVariable int version) {
        return versions.content(id, version);
    }

    @Operation(summary = "为一条规则起草新版本")
    @PostMapping("/{id}/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    DraftView begin(Actor analyst, @PathVariable String id, @RequestBody NewDraft draft) {
        if (Boolean.TRUE.equals(draft.shipped())) {
            if (draft.xml() != null || draft.examples() != null) {
                throw Refusal.invalid("shipped", "CONFLICT", "恢复出厂版本（shipped）时内容和示例用出厂的，请不要再交文件和示例");
            }
            return views.draft(drafts.beginShipped(analyst, id, draft.reason(), draft.legalBasis()));
        }
        var wish = new RuleDrafts.Wish(draft.xml(), draft.examples(), draft.reason(), draft.legalBasis());
        return views.draft(
                draft.name() == null
                        ? drafts.begin(analyst, id, wish)
                        : notices.begin(analyst, id, draft.name(), wish));
    }

    @Operation(summary = "把规则退回上一个版本")
    @PostMapping("/{id}/rollbacks")
    @ResponseStatus(HttpStatus.CREATED)
    Published rollBack(Actor analyst, @PathVariable String id, @RequestBody Rollback wish) {
        if (wish.toVersion() == null) {
            throw Refusal.invalid("toVersion", "REQUIRED", "请写明回退到第几版");
        }
        return Published.of(releases.rollBack(analyst, id, wish.toVersion(), wish.reason()));
    }
}
