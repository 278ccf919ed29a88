package org.lian.web.workbench;

import java.util.List;
import org.lian.web.Minutes;
import org.lian.workbench.DiagramMove;

/** What became of every filing of a move, as a spreadsheet opens it. */
final class MoveCsv {
    private MoveCsv() {}

    static byte[] of(List<DiagramMove.Line> lines) {
        return Spreadsheet.of(
                List.of("申请编号", "结果", "原因", "时间"),
                lines.stream()
                        .map(line -> new Object[] {
                            line.filing(),
                            line.result(),
                            line.reason() == null ? "" : Spreadsheet.harmless(line.reason()),
                            line.at() == null ? "" : Minutes.of(line.at())
                        })
                        .toList());
    }
}
