package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.filing.CaseSearch;
import org.lian.filing.FilingRow;
import org.lian.filing.FilingStatus;
import org.lian.filing.Receipts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 查找案件 over the API, for staff, in their own courts. */
@RestController
@RequestMapping("/api/v1/search")
class SearchApi {
    private final CaseSearch search;
    private final Receipts receipts;

    SearchApi(CaseSearch search, Receipts receipts) {
        this.search = search;
        this.receipts = receipts;
    }

    /** A filing that was found. */
    record Hit(
            String filingId,
            String title,
            String cause,
            @Nullable String caseNumber,
            @Nullable String receiptNumber,
            FilingStatus status,
            String statusText,
            String court) {}

    /** {@code q}: a name, a case number in any width or part, a receipt number, a phone, an ID number. */
    @GetMapping
    @Operation(summary = "查找案件：姓名或者名称、案号（全角半角、一部分都可以）、回执编号、电话、证件号码")
    ListPage<Hit> find(
            Actor actor,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor) {
        var words = q == null ? "" : PlainText.line(q);
        if (words.isBlank()) {
            throw Refusal.invalid("q", "MISSING", "请带上 q：姓名、案号、回执编号、电话或者证件号码");
        }
        var found = search.find(
                actor,
                new CaseSearch.Wanted(words, null, null, null, null, null),
                cursor == null ? null : mark(cursor));
        return new ListPage<>(
                found.rows().stream().map(this::hit).toList(), found.next() == null ? null : cursor(found.next()));
    }

    private Hit hit(FilingRow row) {
        return new Hit(
                row.id().toString(),
                row.parties(),
                row.cause(),
                row.caseNumber(),
                receipts.ofFiling(row.id()).map(receipt -> receipt.number()).orElse(null),
                row.status(),
                row.statusText(),
                row.court().value());
    }

    private static CaseSearch.Mark mark(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("\\|", 2);
            return new CaseSearch.Mark(
                    CourtTime.typedMoment(parts[0]),
                    FilingId.of(parts.length == 2 ? parts[1] : "").toString());
        } catch (IllegalArgumentException | DateTimeException | Refusal notOurs) {
            throw Refusal.invalid("cursor", "UNKNOWN", "cursor 应原样使用上一页返回的 nextCursor");
        }
    }

    private static String cursor(CaseSearch.Mark mark) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((mark.received() + "|" + mark.filing()).getBytes(StandardCharsets.US_ASCII));
    }
}
