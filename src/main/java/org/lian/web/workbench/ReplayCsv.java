package org.lian.web.workbench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lian.workbench.ReplayChange;

/** The filings that a draft changes, as a spreadsheet opens them. */
final class ReplayCsv {
    private ReplayCsv() {}

    static byte[] of(List<ReplayChange> changes) {
        return Spreadsheet.of(
                List.of("序号", "申请编号", "差额", "现行结果", "草稿结果"),
                changes.stream()
                        .map(change -> new Object[] {
                            change.position(),
                            change.filing(),
                            change.delta(),
                            Spreadsheet.harmless(rows(change.before())),
                            Spreadsheet.harmless(rows(change.after()))
                        })
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
