package org.lian.process.conclusions;

import org.lian.documents.Citations;
import org.lian.filing.Filing;
import org.lian.filing.PreservationStage;
import org.lian.vocabulary.Track;

/** The articles of a ruling that preserves: that of its stage among them, whoever typed what. */
final class PreservationBasis {
    private PreservationBasis() {}

    /** The ruling's basis; 先予执行 has its own articles. */
    static String of(Filing filing, String typed) {
        return Citations.of(own(filing), typed);
    }

    private static String own(Filing filing) {
        if (filing.track() != Track.PRESERVATION) {
            return filing.track().word("decisionBasis");
        }
        return PreservationStage.isOfEvidence(filing.draft())
                ? "民事诉讼法第八十四条"
                : PreservationStage.of(filing.draft()).basis();
    }
}
