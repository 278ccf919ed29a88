package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Draft;
import org.lian.filing.OtherDesks;
import org.lian.reference.CaseType;
import org.lian.reference.CaseTypeAnswers;
import org.lian.reference.CaseTypes;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Courts, causes of action and case types; no account needed. */
@RestController
@RequestMapping("/api/v1")
class ReferenceApi {
    private static final int LONGEST_QUERY = 100;

    private final Courts courts;
    private final Causes causes;
    private final OtherDesks desks;
    private final CaseTypes caseTypes;
    private final CaseTypeAnswers answers;

    ReferenceApi(Courts courts, Causes causes, OtherDesks desks, CaseTypes caseTypes, CaseTypeAnswers answers) {
        this.courts = courts;
        this.causes = causes;
        this.desks = desks;
        this.caseTypes = caseTypes;
        this.answers = answers;
    }

    /** A court; codeStatus says whether the code is official. */
    record CourtView(String code, String name, String level, String province, String codeStatus, boolean selfService) {
        static CourtView of(Court court) {
            return new CourtView(
                    court.code().value(),
                    court.name(),
                    court.level(),
                    court.province(),
                    court.codeStatus(),
                    court.selfService());
        }
    }

    /** A cause of action; path leads from the top to the cause itself. */
    record CauseView(String code, String name, List<String> path, Track track, String version) {
        static CauseView of(Cause cause) {
            return new CauseView(cause.code(), cause.name(), cause.path(), cause.track(), cause.version());
        }
    }

    /** The answer to kinds of case: {@code track} for those filed online. */
    record CaseAnswerView(
            List<String> names,
            CaseTypeAnswers.Where where,
            @Nullable Track track,
            String text,
            String basis) {
        static CaseAnswerView of(CaseTypeAnswers.Answer answer) {
            return new CaseAnswerView(
                    answer.names(), answer.where(), answer.procedure(), answer.text(), answer.basis());
        }
    }

    /** A case type code, the kinds of case that carry it, and where each of them goes. */
    record CaseTypeView(String code, String name, List<String> names, String status, List<CaseAnswerView> answers) {}

    @Operation(summary = "法院列表")
    @GetMapping("/courts")
    ListPage<CourtView> courts(
            @RequestParam(required = false) @Nullable String q,
            @Parameter(schema = @Schema(type = "boolean")) @RequestParam(required = false) @Nullable String selfService,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var query = query(q);
        var only = flag("selfService", selfService);
        return ListPage.Request.of(limit, cursor)
                .page((size, offset) -> courts.search(query, only, size, offset), CourtView::of);
    }

    /** Causes in pages; {@code elsewhere} names what was searched for among the suits and is none, with its desk. */
    record CausePage(
            List<CauseView> items,
            @Nullable String nextCursor,
            @Nullable List<Elsewhere> elsewhere) {}

    /** The desk for causes that are no suits. */
    record Elsewhere(
            String name,
            List<CauseView> causes,
            String text,
            String basis,
            @Nullable Track track) {
        static Elsewhere of(OtherDesks.Desk desk) {
            return new Elsewhere(
                    desk.name(),
                    desk.causes().stream().map(CauseView::of).toList(),
                    desk.text(),
                    desk.basis(),
                    desk.online());
        }
    }

    @Operation(summary = "案由列表")
    @GetMapping("/causes")
    CausePage causes(
            @RequestParam(required = false) @Nullable String q,
            @Parameter(schema = @Schema(implementation = Track.class)) @RequestParam(required = false) @Nullable
                    String track,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var query = query(q);
        var only = track(track);
        var page = ListPage.Request.of(limit, cursor)
                .page((size, offset) -> causes.search(query, only, size, offset), CauseView::of);
        return new CausePage(page.items(), page.nextCursor(), only == Track.CIVIL ? elsewhere(query) : null);
    }

    @Operation(summary = "案件类型代字")
    @GetMapping("/case-types")
    ListPage<CaseTypeView> caseTypes(
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return ListPage.Request.of(limit, cursor).among(caseTypes.all(), type -> type.code(), this::view);
    }

    private CaseTypeView view(CaseType type) {
        return new CaseTypeView(
                type.code(),
                String.join("、", type.names()),
                type.names(),
                type.status(),
                answers.all().stream()
                        .filter(answer -> answer.typeCode().equals(type.code())
                                && !answer.names().isEmpty())
                        .map(CaseAnswerView::of)
                        .toList());
    }

    private List<Elsewhere> elsewhere(String query) {
        return desks.found(query, Draft.of(Track.CIVIL, null)).stream()
                .map(Elsewhere::of)
                .toList();
    }

    private static String query(@Nullable String q) {
        if (q == null) {
            return "";
        }
        if (q.length() > LONGEST_QUERY || q.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("q", "INVALID", "查询词最长 " + LONGEST_QUERY + " 个字，不能含控制字符");
        }
        return q;
    }

    private static boolean flag(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return false;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.invalid(field, "INVALID", field + " 应为 true 或 false");
        };
    }

    private static @Nullable Track track(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        for (var track : Track.values()) {
            if (track.name().equals(text)) {
                return track;
            }
        }
        throw Refusal.invalid("track", "UNKNOWN", "没有这种程序，track 例如 CIVIL、ADMINISTRATIVE、PRIVATE_PROSECUTION");
    }
}
