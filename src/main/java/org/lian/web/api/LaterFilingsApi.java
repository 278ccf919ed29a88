package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.LaterFiling;
import org.lian.filing.LaterFilings;
import org.lian.filing.LaterKind;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 续递 over the API: what a filer hands in after the submission, with its receipt and what came of it. */
@RestController
@RequestMapping("/api/v1/filings/{id}/submissions")
class LaterFilingsApi {
    private final LaterFilings laterFilings;
    private final Filings filings;

    LaterFilingsApi(LaterFilings laterFilings, Filings filings) {
        this.laterFilings = laterFilings;
        this.filings = filings;
    }

    /** A later filing as it stands; the files are the filing's materials. */
    record LaterFilingView(
            UUID id,
            String kind,
            String name,
            LaterFiling.State state,
            String stateText,
            @Nullable LaterReceipt receipt,
            List<String> before,
            List<String> written,
            @Nullable String reason,
            List<UUID> materialIds,
            String basis,
            @Nullable LaterDecision decision) {
        static LaterFilingView of(LaterFiling later) {
            return new LaterFilingView(
                    later.id(),
                    later.kind().code(),
                    later.kind().name(),
                    later.state(),
                    later.label(),
                    LaterReceipt.of(later.received()),
                    later.linesBefore(),
                    later.lines(),
                    later.content().reason(),
                    later.materials(),
                    later.kind().basis().text(),
                    LaterDecision.of(later.decision()));
        }
    }

    /** The receipt of it, and the court's own period; {@code dueAt} is missing where nothing is decided. */
    record LaterReceipt(
            String number,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable String dueBasis) {
        static @Nullable LaterReceipt of(LaterFiling.@Nullable Received received) {
            return received == null
                    ? null
                    : new LaterReceipt(
                            received.number(),
                            CourtTime.local(received.at()),
                            at(received.dueAt()),
                            received.dueBasis());
        }

        private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
            return instant == null ? null : CourtTime.local(instant);
        }
    }

    /** The court's word on it, and what followed. */
    record LaterDecision(
            LaterFiling.State state,
            @Nullable String reason,
            @Nullable String basis,
            @Nullable Integer days,
            @Nullable String outcome,
            OffsetDateTime at) {
        static @Nullable LaterDecision of(LaterFiling.@Nullable Decision decision) {
            return decision == null
                    ? null
                    : new LaterDecision(
                            decision.state(),
                            decision.reason(),
                            decision.basis(),
                            decision.days(),
                            decision.outcome(),
                            CourtTime.local(decision.at()));
        }
    }

    /** A kind that is taken now: the code that {@code kind} takes, and what is to be written for it. */
    record LaterKindView(String kind, String name, LaterKind.Asks asks, String words, String basis) {
        static LaterKindView of(LaterKind kind) {
            return new LaterKindView(
                    kind.code(),
                    kind.name(),
                    kind.asks(),
                    kind.words(),
                    kind.basis().text());
        }
    }

    @Operation(summary = "递交变更、追加、补充或者上诉，取得收件凭证；补充的文件先用 multipart 上传")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    LaterFilingView handIn(Actor actor, @PathVariable FilingId id, @RequestBody LaterFilings.Written written) {
        return LaterFilingView.of(laterFilings.handIn(actor, id, written));
    }

    @Operation(summary = "补正已经递交的一份")
    @PostMapping("/{submission}/correction")
    @ResponseStatus(HttpStatus.CREATED)
    LaterFilingView correct(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID submission,
            @RequestBody LaterFilings.Written written) {
        return LaterFilingView.of(laterFilings.correct(actor, id, submission, written));
    }

    @Operation(summary = "提交以后递交过的各份，以及处理结果")
    @GetMapping
    ListPage<LaterFilingView> list(Actor actor, @PathVariable FilingId id) {
        var filing = filings.find(actor, id);
        var all = own(actor, filing) ? laterFilings.of(filing) : laterFilings.handedIn(filing);
        return ListPage.of(all.stream().map(LaterFilingView::of).toList());
    }

    @Operation(summary = "现在可以递交哪几种，要写什么，依据哪一条")
    @GetMapping("/kinds")
    ListPage<LaterKindView> kinds(Actor actor, @PathVariable FilingId id) {
        return ListPage.of(laterFilings.offered(filings.find(actor, id)).stream()
                .map(LaterKindView::of)
                .toList());
    }

    private static boolean own(Actor actor, Filing filing) {
        return actor.accountId().equals(filing.ownerId());
    }
}
