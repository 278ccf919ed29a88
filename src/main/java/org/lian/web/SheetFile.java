package org.lian.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as a file to keep. */
public enum SheetFile {
    CSV("csv", new MediaType("text", "csv", StandardCharsets.UTF_8)) {
        @Override
        byte[] of(TableSheet table) {
            return Spreadsheet.of(table.heads(), table.rows());
        }
    },
    XLSX("xlsx", MediaType.parseMediaType(SheetFile.WORKBOOK)) {
        @Override
        byte[] of(TableSheet table) {
            return TableSheet.workbook(List.of(table));
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

    abstract byte[] of(TableSheet table);

    /** The answer to who takes it out, under a name without its ending. */
    public ResponseEntity<byte[]> answer(String name, TableSheet table) {
        return Downloads.taken(name + "." + ending, type, of(table));
    }
}
