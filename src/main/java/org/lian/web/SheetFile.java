package org.lian.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A list as a file to keep. */
public enum SheetFile {
    CSV("csv", new MediaType("text", "csv", StandardCharsets.UTF_8)) {
        @Override
        byte[] of(Sheet sheet) {
            return Spreadsheet.of(sheet.heads(), sheet.rows());
        }
    },
    XLSX("xlsx", MediaType.parseMediaType(SheetFile.WORKBOOK)) {
        @Override
        byte[] of(Sheet sheet) {
            return workbook(List.of(sheet));
        }
    };

    /** The type of a workbook, as the API names it. */
    public static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String ending;
    private final MediaType type;

    SheetFile(String ending, MediaType type) {
        this.ending = ending;
        this.type = type;
    }

    /**
     * The content of a list: texts, whole numbers, sums of yuan as {@link BigDecimal}, days, {@link Hours}.
     *
     * @param widths of its columns, in characters
     */
    public record Sheet(String title, List<String> heads, List<Integer> widths, List<? extends List<?>> rows) {
        /** Whether a cell is one to count with. */
        public boolean isNumber(Object cell) {
            return cell instanceof Number || cell instanceof Hours;
        }

        /** Whether a column stands right: one that holds a number anywhere, whatever its first row holds. */
        public boolean isNumbers(int column) {
            return rows.stream().anyMatch(row -> isNumber(row.get(column)));
        }

        /** A cell as it is printed. */
        public String text(Object cell) {
            return cell instanceof BigDecimal yuan ? "%,.2f".formatted(yuan) : String.valueOf(cell);
        }

        private void write(Workbook book) {
            var written = book.newWorksheet(title);
            for (var column = 0; column < heads.size(); column++) {
                written.value(0, column, heads.get(column));
                written.style(0, column).bold().set();
                written.width(column, widths.get(column));
            }
            for (var row = 0; row < rows.size(); row++) {
                var cells = rows.get(row);
                for (var column = 0; column < cells.size(); column++) {
                    write(written, row + 1, column, cells.get(column));
                }
            }
            written.freezePane(0, 1);
        }

        /** A text is written as one, whatever it begins with: it never becomes a formula. */
        private static void write(Worksheet sheet, int row, int column, Object cell) {
            if (cell instanceof BigDecimal yuan) {
                sheet.value(row, column, yuan);
                sheet.style(row, column).format("#,##0.00").set();
            } else if (cell instanceof Number number) {
                sheet.value(row, column, number);
            } else if (cell instanceof Hours hours) {
                sheet.value(row, column, hours.value());
                sheet.style(row, column).format(Hours.FORMAT).set();
            } else if (cell instanceof LocalDate day) {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            } else {
                sheet.value(row, column, String.valueOf(cell));
            }
        }
    }

    /** A workbook with several lists. */
    public static byte[] workbook(List<Sheet> sheets) {
        var file = new ByteArrayOutputStream();
        try (var book = new Workbook(file, "Lian", null)) {
            sheets.forEach(sheet -> sheet.write(book));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** The answer to who takes several lists out in one workbook, under a name without its ending. */
    public static ResponseEntity<byte[]> workbook(String name, List<Sheet> sheets) {
        return Downloads.taken(name + "." + XLSX.ending, XLSX.type, workbook(sheets));
    }

    abstract byte[] of(Sheet sheet);

    /** The answer to who takes it out, under a name without its ending. */
    public ResponseEntity<byte[]> answer(String name, Sheet sheet) {
        return Downloads.taken(name + "." + ending, type, of(sheet));
    }
}
