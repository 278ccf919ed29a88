package org.lian.web;

import java.util.List;
import org.lian.supervision.ReportPeriod;
import org.springframework.http.ResponseEntity;

/** 立案登记簿 as a file to keep. */
public final class RegisterFile {
    private static final String TITLE = "立案登记簿";
    private static final List<String> HEADS =
            List.of("序号", "案号", "立案日期", "当事人", "案由", "标的额（元）", "收到日期", "立案方式", "现在的状态");
    private static final List<Integer> WIDTHS = List.of(6, 26, 12, 40, 26, 16, 12, 14, 14);

    private RegisterFile() {}

    /** The answer to who takes it out. */
    public static ResponseEntity<byte[]> answer(SheetFile form, ReportPeriod period, List<RegisterEntry> entries) {
        return form.answer(TITLE + " " + period.from() + " 至 " + period.to(), sheet(entries));
    }

    /** The register as a list. */
    public static SheetFile.Sheet sheet(List<RegisterEntry> entries) {
        return new SheetFile.Sheet(
                TITLE, HEADS, WIDTHS, entries.stream().map(RegisterEntry::cells).toList());
    }
}
