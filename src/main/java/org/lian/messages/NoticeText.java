package org.lian.messages;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;

/**
 * The words that leave the court: that something is there and where to read it. No name, sum or matter stands in them,
 * and no number but that of the receipt, for who filed at the window; of a confidential matter not even what kind of
 * thing it is.
 */
final class NoticeText {

    private NoticeText() {}

    /**
     * The text of a message that tells of {@code count} things at once.
     *
     * @param address of the court's installation; empty where it is not known
     */
    static String of(MessageKind kind, @Nullable Instant dueAt, int count, Contact to, String address) {
        return switch (to.reader()) {
            case STAFF -> "有一件紧急的申请等待您办理。" + (address.isEmpty() ? "请马上登录工作台查看。" : "请马上登录查看：" + address + "/staff");
            case BESIDE -> beside(kind, count, to.discreet()) + "（本消息只作提醒，不是送达）";
            case FILER ->
                (to.discreet() ? discreet(dueAt) : plain(kind, dueAt, count))
                        + (address.isEmpty() ? "请登录自助立案查看。" : "请登录查看：" + address + "/inbox")
                        + "（本消息只作提醒，不是送达）";
            case AT_WINDOW ->
                (to.discreet() ? discreet(dueAt) : atWindow(kind, dueAt, count, to.receipt()))
                        + "请登录自助立案查看，没有密码的在登录页点“忘记密码”，用证件号码和手机验证码设一个"
                        + (address.isEmpty() ? "。" : "：" + address + "/inbox")
                        + "（本消息只作提醒，不是送达）";
        };
    }

    private static String atWindow(MessageKind kind, @Nullable Instant dueAt, int count, String receipt) {
        return kind == MessageKind.RECEIPT ? "您提交的立案材料已经收到，收件回执编号 " + receipt + "。" : plain(kind, dueAt, count);
    }

    /** To who is a party of what another has filed, and may not know of it. */
    private static String beside(MessageKind kind, int count, boolean discreet) {
        var what = discreet
                ? "您参加的一件案件有新的情况。"
                : kind == MessageKind.RECEIPT
                        ? "有人以您为起诉人或者申请人之一提交了立案材料，法院已经收到。"
                        : "您是起诉人之一的案件有 " + count + " 份文书送达，由提交申请的人收到。";
        return what + "请向提交申请的人要链接，用自己的账号收文书，或者持身份证件到法院诉讼服务中心查询；不是您本人意思的，请立即告诉法院。";
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
            case LATER_FILING -> "您后来递交的变更或者补充，法院" + (dueAt == null ? "有了处理结果。" : "要求补正，最后一日是 " + lastDay(dueAt) + "。");
            case MEDIATION -> "您的立案申请的诉前调解有新的进展。";
            case ON_DUTY -> "有一件紧急的申请等待您办理。";
            case REFUNDED -> "您的诉讼费用已经退还，到账时间以银行为准。";
        };
    }

    /** The day that a period ends with. */
    static String lastDay(Instant dueAt) {
        return CourtTime.DAY_OF_THIS_YEAR.format(LocalDate.ofInstant(dueAt.minusNanos(1), BusinessClock.SHANGHAI));
    }
}
