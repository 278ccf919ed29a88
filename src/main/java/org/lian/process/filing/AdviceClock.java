package org.lian.process.filing;

import java.time.Instant;
import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadline;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.CourtActs;
import org.lian.process.clocks.AdvicePeriod;
import org.lian.process.papers.CourtDocuments;
import org.lian.process.papers.CourtPaper;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The filer's time to answer an advice, from its service on. */
@Component
class AdviceClock {
    private final AdvicePeriod period;
    private final CourtActs courtActs;
    private final Acts acts;
    private final CourtDocuments documents;
    private final BusinessClock clock;

    AdviceClock(AdvicePeriod period, CourtActs courtActs, Acts acts, CourtDocuments documents, BusinessClock clock) {
        this.period = period;
        this.courtActs = courtActs;
        this.acts = acts;
        this.documents = documents;
        this.clock = clock;
    }

    /** To the minute what the paper says; who was handed it later, on paper, has no less time than is left then. */
    Instant start(FilingId filing, Instant reviewDue) {
        var now = clock.now();
        var printed =
                period.replyDue(acts.last(filing, Act.Kind.ADVICE).orElseThrow().at(), reviewDue);
        var due = printed.isAfter(now) && documents.isElectronic(filing, CourtPaper.ADVICE.name())
                ? printed
                : period.replyDue(now, reviewDue);
        courtActs.awaitReply(filing, new Deadline(due, "民事诉讼法第一百二十七条：法院在审查期限内决定，释明不停止期限", List.of(), true));
        return due;
    }
}
