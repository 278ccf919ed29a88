package org.lian.filing;

import java.util.List;
import org.lian.vocabulary.Track;

/** The remark that the court calls in the heirs who do not sue (民诉解释 70): one heir alone should name the others. */
final class OtherHeirs {
    static final String CODE = "OTHER_HEIRS";

    private static final String INHERITANCE = "02.03";
    private static final String BASIS = "最高人民法院关于适用民事诉讼法的解释第七十条";

    private OtherHeirs() {}

    /** The remark on a suit of inheritance that one person brings. */
    static List<Finding> of(Draft draft, Track track) {
        var cause = draft.causeCode();
        return track == Track.CIVIL
                        && cause != null
                        && (cause.equals(INHERITANCE) || cause.startsWith(INHERITANCE + "."))
                        && draft.plaintiffs().size() == 1
                ? List.of(Finding.warning(
                        "plaintiffs",
                        CODE,
                        "还有别的继承人的，请在事实和理由里写明是谁、怎么联系：没有一起起诉的，法院会通知他作为共同原告参加；" + "他明确表示放弃继承的，也请写明。都在双方里了的，照样可以提交",
                        BASIS))
                : List.of();
    }
}
