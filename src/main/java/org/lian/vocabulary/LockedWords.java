package org.lian.vocabulary;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words by which a text says who is paid and where, within which time, what becomes of whoever does not, and which remedy
 * there is. Whoever puts them in or takes them out changes what the court says of the law, so the supervisor decides.
 */
public final class LockedWords {
    private static final Pattern LOCKED = Pattern.compile("账号|账户|户名|开户|卡号|汇[款入到至给]|电汇|转账|打款|打到|打入|收款|付款|[交缴][款纳至到给现]|预交"
            + "|补交|退款|支付(?!令)|钱|(?<![浪消])费(?![力心时解劲])|当面[交给付]|红包|微信|二维码|扫码|现金|银行|保证金|押金"
            + "|[0-9零一二三四五六七八九十百千万]元"
            + "|[日天周]内|[日天]以?[前后]|[0-9零一二三四五六七八九十]个?[日天月周]|个月|小时|工作日|期限|期间|逾期|届满|期满|以前|之前|截止|过期|次日|日起|时效|当日|即日"
            + "|上诉|复议|复核|申诉|再审|异议|抗诉|救济|终局|终审|视为|视同|放弃|弃权|按撤诉|无效|效力|驳回|权利"
            + "|罚款|拘留|处罚|强制|查封|冻结|后果|失信|法律责任");

    private LockedWords() {}

    /** The first such word of a text, however it is typed; empty where it has none. */
    public static Optional<String> first(String text) {
        var found = LOCKED.matcher(LooseText.close(LooseText.of(text)));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
