package org.lian.messages;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;

/**
 * The words that leave the court: that something is there and where to read it. No name, number, sum or matter stands in
 * them; of a confidential matter not even what kind of thing it is.
 */
final class NoticeText {

    private NoticeText() {}

    /** The text of a message that tells of {@code count} things at once. */
    static String of(MessageKind kind, @Nullable Instant dueAt, int count, boolean discreet, String address) {
        var words = discreet ? discreet(dueAt) : plain(kind, dueAt, count);
        return words + (address.isEmpty() ? "请登录自助立案查看。" : "请登录查看：" + address) + "（本消息只作提醒，不是送达）";
    }

    private static String discreet(@Nullable Instant dueAt) {
        return dueAt == null ? "您有一条新消息。" : "您有一项期限，最后一日是 " + lastDay(dueAt) + "。";
    }

    private static String plain(MessageKind kind, @Nullable Instant dueAt, int count) {
        return switch (kind) {
            case RECEIPT -> "您提交的立案材料已经收到，收件回执在您的账号里。";
            case SERVED -> "有 " + count + " 份文书送到您的账号，文书写明期限的，从送达的次日起算。";
            case LETTER -> "法院有一份新的答复或者告知。";
            case DEADLINE -> "您的立案申请有一项期限，最后一日是 " + (dueAt == null ? "近日" : lastDay(dueAt)) + "，已经办好的请不必理会。";
            case MONEY_RECEIVED -> "您交纳的诉讼费用已经到账。";
            case LATER_FILING -> "您后来递交的变更或者补充，法院有了处理结果。";
            case MEDIATION -> "您的立案申请的诉前调解有新的进展。";
            case REFUNDED -> "您的诉讼费用已经退还，到账时间以银行为准。";
        };
    }

    /** The day that a period ends with. */
    static String lastDay(Instant dueAt) {
        return CourtTime.DAY_OF_THIS_YEAR.format(LocalDate.ofInstant(dueAt.minusNanos(1), BusinessClock.SHANGHAI));
    }
}
