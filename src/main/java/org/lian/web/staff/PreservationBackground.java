package org.lian.web.staff;

import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.filing.PreservationGuarantee;
import org.lian.filing.PreservationStage;
import org.lian.process.CorrectionNotices;
import org.lian.process.SuitNumbers;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** Background a judge has to see before the ruling on a preservation: its stage with the number, and the bounds of a guarantee. */
@Component
class PreservationBackground {
    private final CorrectionNotices notices;
    private final SuitNumbers suits;

    PreservationBackground(CorrectionNotices notices, SuitNumbers suits) {
        this.notices = notices;
        this.suits = suits;
    }

    Background of(Background known, Filing filing) {
        return known.with(Matter.USUAL_DAYS, String.valueOf(notices.usualDays(filing)))
                .with(Matter.PRESERVATION_STAGE, stage(filing))
                .with(
                        Matter.PRESERVATION_GUARANTEE,
                        PreservationGuarantee.bounds(filing).orElse(null))
                .with(
                        Matter.PRESERVATION_KIND,
                        !SuitNumbers.isInSuit(filing) && FilingFacts.leavesPreservedOpen(filing.track(), filing.draft())
                                ? "申请人没有写明。裁定以后先由法官认定编哪一类案号，才送达、移送执行；急的请先向申请人问清"
                                : null);
    }

    private String stage(Filing filing) {
        if (filing.track() != Track.PRESERVATION) {
            return "诉讼中，用本案的案号";
        }
        var stage = PreservationStage.of(filing.draft());
        if (stage != PreservationStage.IN_SUIT) {
            return stage.label() + "，另行编号";
        }
        return stage.label()
                + suits.of(filing)
                        .map(CaseNumber::toString)
                        .map("，用本案的案号"::concat)
                        .orElse("，申请书没有写明本案的案号：请在下面填写；诉讼还没有立案的，等立案以后裁定，情况紧急的请申请人改按起诉以前的保全申请");
    }
}
