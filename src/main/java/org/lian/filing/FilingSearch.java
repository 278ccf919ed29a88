package org.lian.filing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The search for filings of a clerk's courts by what a party at the window can name; each one found is a reading. */
@Component
public class FilingSearch {
    private static final int MOST = 20;

    private final FilingStore store;
    private final CaseQueries queries;
    private final FilingNumbers numbers;
    private final PaymentCodes codes;
    private final Filings filings;

    FilingSearch(FilingStore store, CaseQueries queries, FilingNumbers numbers, PaymentCodes codes, Filings filings) {
        this.store = store;
        this.queries = queries;
        this.numbers = numbers;
        this.codes = codes;
        this.filings = filings;
    }

    /**
     * By case number, receipt number, payment code or the filing's own id, else those that wait for the fee by a party's
     * whole name, ID number or telephone.
     */
    public List<Filing> named(Actor clerk, String words) {
        if (clerk.courts().isEmpty()) {
            return List.of();
        }
        var numbered = numbered(clerk, numbers.whole(clerk, words));
        return numbered.isEmpty() ? byParty(clerk, words) : numbered;
    }

    /**
     * By receipt number, case number or the filing's own id, else those that were refused or returned by the number of the
     * ruling or a party's whole name, ID number or telephone: about which a higher court may decide (民诉法 126).
     */
    public List<Filing> turnedAway(Actor head, String words) {
        if (head.courts().isEmpty()) {
            return List.of();
        }
        var named = numbers.whole(head, words);
        var numbered = numbered(head, named);
        return numbered.isEmpty()
                ? queries
                        .turnedAway(words, named.caseNumbers(), FilingNumbers.courts(head), head.seesSecrets(), MOST)
                        .stream()
                        .flatMap(id -> find(head, id).stream())
                        .toList()
                : numbered;
    }

    private List<Filing> numbered(Actor reader, FilingNumbers.Named named) {
        return Stream.concat(
                        named.filings().stream(),
                        named.caseNumbers().isEmpty()
                                ? Stream.empty()
                                : store.byCaseNumbers(named.caseNumbers()).stream())
                .flatMap(id -> find(reader, id).stream())
                .toList();
    }

    /**
     * What is kept from the clerk and is owed all the same: whoever quotes its 缴费码 pays it, and the clerk learns the sum
     * and nothing else of it.
     */
    public Optional<Filing> keptButOwed(Actor clerk, String code) {
        return codes.filingOf(FilingNumbers.plain(code))
                .flatMap(store::find)
                .filter(filing -> filing.draft().courtCode() != null && clerk.actsFor(filing.court()))
                .filter(filing -> filing.marks().secret() && !clerk.seesSecrets());
    }

    private List<Filing> byParty(Actor clerk, String name) {
        var found = queries.owingByParty(
                name, FilingNumbers.courts(clerk), FilingStatus.payableNames(), clerk.seesSecrets(), MOST + 1);
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
}
