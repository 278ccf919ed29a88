package org.lian.web.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** 立案登记簿 as a spreadsheet opens it. */
final class RegisterCsv {
    /** Excel reads UTF-8 only behind this. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private RegisterCsv() {}

    static byte[] of(List<BoardPages.Entry> entries) {
        var text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (var csv = CSVFormat.EXCEL.print(text)) {
            csv.printRecord("序号", "案号", "立案日期", "当事人", "案由", "标的额（元）", "收到日期", "立案方式", "现在的状态");
            for (var entry : entries) {
                csv.printRecord(
                        entry.place(),
                        entry.caseNumber(),
                        entry.registered(),
                        harmless(entry.parties()),
                        harmless(entry.cause()),
                        entry.amount(),
                        entry.received(),
                        entry.way(),
                        entry.status());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A cell that begins like a formula is none. */
    private static String harmless(String cell) {
        return cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }
}
