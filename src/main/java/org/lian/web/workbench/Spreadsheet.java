package org.lian.web.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** CSV as a spreadsheet opens it. */
final class Spreadsheet {
    /** Excel reads UTF-8 only behind this. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Spreadsheet() {}

    static byte[] of(List<String> heads, List<Object[]> rows) {
        var text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (var csv = CSVFormat.EXCEL.print(text)) {
            csv.printRecord(heads);
            for (var row : rows) {
                csv.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A cell that begins like a formula is none. */
    static String harmless(String cell) {
        return cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }
}
