package org.lian.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.lian.supervision.ReportPeriod;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** 立案登记簿 as a file to keep. */
public enum RegisterFile {
    CSV("csv", new MediaType("text", "csv", StandardCharsets.UTF_8)) {
        @Override
        byte[] of(List<RegisterEntry> entries) {
            return Spreadsheet.of(
                    HEADS, entries.stream().map(RegisterEntry::cells).toList());
        }
    },
    XLSX("xlsx", MediaType.parseMediaType(RegisterFile.WORKBOOK)) {
        @Override
        byte[] of(List<RegisterEntry> entries) {
            var file = new ByteArrayOutputStream();
            try (var book = new Workbook(file, "Lian", null)) {
                var sheet = book.newWorksheet("立案登记簿");
                for (var column = 0; column < HEADS.size(); column++) {
                    sheet.value(0, column, HEADS.get(column));
                    sheet.style(0, column).bold().set();
                    sheet.width(column, WIDTHS.get(column));
                }
                for (var row = 0; row < entries.size(); row++) {
                    var cells = entries.get(row).cells();
                    for (var column = 0; column < cells.size(); column++) {
                        if (cells.get(column) instanceof Integer number) {
                            sheet.value(row + 1, column, number);
                        } else {
                            sheet.value(row + 1, column, String.valueOf(cells.get(column)));
                        }
                    }
                }
                sheet.freezePane(0, 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return file.toByteArray();
        }
    };

    /** The type of a workbook, as the API names it. */
    public static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final List<String> HEADS =
            List.of("序号", "案号", "立案日期", "当事人", "案由", "标的额（元）", "收到日期", "立案方式", "现在的状态");

    /** In characters. */
    private static final List<Integer> WIDTHS = List.of(6, 26, 12, 40, 26, 16, 12, 14, 14);

    private final String ending;
    private final MediaType type;

    RegisterFile(String ending, MediaType type) {
        this.ending = ending;
        this.type = type;
    }

    abstract byte[] of(List<RegisterEntry> entries);

    /** The answer to who takes it out. */
    public ResponseEntity<byte[]> answer(ReportPeriod period, List<RegisterEntry> entries) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        "立案登记簿 " + period.from() + " 至 " + period.to() + "." + ending,
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(of(entries));
    }
}
