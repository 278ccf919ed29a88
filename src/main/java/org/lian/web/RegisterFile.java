package org.lian.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.supervision.Register;
import org.lian.supervision.ReportPeriod;
import org.springframework.http.ResponseEntity;

/** 立案登记簿 as a file to keep. */
public final class RegisterFile {
    private static final String TITLE = "立案登记簿";
    private static final List<String> HEADS =
            List.of("序号", "案号", "立案日期", "当事人", "案由", "标的额（元）", "原标的额（元）", "收到日期", "立案方式", "现在的状态");
    private static final List<Integer> WIDTHS = List.of(7, 26, 13, 36, 24, 15, 15, 13, 14, 14);

    private RegisterFile() {}

    /** One list for a spreadsheet: the register, and below it the numbers that rulings of refusal took. */
    public static ResponseEntity<byte[]> list(ReportPeriod period, List<Register.Line> lines, List<String> refusals) {
        var register = sheet(lines);
        return SheetFile.CSV.answer(
                title(period),
                new SheetFile.Sheet(
                        TITLE,
                        HEADS,
                        WIDTHS,
                        Stream.concat(
                                        register.rows().stream(),
                                        refusals.stream().map(RegisterFile::refused))
                                .toList()));
    }

    private static List<Object> refused(String number) {
        return List.of("", number, "", "", "", "", "", "", "不予受理裁定用去的案号", "");
    }

    private static String title(ReportPeriod period) {
        return TITLE + " " + period.from() + " 至 " + period.to();
    }

    /** The same as a workbook; a second list has the numbers that rulings of refusal took, where there are any. */
    public static ResponseEntity<byte[]> workbook(
            ReportPeriod period, List<Register.Line> lines, List<String> refusals) {
        return SheetFile.workbook(
                title(period), refusals.isEmpty() ? List.of(sheet(lines)) : List.of(sheet(lines), refusals(refusals)));
    }

    private static SheetFile.Sheet refusals(List<String> numbers) {
        return new SheetFile.Sheet(
                "不予受理裁定用去的案号",
                List.of("本期不予受理裁定用去的案号"),
                List.of(36),
                numbers.stream().map(List::of).toList());
    }

    /** The register as a list. */
    public static SheetFile.Sheet sheet(List<Register.Line> lines) {
        return new SheetFile.Sheet(
                TITLE,
                HEADS,
                WIDTHS,
                IntStream.range(0, lines.size())
                        .mapToObj(at -> cells(at + 1, lines.get(at)))
                        .toList());
    }

    private static List<Object> cells(int place, Register.Line line) {
        var words = RegisterEntry.of(place, line);
        var filing = line.filing();
        var received = filing.receivedAt();
        return List.of(
                place,
                words.caseNumber(),
                CourtTime.day(line.registeredAt()),
                words.parties(),
                words.cause(),
                yuan(filing.amountFen()),
                yuan(line.firstFen()),
                received == null ? "" : CourtTime.day(received),
                words.way(),
                words.status());
    }

    private static Object yuan(@Nullable Long fen) {
        return fen == null ? "" : BigDecimal.valueOf(fen, 2);
    }
}
