package org.lian.filing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;

/**
 * Violence told in a suit of marriage and family: a protection order needs no divorce and waits for none (反家庭暴力法 23), and
 * who is in danger calls first.
 */
public final class ToldViolence {
    /** 婚姻家庭纠纷 with all below it. */
    private static final String FAMILY = "02.02";

    private static final Advice ADVICE =
            new Advice("您说到了打人、家暴：不用等离婚，现在就可以另外申请人身安全保护令。" + Track.PROTECTION_ORDER.word("first"), "反家庭暴力法第二十三条");

    private static final Pattern VIOLENT = Pattern.compile("(?<!没有|没|不是|无|从未|从没|不存在|未|没有过)(?:家暴|家庭暴力)"
            + "|(?<!没有|没|不|从没|从未|未|没有人|给|电话|别)(?:殴打|毒打|暴打|拳打脚踢|打骂|打老婆|打人|打了?我(?!电话|的?手机|微信|的?电话|款|钱|账|卡|官司|招呼)|打伤|打得我|打到我"
            + "|打(?:孩子|儿子|女儿|娃|小孩)(?!电话|的电话|工|疫苗|针)|掐过|掐我|掐住|踢过|踢我|扇(?:过|了)?我|扇(?:过|了)?(?:一个|几个|两个)?耳光|推(?:倒|搡)(?:过|了)?我|把我推倒|推(?:过|了)?我(?:[0-9一二两三几好]{1,2}[次下把]|$|[，。；,;])|(?:关|锁)在(?:家|屋|房)[^，。；]{0,6}不(?:让|准|许)|抽我|砍我|拿刀|持刀|动过?手(?!术|机|能力|续|写|做|操作)|动手打)"
            + "|(?:往死里|经常|老是|总是|天天|又|酒|就|被(?:他|她|老公|丈夫|老婆|妻子))打(?=我|[，。；,;]|$|过|了|骂|伤)|挨打");

    private ToldViolence() {}

    /** The words about it, once a page, with whom to call; and their article. */
    public record Advice(String text, String basis) {}

    /** What is said where it is told in such a suit; empty where it is not. */
    public static Optional<Advice> advice(Track track, @Nullable String cause, ToldWords told) {
        return isTold(track, cause, told) ? Optional.of(ADVICE) : Optional.empty();
    }

    /** Whether it is told in a suit where a protection order is to be thought of; the cause may still be open. */
    static boolean isTold(Track track, @Nullable String cause, ToldWords told) {
        var family = cause == null || cause.isEmpty()
                ? told.texts().stream().anyMatch(text -> text.contains("离婚"))
                : cause.startsWith(FAMILY);
        return track == Track.CIVIL && family && told.tell(VIOLENT);
    }

    static List<Finding> of(Draft draft, Track track, String telling) {
        return advice(track, draft.causeCode(), ToldWords.of(draft, telling)).stream()
                .map(advice -> Finding.warning(
                        null,
                        "TOLD_VIOLENCE",
                        advice.text() + "在首页选“" + Track.PROTECTION_ORDER.label() + "”，在网上可以办",
                        advice.basis()))
                .toList();
    }
}
