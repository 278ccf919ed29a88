package org.lian.web.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.filing.DecidedRequest;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.Outcome;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.springframework.stereotype.Component;

/** 法院的决定: what the court said instead of registering, why, what can be done about it and until when. */
@Component
class CourtsDecision {
    /** The kind of a decision, and the document that says so. */
    private record Kind(String title, String document) {}

    private static final Map<FilingStatus, Kind> KINDS = Map.of(
            FilingStatus.ADVISED, new Kind("法院告知您（释明）", "ADVICE"),
            FilingStatus.RETURNED, new Kind("", "RETURN_NOTICE"),
            FilingStatus.FORWARDED, new Kind("转交有管辖权的法院", "FORWARDING_NOTICE"),
            FilingStatus.REFUSED, new Kind("", "REFUSAL_RULING"),
            FilingStatus.WITHDRAWAL_GRANTED, new Kind("", "WITHDRAWAL_RULING"),
            FilingStatus.DEEMED_WITHDRAWN, new Kind("", "DEEMED_WITHDRAWAL_RULING"));

    private final Filings filings;
    private final Inbox inbox;
    private final Deadlines deadlines;

    CourtsDecision(Filings filings, Inbox inbox, Deadlines deadlines) {
        this.filings = filings;
        this.inbox = inbox;
        this.deadlines = deadlines;
    }

    /**
     * The decision as the page shows it.
     *
     * @param lastDay of the remedy; null before service and where no period runs
     * @param document the page of the served document; null before service
     */
    public record Shown(
            String title,
            @Nullable String number,
            @Nullable String reason,
            @Nullable String basis,
            @Nullable String court,
            @Nullable String remedy,
            @Nullable String lastDay,
            @Nullable String document,
            @Nullable String documentTitle) {}

    /** The court's word on a request. */
    public record Answered(
            String said, @Nullable String reason, @Nullable String basis, String at) {}

    Optional<Shown> of(Filing filing) {
        var kind = KINDS.get(filing.status());
        return kind == null
                ? Optional.empty()
                : filings.outcome(filing).map(outcome -> shown(filing, outcome, kind, served(filing, kind)));
    }

    List<Answered> requests(Filing filing) {
        return filings.decidedRequests(filing).stream()
                .map(CourtsDecision::answered)
                .toList();
    }

    private Shown shown(Filing filing, Outcome outcome, Kind kind, @Nullable Message served) {
        return new Shown(
                title(filing, kind),
                filing.status() == FilingStatus.REFUSED ? filing.rulingNumber() : null,
                outcome.reason(),
                outcome.basis(),
                outcome.court(),
                outcome.remedy(),
                lastDay(outcome, served),
                served == null ? null : "/filings/" + filing.id() + "/messages/" + served.id(),
                served == null ? null : served.title());
    }

    private static String title(Filing filing, Kind kind) {
        return switch (filing.status()) {
            case RETURNED -> filing.track().word("returned");
            case REFUSED -> filing.track().word("refusedBy") + filing.statusText();
            case WITHDRAWAL_GRANTED, DEEMED_WITHDRAWN -> "裁定" + filing.statusText();
            default -> kind.title();
        };
    }

    private @Nullable Message served(Filing filing, Kind kind) {
        return inbox.ofFilers(filing.id()).stream()
                .filter(message -> message.document().equals(kind.document()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private @Nullable String lastDay(Outcome outcome, @Nullable Message served) {
        return end(outcome, served).map(Times::deadline).orElse(null);
    }

    private Optional<Instant> end(Outcome outcome, @Nullable Message served) {
        var days = outcome.remedyDays();
        return days == null || days == 0 || served == null
                ? Optional.empty()
                : Optional.of(deadlines
                        .days(days, TimeUnit.DAY, served.servedAt(), String.valueOf(outcome.basis()))
                        .dueAt());
    }

    /** The end of the days for the remedy; empty before the decision is served, and where no period runs. */
    Optional<Instant> remedyUntil(Filing filing) {
        var kind = KINDS.get(filing.status());
        return kind == null
                ? Optional.empty()
                : filings.outcome(filing).flatMap(outcome -> end(outcome, served(filing, kind)));
    }

    private static Answered answered(DecidedRequest request) {
        var until = request.until();
        return new Answered(
                request.answer() + (until == null ? "" : "，至 " + Times.day(until)),
                request.reason(),
                request.basis(),
                Times.minute(request.at()));
    }
}
