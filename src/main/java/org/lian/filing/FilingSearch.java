package org.lian.filing;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** Finds filings of a clerk's courts by what a party at the window can name; each one found is a reading. */
@Component
public class FilingSearch {
    private static final int MOST = 20;

    /** The numbers in their present form begin with this year (法〔2015〕137号). */
    private static final int FIRST_YEAR = 2016;

    private static final Pattern RECEIPT = Pattern.compile("S\\d{8}-[0-9A-Z]{8}");

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Year and court may be left out: 民初13 is whatever year has that number in a court of the clerk. */
    private static final Pattern CASE_NUMBER =
            Pattern.compile("(?:\\(?(\\d{4})\\)?)?(\\p{IsHan}\\d{1,4})?(\\p{IsHan}{1,6}\\d{1,9})号?");

    private final FilingStore store;
    private final Receipts receipts;
    private final Filings filings;
    private final BusinessClock clock;
    private final PaymentCodes codes;

    FilingSearch(FilingStore store, Receipts receipts, Filings filings, BusinessClock clock, PaymentCodes codes) {
        this.codes = codes;
        this.store = store;
        this.receipts = receipts;
        this.filings = filings;
        this.clock = clock;
    }

    /** By case number, receipt number, payment code or the filing's own id, else those that wait for the fee by a party's whole name. */
    public List<Filing> named(Actor clerk, String words) {
        if (clerk.courts().isEmpty()) {
            return List.of();
        }
        // Full and half width are one, and blanks are slips of the hand.
        var text = Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("\\s", "");
        var numbered = byNumber(clerk, text).stream()
                .flatMap(id -> find(clerk, id).stream())
                .toList();
        return numbered.isEmpty() ? byParty(clerk, words) : numbered;
    }

    private List<FilingId> byNumber(Actor clerk, String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        if (RECEIPT.matcher(upper).matches()) {
            return receipts.filingOf(upper).stream().toList();
        }
        var paying = codes.filingOf(text);
        if (paying.isPresent()) {
            return List.of(paying.get());
        }
        var number = CASE_NUMBER.matcher(text);
        if (number.matches()) {
            return store.byCaseNumbers(caseNumbers(clerk, number.group(1), number.group(2), number.group(3)));
        }
        return UUID_TEXT.matcher(text).matches() ? List.of(FilingId.of(text)) : List.of();
    }

    private List<String> caseNumbers(Actor clerk, @Nullable String year, @Nullable String court, String rest) {
        var years = year != null
                ? List.of(year)
                : IntStream.rangeClosed(FIRST_YEAR, clock.today().getYear())
                        .mapToObj(String::valueOf)
                        .toList();
        var courts = court != null ? List.of(court) : courts(clerk);
        return years.stream()
                .flatMap(one -> courts.stream().map(code -> "（" + one + "）" + code + rest + "号"))
                .toList();
    }

    private List<Filing> byParty(Actor clerk, String name) {
        var found = store.owingByParty(name, courts(clerk), FilingStatus.payableNames(), MOST + 1);
        if (found.size() > MOST) {
            throw Refusal.invalid("number", "TOO_MANY", "叫这个名字的待交费案件超过 %d 件，请改用案号或者回执编号查找".formatted(MOST));
        }
        return found.stream().flatMap(id -> find(clerk, id).stream()).toList();
    }

    /** Another court's filing is none. */
    private Optional<Filing> find(Actor clerk, FilingId id) {
        try {
            return Optional.of(filings.find(clerk, id));
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    private static List<String> courts(Actor clerk) {
        return clerk.courts().stream().map(CourtCode::value).toList();
    }
}
