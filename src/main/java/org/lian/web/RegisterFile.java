package org.lian.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lian.supervision.ReportPeriod;
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
            return TableSheet.workbook(List.of(table(entries)));
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

    /** The register as a table. */
    public static TableSheet table(List<RegisterEntry> entries) {
        return new TableSheet(
                "立案登记簿",
                HEADS,
                WIDTHS,
                entries.stream().map(RegisterEntry::cells).toList());
    }

    abstract byte[] of(List<RegisterEntry> entries);

    /** The answer to who takes it out. */
    public ResponseEntity<byte[]> answer(ReportPeriod period, List<RegisterEntry> entries) {
        return Downloads.taken("立案登记簿 " + period.from() + " 至 " + period.to() + "." + ending, type, of(entries));
    }
}
