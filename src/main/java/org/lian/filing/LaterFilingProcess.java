package org.lian.filing;

import java.util.UUID;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;

/** The port to the flow: what happens to a later filing is drawn in processes/later-filing.bpmn. */
public interface LaterFilingProcess {
    /** Starts the flow in the transaction that receives it. */
    void start(UUID later, FilingId filing, CourtCode court);

    /** Lets the flow know that it was corrected. */
    void corrected(UUID later);
}
