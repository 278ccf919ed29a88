package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Draft;
import org.lian.filing.OtherDesks;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.suggestion.Suggestions;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.lian.web.api.ReferenceApi.Elsewhere;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 案由 for what somebody tells in plain words; no account needed, nothing stored, nothing decided. */
@RestController
@RequestMapping("/api/v1/cause-suggestions")
class CauseSuggestionsApi {
    private static final int USUAL = 5;
    private static final int MOST = 20;

    private final Suggestions suggestions;
    private final Causes causes;
    private final OtherDesks desks;

    CauseSuggestionsApi(Suggestions suggestions, Causes causes, OtherDesks desks) {
        this.suggestions = suggestions;
        this.causes = causes;
        this.desks = desks;
    }

    /** The telling of what happened, in plain words, at most 200 characters; limit is 1 to 20. */
    record Told(
            @Nullable String text,
            @Nullable Track track,
            @Nullable Integer limit) {}

    /** A cause with why it is suggested. */
    record Suggested(String code, String name, Track track, List<String> path, String because) {}

    /** Causes, the likeliest first; {@code elsewhere} says where to go if it is no suit. */
    record SuggestedPage(List<Suggested> items, List<Elsewhere> elsewhere) {}

    @Operation(summary = "案由建议：说说发生了什么")
    @PostMapping
    SuggestedPage suggest(@RequestBody Told told) {
        var text = text(told.text());
        var limit = told.limit() == null ? USUAL : told.limit();
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit", "INVALID", "limit 应为 1 到 " + MOST);
        }
        var track = told.track() == null ? Track.CIVIL : told.track();
        if (track != Track.CIVIL) {
            return new SuggestedPage(
                    causes.search(text, track, limit).stream()
                            .map(cause -> suggested(cause, "名称或者说法里有这些字"))
                            .toList(),
                    List.of());
        }
        var answer = suggestions.of(text, limit);
        return new SuggestedPage(
                answer.causes().stream()
                        .map(one -> suggested(one.cause(), because(one)))
                        .toList(),
                desks.found(Suggestions.told(text), answer.desks(), Draft.of(Track.CIVIL, null)).stream()
                        .map(Elsewhere::of)
                        .toList());
    }

    private static Suggested suggested(Cause cause, String because) {
        return new Suggested(cause.code(), cause.name(), cause.track(), cause.path(), because);
    }

    private static String because(Suggestions.Suggestion one) {
        return Stream.of(one.phrase() == null ? "名称或者说法里有这些字" : "像：“" + one.phrase() + "”", one.help())
                .filter(part -> part != null)
                .collect(Collectors.joining("；"));
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid("text", "MISSING", "请说说发生了什么，例如“朋友借了我五万块不还”");
        }
        if (text.codePointCount(0, text.length()) > Suggestions.LONGEST) {
            throw Refusal.invalid("text", "INVALID", "最长 " + Suggestions.LONGEST + " 个字，请只写最要紧的几句");
        }
        return text;
    }
}
