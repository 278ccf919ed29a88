package org.lian.web.workbench;

import java.util.Arrays;
import java.util.List;
import org.lian.web.Minutes;
import org.lian.web.Spreadsheet;
import org.lian.workbench.DiagramMove;

/** The outcome of every filing of a move, as a spreadsheet opens it. */
final class MoveCsv {
    private MoveCsv() {}

    static byte[] of(List<DiagramMove.Line> lines) {
        return Spreadsheet.of(
                List.of("申请编号", "结果", "原因", "时间"),
                lines.stream()
                        .map(line -> Arrays.<Object>asList(
                                line.filing(),
                                line.result(),
                                line.reason() == null ? "" : line.reason(),
                                line.at() == null ? "" : Minutes.of(line.at())))
                        .toList());
    }
}
