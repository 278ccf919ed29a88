package org.lian.filing;

import java.util.Optional;
import org.lian.vocabulary.LegalBasis;

/** The step that has to follow a preservation in time, or a judge releases it. */
public enum PreservationFollow {
    /** 诉前、仲裁前保全: a suit or an arbitration, within thirty days of the measures (民诉法 104). */
    SUIT("起诉或者申请仲裁", "采取保全措施后三十日内没有起诉或者申请仲裁", "preservation.pre_suit.sue", LegalBasis.of("民事诉讼法", 104)),
    /** 执行前保全: the enforcement, within five days of the end of the period to perform (民诉解释 163). */
    ENFORCEMENT(
            "申请执行",
            "法律文书指定的履行期间届满后五日内没有申请执行",
            "preservation.pre_enforcement",
            LegalBasis.of("最高人民法院关于适用民事诉讼法的解释", 163));

    private final String act;
    private final String missed;
    private final String period;
    private final LegalBasis basis;

    PreservationFollow(String act, String missed, String period, LegalBasis basis) {
        this.act = act;
        this.missed = missed;
        this.period = period;
        this.basis = basis;
    }

    /** What follows one; nothing of what is asked for within a suit or an arbitration. */
    public static Optional<PreservationFollow> of(Filing filing) {
        return switch (PreservationStage.of(filing.draft())) {
            case BEFORE_SUIT -> Optional.of(SUIT);
            case BEFORE_ENFORCEMENT -> Optional.of(ENFORCEMENT);
            case IN_SUIT, ARBITRATION -> Optional.empty();
        };
    }

    /** What the applicant does, for sentences. */
    public String act() {
        return act;
    }

    /** Its days went by without it, for the ruling that releases. */
    public String missed() {
        return missed;
    }

    /** Its row of deadlines.csv. */
    String period() {
        return period;
    }

    public LegalBasis basis() {
        return basis;
    }
}
