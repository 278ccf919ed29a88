package org.lian.complaints;

import java.util.UUID;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;

/** Starts the flow of a complaint in the transaction that receives it. */
public interface ComplaintProcess {
    void start(UUID complaint, FilingId filing, CourtCode court);
}
