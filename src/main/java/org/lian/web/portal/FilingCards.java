package org.lian.web.portal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.reference.Cause;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.PlainText;
import org.springframework.stereotype.Component;

/** Filings as the lists show them. */
@Component
class FilingCards {
    private static final int LONGEST = 40;

    private final Filings filings;
    private final CurrentTurn turns;

    FilingCards(Filings filings, CurrentTurn turns) {
        this.filings = filings;
        this.turns = turns;
    }

    /**
     * One filing in a list.
     *
     * @param written how a draft begins, to tell it from others of the same client; null once it is submitted
     */
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
            @Nullable String written,
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
                filing.status() == FilingStatus.DRAFT ? written(filing.draft()) : null,
                submitted == null ? "开始填写" : "提交时间",
                Times.minute(submitted == null ? filing.clocks().createdAt() : submitted));
    }

    /** The matter that stands beside a title: the cause, or the procedure where none is asked and the title says none. */
    static String matter(Filing filing, @Nullable Cause cause) {
        var label = filing.track().label();
        return cause != null ? cause.name() : filing.title().contains(label) ? "" : label;
    }

    private static String written(Draft draft) {
        return Stream.concat(draft.claimLines().stream(), Stream.ofNullable(draft.facts()))
                .map(PlainText::line)
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) + "……" : text)
                .orElse(draft.defendants().isEmpty() ? "对方和案情都还没有写" : "请求和事实还没有写");
    }
}
