package org.lian.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/** The writer of CSV as a spreadsheet opens it; a cell that begins like a formula is none. */
public final class Spreadsheet {
    /** Excel reads UTF-8 only behind this. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final Pattern FORMULA = Pattern.compile("[=+\\-\u2212@\\t\\r\\n].*", Pattern.DOTALL);

    private Spreadsheet() {}

    /** UTF-8 with heads and rows of cells. */
    public static byte[] of(List<String> heads, List<? extends List<?>> rows) {
        var text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (var csv = CSVFormat.EXCEL.print(text)) {
            csv.printRecord(heads);
            for (var row : rows) {
                csv.printRecord(row.stream().map(Spreadsheet::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Office programs of East Asia take a sign of full width for the narrow one, which is what NFKC makes of it. */
    private static Object harmless(Object cell) {
        return cell instanceof String text
                        && FORMULA.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                                .matches()
                ? "'" + text
                : cell;
    }
}
