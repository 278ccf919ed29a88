package org.lian.web.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.lian.workbench.ReplayChange;

/** The filings that a draft changes, as a spreadsheet opens them. */
final class ReplayCsv {
    /** Excel reads UTF-8 only behind this. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ReplayCsv() {}

    static byte[] of(List<ReplayChange> changes) {
        var text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (var csv = CSVFormat.EXCEL.print(text)) {
            csv.printRecord("序号", "申请编号", "差额", "现行结果", "草稿结果");
            for (var change : changes) {
                csv.printRecord(
                        change.position(),
                        change.filing(),
                        change.delta(),
                        harmless(rows(change.before())),
                        harmless(rows(change.after())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One row of the table per line: {@code column=value}. */
    static String rows(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> row.entrySet().stream()
                        .map(cell -> cell.getKey() + "=" + cell.getValue())
                        .collect(Collectors.joining("，")))
                .collect(Collectors.joining("\n"));
    }

    /** A cell that begins like a formula is none. */
    private static String harmless(String cell) {
        return cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }
}
