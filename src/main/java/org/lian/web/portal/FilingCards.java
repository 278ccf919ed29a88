package org.lian.web.portal;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** Filings as the lists show them. */
@Component
class FilingCards {
    private final Filings filings;
    private final CurrentTurn turns;

    FilingCards(Filings filings, CurrentTurn turns) {
        this.filings = filings;
        this.turns = turns;
    }

    /** One filing in a list. */
    record Card(
            FilingId id,
            String title,
            String status,
            String tone,
            String turn,
            @Nullable String caseNumber,
            @Nullable String cause,
            @Nullable String court,
            boolean submitted,
            String dateLabel,
            String date) {}

    /** The draft to go on with before another is begun: the newest; null where none is open. */
    @Nullable
    Card toResume(List<Filing> shown) {
        return shown.stream()
                .filter(filing -> filing.status() == FilingStatus.DRAFT)
                .max(Comparator.comparing(filing -> filing.clocks().createdAt()))
                .map(this::of)
                .orElse(null);
    }

    Card of(Filing filing) {
        var turn = turns.of(filing);
        var cause = filings.cause(filing);
        var court = filings.court(filing);
        var submitted = filing.firstSubmittedAt();
        return new Card(
                filing.id(),
                filing.title(),
                filing.statusText(),
                turn.tone(),
                turn.inShort(),
                filing.caseNumber(),
                cause == null ? null : cause.name(),
                court == null ? null : court.name(),
                submitted != null,
                submitted == null ? "开始填写" : "提交时间",
                Times.minute(submitted == null ? filing.clocks().createdAt() : submitted));
    }
}
