package org.lian.filing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;

/**
 * A filing as one line of the court's lists.
 *
 * @param parties 张三 诉 李四; of a case that is not public, or kept from most of the court, by its first characters alone
 * @param cause its name, or the procedure where no cause is asked
 * @param missing the names of what the law wants and is not there
 * @param remarks what the machine remarked, in a few characters each, in its order
 * @param amountFen null where no money is claimed
 */
public record FilingRow(
        FilingId id,
        CourtCode court,
        Track track,
        String parties,
        String cause,
        @Nullable Long amountFen,
        @Nullable Instant receivedAt,
        @Nullable String caseNumber,
        @Nullable String refusalNumber,
        FilingStatus status,
        String statusText,
        Set<Flag> flags,
        List<String> missing,
        List<String> remarks) {
    /** A flag in words: what is missing first, and which remark it is. */
    public String words(Flag flag) {
        return switch (flag) {
            case MISSING -> missing.isEmpty() ? flag.label() : first("缺" + missing.get(0), missing.size(), "份");
            case WARNED -> remarks.isEmpty() ? flag.label() : first(remarks.get(0), remarks.size(), "项");
            default -> flag.label();
        };
    }

    private static String first(String words, int of, String unit) {
        return of == 1 ? words : words + "等 " + of + " " + unit;
    }

    /** A flag that a clerk wants to see before opening the filing, the gravest first. */
    public enum Flag {
        URGENT("紧急"),
        SENSITIVE("第十条情形"),
        ORDERED("上级指令"),
        RELIEF("缓减免"),
        WINDOW("窗口"),
        PAPER("纸质"),
        RELATED("重复"),
        DOUBTFUL("核对受理条件"),
        WARNED("请核对"),
        /** Tells, and keeps nobody from anything. */
        OTHER_PHONE("对方电话可疑"),
        INSISTED("坚持"),
        MISSING("缺材料");

        private final String label;

        Flag(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
