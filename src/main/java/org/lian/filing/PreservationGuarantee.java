package org.lian.filing;

import java.math.BigDecimal;
import java.util.Optional;
import org.lian.vocabulary.Fen;

/** The guarantee of a preservation (民诉法 103, 104; 民诉解释 152; 财产保全规定 5): told to the judge, who decides. */
public final class PreservationGuarantee {
    private static final BigDecimal SHARE_IN_SUIT = new BigDecimal("0.30");
    private static final String BASIS = "最高人民法院关于人民法院办理财产保全案件若干问题的规定第五条";

    private PreservationGuarantee() {}

    /** How much may be asked for, in words; empty where no text bounds it. */
    public static Optional<String> bounds(Filing filing) {
        var asked = filing.draft().claimAmountFen();
        return switch (PreservationStage.of(filing.draft())) {
            case IN_SUIT ->
                Optional.of("不超过请求数额的百分之三十"
                        + (asked == null ? "" : "，即 " + new Fen(mostInSuit(asked)))
                        + "；申请的财产是争议标的的，不超过它的价值的百分之三十（" + BASIS + "第一款）。要求得更多的，写明理由");
            case BEFORE_SUIT ->
                Optional.of("应当提供相当于请求数额的担保" + (asked == null ? "" : "，即 " + new Fen(asked))
                        + "；情况特殊的，可以酌情处理（" + BASIS + "第二款）");
            case ARBITRATION, BEFORE_ENFORCEMENT -> Optional.empty();
        };
    }

    private static long mostInSuit(long askedFen) {
        return BigDecimal.valueOf(askedFen).multiply(SHARE_IN_SUIT).longValue();
    }
}
