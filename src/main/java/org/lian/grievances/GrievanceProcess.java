package org.lian.grievances;

import java.util.UUID;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;

/** The flow of a complaint, started in the transaction that receives it. */
public interface GrievanceProcess {
    void start(UUID complaint, FilingId filing, CourtCode court);
}
