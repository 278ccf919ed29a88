package org.lian.filing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.deadlines.Deadlines;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The service of a preservation's ruling on the other side: its reconsideration counts from there, nothing else waits for it. */
@NamedInterface(FilingLifecycle.COURT)
@Component
public class RespondentReceipts {
    static final String RULING = "PRESERVATION_RULING_TO_RESPONDENT";
    /** Its row of deadlines.csv. */
    public static final String RECONSIDERATION_PERIOD = "preservation.reconsideration";

    private static final LegalBasis RECONSIDERATION = LegalBasis.of("民事诉讼法", 111);

    private final Acts acts;
    private final FilingProcess process;
    private final Deadlines deadlines;
    private final BusinessClock clock;

    RespondentReceipts(Acts acts, FilingProcess process, Deadlines deadlines, BusinessClock clock) {
        this.acts = acts;
        this.process = process;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The day on which the ruling was handed to it, or its public notice was over. */
    public Optional<LocalDate> handedOn(FilingId id) {
        return acts.of(id, Act.Kind.PAPER_SERVICE).stream()
                .map(Act::words)
                .filter(words -> RULING.equals(words.document()))
                .map(Act.Words::until)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** Lets the flow know, where it waits for the days of the reconsideration to begin. */
    public void served(FilingId id, String document) {
        if (RULING.equals(document) && process.hears(id).contains(FilingProcess.Word.PRESERVATION_RULING_HANDED)) {
            process.tell(id, FilingProcess.Word.PRESERVATION_RULING_HANDED);
        }
    }

    /** The other side has five days from the day on which the ruling was handed to it (民诉解释 171). */
    void requireInTime(FilingId id) {
        handedOn(id).ifPresent(handed -> {
            var due = deadlines
                    .from(
                            RECONSIDERATION_PERIOD,
                            handed.atStartOfDay(BusinessClock.SHANGHAI).toInstant())
                    .dueAt();
            if (!clock.now().isBefore(due)) {
                throw Refusal.conflict(
                        "申请复议的五日已经届满（" + CourtTime.DAY.format(handed) + "送达）；因不可抗拒的事由耽误的，可以到法院诉讼服务中心申请顺延",
                        RECONSIDERATION);
            }
        });
    }
}
