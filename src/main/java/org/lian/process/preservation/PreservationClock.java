package org.lian.process.preservation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.deadlines.Deadlines;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Preservations;
import org.lian.filing.Renewals;
import org.lian.filing.RespondentReceipts;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.process.filing.ReviewClock;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The periods of a preservation: the court's hours to rule, the applicant's days to sue or to enforce, the end of the measures. */
@Component
class PreservationClock {
    /** The applicant hears of an end this long before it: a week before the last day to ask for a renewal. */
    private static final Duration AHEAD = Duration.ofDays(14);

    /** No day that ends what has no end, until the other side was served and its days of the reconsideration run. */
    private static final Instant NEVER = Instant.parse("9999-12-30T16:00:00Z");

    private final ReviewClock reviewClock;
    private final Preservations preservations;
    private final FilingLifecycle filings;
    private final RespondentReceipts receipts;
    private final Renewals renewals;
    private final Deadlines deadlines;
    private final Messages messages;
    private final BusinessClock clock;

    PreservationClock(
            ReviewClock reviewClock,
            Preservations preservations,
            FilingLifecycle filings,
            RespondentReceipts receipts,
            Renewals renewals,
            Deadlines deadlines,
            Messages messages,
            BusinessClock clock) {
        this.reviewClock = reviewClock;
        this.preservations = preservations;
        this.filings = filings;
        this.receipts = receipts;
        this.renewals = renewals;
        this.deadlines = deadlines;
        this.messages = messages;
        this.clock = clock;
    }

    /** The end of the court's period, and when those on duty see an unclaimed task: at once. */
    record Dates(Instant due, Instant claim) {}

    Dates startFor(FilingId id) {
        return new Dates(reviewClock.start(id).dueAt(), clock.now());
    }

    /**
     * By when a judge decides on the matter that came up: a release in five days, a reconsideration in ten, from the day
     * on which it was asked for, whatever was still to be decided or served before it.
     */
    Dates matter(FilingId id) {
        var asked = preservations.waiting(id).orElseThrow().at();
        var due =
                switch (preservations.matter(id).orElseThrow()) {
                    case PERIOD_OVER -> Preservations.endOf(clock.today());
                    case RECONSIDERATION -> within("preservation.reconsideration.decide", asked);
                    case RELEASE, RENEWAL, SUIT_BROUGHT, SUIT_ENDED -> within("preservation.release.decide", asked);
                };
        return new Dates(due, clock.now());
    }

    private Instant within(String period, Instant from) {
        return deadlines.from(period, from).dueAt();
    }

    /**
     * The end of the present period, and when the applicant is told of it.
     *
     * @param ends whether nothing but the reconsideration was waited for, so that its end is the end
     */
    record InForce(Instant over, Instant remind, boolean ends) {}

    InForce inForce(FilingId id) {
        var over = over(id);
        var remind = over.equals(NEVER) ? NEVER : over.minus(AHEAD);
        return new InForce(
                over,
                remind.isAfter(clock.now()) ? remind : over.plus(AHEAD),
                !filings.filing(id).track().lasts() && preservations.waiting(id).isEmpty());
    }

    private Instant over(FilingId id) {
        if (preservations.waiting(id).isPresent()) {
            return clock.now();
        }
        if (!filings.filing(id).track().lasts()) {
            return receipts.handedOn(id)
                    .map(handed -> deadlines
                            .from(
                                    RespondentReceipts.RECONSIDERATION_PERIOD,
                                    handed.atStartOfDay(BusinessClock.SHANGHAI).toInstant())
                            .dueAt())
                    .orElse(NEVER);
        }
        var measures = Preservations.endOf(preservations.lastDay(id));
        return preservations
                .awaits(id)
                .map(follow -> preservations.followBy(id, follow))
                .filter(follow -> follow.isBefore(measures))
                .orElse(measures);
    }

    void remind(FilingId id) {
        var filing = filings.filing(id);
        var over = over(id);
        var ends = LocalDate.ofInstant(over.minusMillis(1), BusinessClock.SHANGHAI);
        var lastDay = CourtTime.DAY.format(ends);
        var words = preservations
                .awaits(id)
                .map(follow -> "保全：请在 " + lastDay + " 以前" + follow.act() + "，并在本案页面告诉法院；到期没有的，由法官裁定解除")
                .orElseGet(() -> "保全措施到 " + lastDay + " 为止；要续行的，请在 " + CourtTime.DAY.format(renewals.askedBy(ends))
                        + " 以前在本案页面申请");
        messages.tell(News.of(MessageKind.DEADLINE, id, filing.ownerId(), "preservation-" + lastDay, words)
                .until(over));
    }
}
