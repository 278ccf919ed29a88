package org.lian.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/**
 * A table to take out of the system.
 *
 * @param widths of the columns in characters
 */
public record TableSheet(String title, List<String> heads, List<Integer> widths, List<? extends List<?>> rows) {

    /** A workbook with a sheet for each table. */
    public static byte[] workbook(List<TableSheet> tables) {
        var file = new ByteArrayOutputStream();
        try (var book = new Workbook(file, "Lian", null)) {
            for (var table : tables) {
                table.write(book);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** Whether a cell stands right in its column. */
    public boolean isNumber(Object cell) {
        return cell instanceof Number;
    }

    private void write(Workbook book) {
        var sheet = book.newWorksheet(title);
        for (var column = 0; column < heads.size(); column++) {
            sheet.value(0, column, heads.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, widths.get(column));
        }
        for (var row = 0; row < rows.size(); row++) {
            var cells = rows.get(row);
            for (var column = 0; column < cells.size(); column++) {
                if (cells.get(column) instanceof Number number) {
                    sheet.value(row + 1, column, number);
                } else {
                    sheet.value(row + 1, column, String.valueOf(cells.get(column)));
                }
            }
        }
        sheet.freezePane(0, 1);
    }
}
