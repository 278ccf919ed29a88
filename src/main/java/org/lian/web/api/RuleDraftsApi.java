package org.lian.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.documents.SampleCase;
import org.lian.rules.PastQuestions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.PaperPreviews;
import org.lian.web.api.RuleViews.DraftView;
import org.lian.web.api.RuleViews.Evaluated;
import org.lian.web.api.RuleViews.ReplayView;
import org.lian.workbench.Checked;
import org.lian.workbench.Examples;
import org.lian.workbench.Replays;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleReleases;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One draft: saved, tried, replayed, approved by another, published. */
@RestController
@RequestMapping("/api/v1/rule-drafts/{draft}")
class RuleDraftsApi {
    private static final int REPLAYED = 10_000;

    private final RuleDrafts drafts;
    private final RuleReleases releases;
    private final Replays replays;
    private final RuleViews views;
    private final ObjectMapper json;
    private final PaperPreviews previews;

    RuleDraftsApi(
            RuleDrafts drafts,
            RuleReleases releases,
            Replays replays,
            RuleViews views,
            ObjectMapper json,
            PaperPreviews previews) {
        this.previews = previews;
        this.drafts = drafts;
        this.releases = releases;
        this.replays = replays;
        this.views = views;
        this.json = json;
    }

    /** The changes of a draft; {@code revision} is the one that the analyst had open. */
    record Save(
            @Nullable Integer revision,
            @Nullable String xml,
            @Nullable String examples,
            @Nullable String reason,
            @Nullable String legalBasis) {}

    /** Facts by the name of the input; null is unknown. */
    record Facts(@Nullable JsonNode inputs) {}

    /** Days as {@code 2026-01-31}, both included. */
    record ReplayWish(
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer limit,
            @Nullable String track,
            @Nullable String courtCode) {}

    /** The second person's word. */
    record Approval(
            RuleReleases.@Nullable Verdict decision,
            @Nullable String comment) {}

    /** The moment of a publication; absent is at once. */
    record PublicationWish(@Nullable String effectiveAt) {}

    @Operation(summary = "查看一份规则草稿")
    @GetMapping
    DraftView find(@PathVariable String draft) {
        return views.draft(drafts.find(RuleDraft.id(draft)));
    }

    /** As it would be printed: with a case of examples, or with a case by its number or the filing's id. */
    @Operation(summary = "预览文书草稿（PDF）")
    @GetMapping(path = "/preview", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> preview(
            @PathVariable String draft,
            @RequestParam(required = false) @Nullable SampleCase sample,
            @RequestParam(name = "case", required = false) @Nullable String caseNumber) {
        var found = drafts.find(RuleDraft.id(draft));
        return previews.of(found.rule(), found.kind(), found.content(), sample, caseNumber);
    }

    @Operation(summary = "保存草稿")
    @PutMapping
    DraftView save(Actor analyst, @PathVariable String draft, @RequestBody Save save) {
        if (save.revision() == null) {
            throw Refusal.invalid("revision", "REQUIRED", "请写明修改的是第几稿（revision）");
        }
        return views.draft(drafts.save(
                analyst,
                RuleDraft.id(draft),
                save.revision(),
                new RuleDrafts.Wish(save.xml(), save.examples(), save.reason(), save.legalBasis())));
    }

    @Operation(summary = "作废草稿")
    @PostMapping("/discards")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Actor analyst, @PathVariable String draft) {
        drafts.discard(analyst, RuleDraft.id(draft));
    }

    /** Goes on from the version now in force. */
    @Operation(summary = "把草稿改到现行版本上")
    @PostMapping("/rebases")
    @ResponseStatus(HttpStatus.CREATED)
    DraftView rebase(@PathVariable String draft) {
        return views.draft(drafts.rebase(RuleDraft.id(draft)));
    }

    @Operation(summary = "试算草稿")
    @PostMapping("/evaluations")
    Evaluated evaluate(@PathVariable String draft, @RequestBody Facts facts) {
        return Evaluated.of(drafts.evaluate(RuleDraft.id(draft), inputs(facts.inputs())));
    }

    @Operation(summary = "运行草稿的全部示例")
    @PostMapping("/example-runs")
    Examples.Run runExamples(@PathVariable String draft) {
        Checked checked = drafts.check(drafts.find(RuleDraft.id(draft)));
        if (checked.examples() == null) {
            throw Refusal.conflict("这份草稿还不能试算，请先处理检查结果里的问题");
        }
        return checked.examples();
    }

    @Operation(summary = "用历史申请回放草稿")
    @PostMapping("/replays")
    @ResponseStatus(HttpStatus.CREATED)
    ReplayView replay(Actor analyst, @PathVariable String draft, @RequestBody ReplayWish wish) {
        var scope = new PastQuestions.Scope(
                day("from", wish.from()),
                day("to", wish.to()),
                wish.track(),
                wish.courtCode(),
                wish.limit() == null ? REPLAYED : wish.limit());
        return ReplayView.of(replays.start(analyst, RuleDraft.id(draft), scope), new ListPage<>(List.of(), null));
    }

    @Operation(summary = "提请批准")
    @PostMapping("/approval-requests")
    @ResponseStatus(HttpStatus.CREATED)
    DraftView requestApproval(Actor analyst, @PathVariable String draft) {
        return views.draft(releases.requestApproval(analyst, RuleDraft.id(draft)));
    }

    @Operation(summary = "批准或者退回草稿")
    @PostMapping("/approvals")
    @ResponseStatus(HttpStatus.CREATED)
    DraftView approve(Actor second, @PathVariable String draft, @RequestBody Approval approval) {
        if (approval.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择批准（APPROVE）或者退回（RETURN）");
        }
        return views.draft(releases.decide(
                second,
                RuleDraft.id(draft),
                approval.decision(),
                approval.comment() == null ? "" : approval.comment()));
    }

    @Operation(summary = "发布草稿")
    @PostMapping("/publications")
    @ResponseStatus(HttpStatus.CREATED)
    RulesApi.Published publish(Actor analyst, @PathVariable String draft, @RequestBody PublicationWish wish) {
        return RulesApi.Published.of(releases.publish(analyst, RuleDraft.id(draft), time(wish.effectiveAt())));
    }

    private Map<String, Object> inputs(@Nullable JsonNode given) {
        if (given == null || !given.isObject()) {
            throw Refusal.invalid("inputs", "REQUIRED", "请按输入的名称给出事实，例如 {\"amountFen\": 1000000}");
        }
        var inputs = new LinkedHashMap<String, Object>();
        var faults = new ArrayList<Refusal.Fault>();
        given.fields().forEachRemaining(field -> {
            var value = field.getValue();
            if (value.isFloatingPointNumber() || value.isObject()) {
                faults.add(new Refusal.Fault("inputs." + field.getKey(), "TYPE", "应为文字、整数、是否或者列表"));
            } else if (value.isIntegralNumber() && value.canConvertToLong()) {
                inputs.put(field.getKey(), value.longValue());
            } else if (!value.isNull()) {
                inputs.put(field.getKey(), json.convertValue(value, Object.class));
            }
        });
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return inputs;
    }

    private static @Nullable LocalDate day(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.length() > 10 ? CourtTime.day(CourtTime.typedOffsetMoment(text)) : CourtTime.typedDay(text);
        } catch (DateTimeException notADay) {
            throw Refusal.invalid(field, "FORMAT", "请写成 2026-01-31 这样的日期");
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            // Whatever year: the release says itself how late it may be.
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw Refusal.invalid("effectiveAt", "FORMAT", "请写成 2026-01-31T09:00:00+08:00 这样的时间");
        }
    }
}
