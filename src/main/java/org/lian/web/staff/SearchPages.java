package org.lian.web.staff;

import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.filing.CaseSearch;
import org.lian.filing.FilingRow;
import org.lian.filing.FilingStatus;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 查找案件: one box over all filings of the court, open or past. */
@Controller
class SearchPages {

    private final CaseSearch search;
    private final StaffDirectory staff;

    SearchPages(CaseSearch search, StaffDirectory staff) {
        this.search = search;
        this.staff = staff;
    }

    /** The content of the form. */
    record Asked(String q, String cause, String from, String to, String clerk, String status) {
        boolean isNarrowed() {
            return !(cause + from + to + clerk + status).isBlank();
        }
    }

    /** A filing in words. */
    record Line(
            String id,
            String parties,
            String cause,
            @Nullable String amount,
            @Nullable String caseNumber,
            @Nullable String refusalNumber,
            String received,
            String status,
            List<String> flags) {}

    @GetMapping("/staff/search")
    ModelAndView find(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String clerk,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable String received,
            @RequestParam(required = false) @Nullable String after) {
        var asked = new Asked(
                PlainText.line(q),
                PlainText.line(cause),
                PlainText.line(from),
                PlainText.line(to),
                PlainText.line(clerk),
                PlainText.line(status));
        var page = new ModelAndView("staff/search")
                .addObject("asked", asked)
                .addObject("narrowed", asked.isNarrowed())
                .addObject("statuses", statuses())
                .addObject("colleagues", staff.colleagues(actor));
        try {
            var wanted = wanted(asked);
            if (!wanted.isEmpty()) {
                var found = search.find(actor, wanted, mark(received, after));
                page.addObject(
                                "rows",
                                found.rows().stream().map(SearchPages::line).toList())
                        .addObject("next", found.next());
            }
        } catch (Refusal refusal) {
            FormAgain.on(page, refusal);
        }
        return page;
    }

    private static CaseSearch.Wanted wanted(Asked asked) {
        return new CaseSearch.Wanted(
                given(asked.q()),
                given(asked.cause()),
                TypedDay.read("from", asked.from()),
                TypedDay.read("to", asked.to()),
                given(asked.clerk()),
                given(asked.status()) == null
                        ? null
                        : statuses().stream()
                                .filter(status -> status.name().equals(asked.status()))
                                .findFirst()
                                .orElseThrow(() -> Refusal.invalid("status", "INVALID", "没有这个状态，请从列表中选择")));
    }

    private static @Nullable String given(String value) {
        return value.isEmpty() ? null : value;
    }

    private static CaseSearch.@Nullable Mark mark(@Nullable String received, @Nullable String after) {
        if (received == null || after == null) {
            return null;
        }
        try {
            return new CaseSearch.Mark(
                    CourtTime.typedMoment(received),
                    java.util.UUID.fromString(after).toString());
        } catch (DateTimeParseException | IllegalArgumentException wrong) {
            throw Refusal.invalid("after", "INVALID", "翻页的位置不对，请从第一页开始看");
        }
    }

    private static List<FilingStatus> statuses() {
        return Arrays.stream(FilingStatus.values())
                .filter(status -> status != FilingStatus.DRAFT)
                .toList();
    }

    private static Line line(FilingRow row) {
        var amount = row.amountFen();
        return new Line(
                row.id().toString(),
                row.parties(),
                row.cause(),
                amount == null ? null : new Fen(amount).toString(),
                row.caseNumber(),
                row.refusalNumber(),
                row.receivedAt() == null ? "" : CourtTime.CLOSE_DAY.format(row.receivedAt()),
                row.statusText(),
                row.flags().stream().map(row::words).toList());
    }
}
