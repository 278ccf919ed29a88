package org.lian.web.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FilingRow;
import org.lian.filing.FilingRows;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.process.Tasks;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The end, in words, of tasks that were chosen from a list and are not on it any more. */
@Component
class EndedTasks {
    private final Tasks tasks;
    private final FilingRows rows;
    private final StaffDirectory staff;

    EndedTasks(Tasks tasks, FilingRows rows, StaffDirectory staff) {
        this.tasks = tasks;
        this.rows = rows;
        this.staff = staff;
    }

    /**
     * A task that is gone.
     *
     * @param filing null for what belongs to no filing, and for a reader who may not see it
     */
    record Gone(
            @Nullable FilingId filing,
            String parties,
            @Nullable String cause,
            String said) {}

    Gone of(Actor reader, String task) {
        return tasks.ended(reader, task)
                .map(ended -> gone(reader, ended))
                .orElseGet(() -> new Gone(null, "没有找到的任务", null, "不在您的办理列表里，可能转给了别的岗位"));
    }

    private Gone gone(Actor reader, Tasks.Ended ended) {
        var filing = ended.filing();
        var row = filing == null ? null : rows.of(reader, List.of(filing)).get(filing);
        var done = done(reader, ended.by());
        return row == null
                ? new Gone(null, ended.name(), null, done)
                : new Gone(
                        row.id(), row.parties(), row.cause(), done + "，现在是“" + row.statusText() + "”" + numbered(row));
    }

    private String done(Actor reader, @Nullable String by) {
        if (by == null) {
            return "不用再办理了";
        }
        return by.equals(reader.username())
                ? "您已经办结"
                : "已由 " + staff.find(by).map(Staff::displayName).orElse(by) + " 办结";
    }

    private static String numbered(FilingRow row) {
        return row.caseNumber() == null ? "" : "，" + row.caseNumber();
    }
}
