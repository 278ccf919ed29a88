package org.lian.filing;

import org.lian.vocabulary.Refusal;

/** 小额诉讼程序: what a suit must be for it (民诉法 165, 166), as far as its data tell. */
public final class SmallClaims {
    /** 离婚纠纷 and what stands below it: a matter of personal status, whatever is to be divided. */
    private static final String DIVORCE = "02.02.014";

    private SmallClaims() {}

    /** Whether the suit may be one; unknown is yes. */
    public static boolean possible(Draft draft) {
        return draft.claimAmountFen() != null && !isStatus(draft);
    }

    /** @throws Refusal with the article, where the suit cannot be one */
    static void require(Draft draft) {
        if (isStatus(draft)) {
            throw Refusal.invalid(
                    "confirmed.procedure", "NO_SMALL_CLAIM", "人身关系案件不适用小额诉讼程序，请选简易程序或者普通程序（民事诉讼法第一百六十六条）");
        }
        if (draft.claimAmountFen() == null) {
            throw Refusal.invalid(
                    "confirmed.procedure", "NO_SMALL_CLAIM", "没有金额的请求不是金钱给付，不适用小额诉讼程序，请选简易程序或者普通程序（民事诉讼法第一百六十五条）");
        }
    }

    private static boolean isStatus(Draft draft) {
        var cause = draft.causeCode();
        return cause != null && cause.startsWith(DIVORCE);
    }
}
