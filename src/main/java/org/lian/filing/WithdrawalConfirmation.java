package org.lian.filing;

import java.util.Map;
import org.lian.clock.BusinessClock;
import org.springframework.stereotype.Component;

/** 撤回确认书: that a filing was withdrawn before 登记立案, so that nothing runs and nothing is owed any more. */
@Component
public class WithdrawalConfirmation {
    private final GivenPapers given;
    private final Receipts receipts;
    private final BusinessClock clock;

    WithdrawalConfirmation(GivenPapers given, Receipts receipts, BusinessClock clock) {
        this.given = given;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Fixes it now; repeated it is the same. */
    public void give(Filing filing) {
        var submitted = filing.firstSubmittedAt();
        if (submitted == null) {
            throw new IllegalStateException("Filing " + filing.id() + " was never submitted");
        }
        given.give(
                filing,
                GivenPaper.WITHDRAWAL_CONFIRMATION,
                GivenPaper.WITHDRAWAL_CONFIRMATION.name(),
                clock.now(),
                Map.of(
                        "feeName",
                        filing.track().word("feeName"),
                        "again",
                        filing.track().word("withdrawn"),
                        "firstSubmittedOn",
                        GivenPapers.day(submitted),
                        "receipt",
                        GivenPapers.maybe(receipts.ofFiling(filing.id()).map(Receipt::number))));
    }
}
