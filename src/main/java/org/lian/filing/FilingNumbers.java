package org.lian.filing;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.reference.CaseType;
import org.lian.reference.CaseTypes;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/**
 * The reader of what people write as the number of a case: in full or half width, whole or in part, of a receipt, or to
 * pay by.
 */
@Component
class FilingNumbers {
    /** The numbers in their present form begin with this year (法〔2015〕137号). */
    private static final int FIRST_YEAR = 2016;

    private static final Pattern RECEIPT = Pattern.compile("S\\d{8}-[0-9A-Z]{8}");

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Year and court may be left out: 民初13 is whatever year has that number in a court of the clerk. */
    private static final Pattern CASE_NUMBER =
            Pattern.compile("(?:\\(?(\\d{4})\\)?)?(\\p{IsHan}\\d{1,4})?(\\p{IsHan}{1,6}\\d{1,9})号?");

    private static final Pattern SERIAL = Pattern.compile("(\\d{1,6})号?");

    private final Receipts receipts;
    private final PaymentCodes codes;
    private final CaseTypes types;
    private final BusinessClock clock;

    FilingNumbers(Receipts receipts, PaymentCodes codes, CaseTypes types, BusinessClock clock) {
        this.receipts = receipts;
        this.codes = codes;
        this.types = types;
        this.clock = clock;
    }

    /**
     * The numbers that the words may name.
     *
     * @param filings by the number of a receipt, or by its own id
     * @param caseNumbers in the form in which they are kept
     */
    record Named(List<FilingId> filings, List<String> caseNumbers) {
        static final Named NONE = new Named(List.of(), List.of());

        boolean isNone() {
            return filings.isEmpty() && caseNumbers.isEmpty();
        }
    }

    /** The one case number that is written, whole. */
    String one(Actor reader, @Nullable String written, String missing) {
        if (!FilingFacts.isWritten(written)) {
            throw Refusal.invalid("caseNumber", "MISSING", missing);
        }
        var named = whole(reader, String.valueOf(written)).caseNumbers();
        if (named.size() != 1) {
            throw Refusal.invalid("caseNumber", "FORMAT", "请写全案号，例如（2026）京0199民初13号");
        }
        return named.get(0);
    }

    /** Whole numbers, and 民初13; not a serial number alone. */
    Named whole(Actor clerk, String words) {
        var text = plain(words);
        var upper = text.toUpperCase(Locale.ROOT);
        if (RECEIPT.matcher(upper).matches()) {
            return new Named(receipts.filingOf(upper).stream().toList(), List.of());
        }
        var paying = codes.filingOf(text);
        if (paying.isPresent()) {
            return new Named(List.of(paying.get()), List.of());
        }
        var number = CASE_NUMBER.matcher(text);
        if (number.matches()) {
            return new Named(List.of(), caseNumbers(clerk, number.group(1), number.group(2), number.group(3)));
        }
        return UUID_TEXT.matcher(text).matches() ? new Named(List.of(FilingId.of(text)), List.of()) : Named.NONE;
    }

    /** The same, and 13 or 13号: that number of any kind, of this year and the last. */
    Named any(Actor clerk, String words) {
        var serial = SERIAL.matcher(plain(words));
        if (!serial.matches()) {
            return whole(clerk, words);
        }
        var year = clock.today().getYear();
        return new Named(
                List.of(),
                Stream.of(year, year - 1)
                        .flatMap(one -> courts(clerk).stream().flatMap(court -> types.all().stream()
                                .map(CaseType::code)
                                .map(type ->
                                        written(String.valueOf(one), court, type + Integer.parseInt(serial.group(1))))))
                        .toList());
    }

    /** Full and half width are one, and blanks are slips of the hand. */
    static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    private List<String> caseNumbers(Actor clerk, @Nullable String year, @Nullable String court, String rest) {
        var years = year != null
                ? List.of(year)
                : IntStream.rangeClosed(FIRST_YEAR, clock.today().getYear())
                        .mapToObj(String::valueOf)
                        .toList();
        var courts = court != null ? List.of(court) : courts(clerk);
        return years.stream()
                .flatMap(one -> courts.stream().map(code -> written(one, code, rest)))
                .toList();
    }

    private static String written(String year, String court, String rest) {
        return "（" + year + "）" + court + rest + "号";
    }

    static List<String> courts(Actor clerk) {
        return clerk.courts().stream().map(CourtCode::value).toList();
    }
}
