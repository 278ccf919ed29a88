package org.lian.process.papers;

import java.time.Instant;
import java.time.LocalDate;
import org.lian.clock.BusinessClock;
import org.lian.filing.CourtActs;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The registrations of what was served on paper: by a receipt, or by a public notice whose thirty days are over. */
@Component
public class PaperReceipts {
    private final CourtActs acts;
    private final CourtDocuments documents;

    PaperReceipts(CourtActs acts, CourtDocuments documents) {
        this.acts = acts;
        this.documents = documents;
    }

    /** Handed over on a day, as the receipt of that number proves. */
    public void handed(Actor clerk, FilingId filing, String document, LocalDate on, String proof) {
        acts.servedOnPaper(clerk, filing, DocumentOfAct.name(document), on, proof);
        documents.servedOnPaper(
                clerk, filing, document, on.atStartOfDay(BusinessClock.SHANGHAI).toInstant());
    }

    void byNotice(FilingId filing, String document, Instant on, String notice) {
        handed(Actor.system(), filing, document, LocalDate.ofInstant(on, BusinessClock.SHANGHAI), "公告送达：" + notice);
    }
}
