package org.lian.filing;

import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;

/** The port to the flow: what happens to a filing after its receipt is drawn in processes/filing.bpmn. */
public interface FilingProcess {
    /** Starts the flow inside the caller's transaction; nothing of it runs before that commits. */
    void start(FilingId filing, CourtCode court, Track track);
}
