package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.deadlines.Deadlines;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The thirty days in which both sides of an agreement may ask for 司法确认 together (民诉法 205), from its taking effect. */
@Component
class ConfirmationPeriod {
    private final ConfirmationStore confirmations;
    private final Acts acts;
    private final Deadlines deadlines;
    private final BusinessClock clock;

    ConfirmationPeriod(ConfirmationStore confirmations, Acts acts, Deadlines deadlines, BusinessClock clock) {
        this.confirmations = confirmations;
        this.acts = acts;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The day on which the agreement of a settled filing took effect. */
    Optional<LocalDate> effective(FilingId settled) {
        return acts.last(settled, Act.Kind.MEDIATION_RESULT)
                .map(act -> act.words().until());
    }

    /** The end of the last day, for a settled filing. */
    Optional<Instant> until(FilingId settled) {
        return effective(settled).map(day -> deadlines
                .from(
                        "confirm.agreement",
                        day.atStartOfDay(BusinessClock.SHANGHAI).toInstant())
                .dueAt());
    }

    /** The same for an application that was prepared from one; empty for every other. */
    Optional<Instant> ofApplication(FilingId application) {
        return confirmations.settled(application).flatMap(this::until);
    }

    boolean isOver(Instant until) {
        return !clock.now().isBefore(until);
    }

    /** The last day, as pages and refusals say it. */
    static String lastDay(Instant until) {
        return CourtTime.DAY.format(LocalDate.ofInstant(until.minusNanos(1), BusinessClock.SHANGHAI));
    }

    /** What the check of an application says of it. */
    List<Finding> findings(Filing application) {
        return application.track().asks(Track.Asks.TOGETHER)
                ? ofApplication(application.id()).map(this::finding).stream().toList()
                : List.of();
    }

    private Finding finding(Instant until) {
        return isOver(until)
                ? Finding.warning(
                        null,
                        "CONFIRMATION_LATE",
                        "双方共同申请的期限是调解协议生效之日起三十日，最后一天 " + lastDay(until) + " 已经过去；照样提交的，由法院决定是否受理",
                        Law.CONFIRMATION.text())
                : Finding.warning(
                        null,
                        "CONFIRMATION_UNTIL",
                        "请在 " + lastDay(until) + " 以前（含当天）由双方共同提出，不要错过三十日的期限",
                        Law.CONFIRMATION.text());
    }
}
