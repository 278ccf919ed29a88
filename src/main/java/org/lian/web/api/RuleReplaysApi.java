package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lian.web.api.RuleViews.ReplayView;
import org.lian.workbench.Replays;
import org.lian.workbench.RuleDraft;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A replay while it runs and when it is done. */
@RestController
@RequestMapping("/api/v1/rule-replays")
class RuleReplaysApi {
    private final Replays replays;

    RuleReplaysApi(Replays replays) {
        this.replays = replays;
    }

    @Operation(summary = "查看回放的进度和结果")
    @GetMapping("/{replay}")
    ReplayView find(
            @PathVariable String replay,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = replays.find(RuleDraft.id(replay));
        return ReplayView.of(
                found,
                ListPage.Request.of(limit, cursor)
                        .page((size, offset) -> replays.changes(found.id(), size, offset), change -> change));
    }
}
