package org.lian.web.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lian.web.Spreadsheet;
import org.lian.workbench.ReplayChange;

/** The filings that a draft changes, as a spreadsheet opens them. */
final class ReplayCsv {
    private ReplayCsv() {}

    static byte[] of(List<ReplayChange> changes) {
        return Spreadsheet.of(
                List.of("序号", "申请编号", "差额", "现行结果", "草稿结果"),
                changes.stream()
                        .map(change -> Arrays.<Object>asList(
                                change.position(),
                                change.filing(),
                                change.delta(),
                                rows(change.before()),
                                rows(change.after())))
                        .toList());
    }

    /** One row of the table per line: {@code column=value}. */
    static String rows(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> row.entrySet().stream()
                        .map(cell -> cell.getKey() + "=" + cell.getValue())
                        .collect(Collectors.joining("，")))
                .collect(Collectors.joining("\n"));
    }
}
