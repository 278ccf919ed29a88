package org.lian.web.portal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;

/**
 * Whose turn it is and how long, the first thing a filer wants to know.
 *
 * @param days whole days left; null where no period runs
 */
public record Turn(
        String title,
        String text,
        @Nullable String basis,
        @Nullable Long days,
        String tone) {
    static Turn of(Filing filing, LocalDate today) {
        var due = filing.dueAt();
        var left = due == null ? null : Times.daysLeft(today, due);
        var days = left == null || left < 0 ? null : left;
        return switch (filing.status()) {
            case DRAFT -> new Turn("轮到您了：继续填写", "填好以后提交，法院马上出具收件回执。", null, null, "grey");
            case UNDER_REVIEW ->
                new Turn(
                        "轮到法院：正在审查",
                        due == null
                                ? "法院已经收到，正在检查材料。您现在不用做什么。"
                                : "法院在 " + Times.deadline(due) + " 前决定是否立案；到期没有决定的，系统先行登记立案。您现在不用做什么。",
                        filing.dueBasis(),
                        days,
                        "");
            case REGISTERED -> new Turn("轮到法院：已登记立案，正在确认诉讼费", "交费通知会送到这里。您现在不用做什么。", null, null, "ok");
            case FEE_DUE ->
                new Turn(
                        "轮到您了：交纳诉讼费",
                        due == null
                                ? "请按通知书写明的期限交纳。"
                                : "请在 " + Times.deadline(due) + " 前交纳。逾期没有交纳，又没有申请缓交、减交、免交的，按撤诉处理。",
                        filing.dueBasis(),
                        days,
                        "warn");
            case TRANSFERRED ->
                new Turn(
                        "立案已经完成",
                        "案件已移送" + (filing.department() == null ? "承办部门" : filing.department())
                                + "，接下来由承办部门联系您，请留意电话和这里的文书。",
                        null,
                        null,
                        "ok");
        };
    }

    /** One line for lists. */
    String inShort() {
        return days == null ? title : title + "，" + (days == 0 ? "今天到期" : "还有 " + days + " 天");
    }

    /** What is still to come after a status, in the order of the flow. */
    static List<String> ahead(Filing filing) {
        var all = List.of("法院审查，决定是否立案", "登记立案，发放案号", "交纳诉讼费", "移送承办部门审理");
        return switch (filing.status()) {
            case DRAFT, UNDER_REVIEW -> all;
            case REGISTERED, FEE_DUE -> all.subList(2, all.size());
            case TRANSFERRED -> List.of();
        };
    }
}
