package org.lian.filing;

import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.ReadLog;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 查看完整号码: the court reads ID numbers and telephones in full for a reason, and the reason stays in the journal. */
@Component
public class Disclosures {
    public static final int LONGEST_REASON = 200;

    private final Filings filings;
    private final ReadLog readings;
    private final BusinessClock clock;

    Disclosures(Filings filings, ReadLog readings, BusinessClock clock) {
        this.filings = filings;
        this.readings = readings;
        this.clock = clock;
    }

    /** The draft with nothing hidden. */
    @Transactional
    public Draft disclose(Actor actor, FilingId id, @Nullable String reason) {
        var filing = filings.find(actor, id);
        if (!actor.actsFor(filing.court())) {
            throw Refusal.forbidden("只有受理法院的工作人员可以查看完整号码");
        }
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明查看完整号码的理由，例如：核对身份证件");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "TOO_LONG", "理由不超过 " + LONGEST_REASON + " 字");
        }
        readings.numbers(actor, id, reason.strip(), clock.now());
        return filing.draft();
    }
}
