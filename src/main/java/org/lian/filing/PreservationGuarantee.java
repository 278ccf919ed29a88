package org.lian.filing;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.lian.vocabulary.WrittenSum;

/** The guarantee of a preservation (民诉法 103, 104; 民诉解释 152; 财产保全规定 5): told to the judge, who decides. */
public final class PreservationGuarantee {
    private static final BigDecimal SHARE_IN_SUIT = new BigDecimal("0.30");
    private static final String BASIS = "最高人民法院关于人民法院办理财产保全案件若干问题的规定第五条";

    private PreservationGuarantee() {}

    /**
     * Refuses a ruling before a suit that preserves property or an act and says nothing of a guarantee (民诉法 104(1), 民诉解释
     * 152).
     */
    public static void require(Filing filing, @Nullable String guarantee) {
        var draft = filing.draft();
        if (filing.track() == Track.PRESERVATION
                && PreservationStage.of(draft) == PreservationStage.BEFORE_SUIT
                && !PreservationStage.isOfEvidence(draft)
                && !FilingFacts.isWritten(guarantee)) {
            throw Refusal.invalid(
                    "guarantee",
                    "MISSING",
                    "起诉、申请仲裁以前的保全，应当提供担保，不提供的驳回申请：请写明谁提供、以什么担保；情况特殊、酌情处理的，写明怎样处理（民事诉讼法第一百零四条；最高人民法院关于适用民事诉讼法的解释第一百五十二条）");
        }
    }

    /** How much may be asked for, in words; empty where no text bounds it. */
    public static Optional<String> bounds(Filing filing) {
        var asked = filing.draft().claimAmountFen();
        if (filing.track() != Track.PRESERVATION) {
            return Optional.of("可以责令申请人提供担保，不提供的驳回申请（民事诉讼法第一百一十条第二款）");
        }
        return switch (PreservationStage.of(filing.draft())) {
            case IN_SUIT ->
                Optional.of("不超过请求数额的百分之三十"
                        + (asked == null ? "" : "，即 " + new Fen(mostInSuit(asked)))
                        + "；申请的财产是争议标的的，不超过它的价值的百分之三十（" + BASIS + "第一款）。要求得更多的，写明理由");
            case BEFORE_SUIT ->
                Optional.of("应当提供相当于请求数额的担保" + (asked == null ? "" : "，即 " + new Fen(asked)) + "；情况特殊的，可以酌情处理（" + BASIS
                        + "第二款）");
            case ARBITRATION, BEFORE_ENFORCEMENT -> Optional.empty();
        };
    }

    /** What a judge is told whose notice in a suit asks for more, by the sums that its words name; empty where it does not. */
    public static Optional<String> tooMuch(Filing filing, String words) {
        var asked = filing.draft().claimAmountFen();
        if (filing.track() != Track.PRESERVATION
                || asked == null
                || PreservationStage.of(filing.draft()) != PreservationStage.IN_SUIT) {
            return Optional.empty();
        }
        var most = mostInSuit(asked);
        return WrittenSum.in(words).stream()
                .filter(sum -> sum > most)
                .findFirst()
                .map(sum -> "诉讼中责令提供的担保不超过请求数额的百分之三十，即 " + new Fen(most) + "，这里写的是 " + new Fen(sum) + "（" + BASIS
                        + "第一款）：请改小；争议标的的价值更大、确实要这么多的，在“说明”里写明理由再提交");
    }

    private static long mostInSuit(long askedFen) {
        return BigDecimal.valueOf(askedFen).multiply(SHARE_IN_SUIT).longValue();
    }
}
