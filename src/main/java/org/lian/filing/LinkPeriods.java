package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Refusal;

/**
 * 链接的期限: none ends before the period that it serves, one that serves none ends thirty days after it was handed out,
 * and each day counts to its end.
 */
final class LinkPeriods {
    private static final int DAYS = 30;

    /** 民诉法 152: by then a suit is usually tried, and before its debates end it takes counterclaims (民诉解释 232). */
    private static final int MONTHS_OF_A_SUIT = 6;

    private LinkPeriods() {}

    /** Of a link that serves no period. */
    static void requireRunning(SigningLinks.Paper paper, SigningLinks.Link link, Instant now) {
        if (isOver(lastDay(link.madeAt()), now)) {
            throw Refusal.notFound("这个链接已经到期：链接交给您以后 " + DAYS + " 天有效。请向" + paper.giver() + "要新的链接");
        }
    }

    /** Of an agreement that was signed by all: whoever signed it may read it for a while. */
    static void requireReadable(Instant signed, Instant now) {
        if (isOver(lastDay(signed), now)) {
            throw Refusal.notFound("这个签署链接已经到期：协议生效以后 " + DAYS + " 天内可以凭链接查看。还要看协议的，请联系调解员，或者持身份证件到法院诉讼服务中心");
        }
    }

    /** Of a counterclaim: as long as the suit is usually tried, and never less than any other. */
    static void requireRunning(SigningLinks.Link link, Instant registered, Instant now) {
        var tried = CourtTime.day(registered).plusMonths(MONTHS_OF_A_SUIT);
        var handed = lastDay(link.madeAt());
        if (isOver(tried.isAfter(handed) ? tried : handed, now)) {
            throw Refusal.notFound("这个链接已经到期。本诉还没有审结、您要反诉的，请向法院要新的反诉链接；也可以把反诉状交到或者寄到法院");
        }
    }

    private static LocalDate lastDay(Instant from) {
        return CourtTime.day(from).plusDays(DAYS);
    }

    private static boolean isOver(LocalDate lastDay, Instant now) {
        return CourtTime.day(now).isAfter(lastDay);
    }
}
