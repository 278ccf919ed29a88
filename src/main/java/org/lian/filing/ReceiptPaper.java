package org.lian.filing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lian.clock.CourtTime;
import org.lian.documents.InWords;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.materials.Material;
import org.lian.reference.Causes;
import org.lian.reference.Court;
import org.lian.reference.CourtContact;
import org.lian.reference.CourtContacts;
import org.lian.reference.Courts;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 收件回执 as a paper (登记立案规定 2): what was handed in, as it stood then. */
@Component
public class ReceiptPaper {
    /** Its kind among the documents of a filing. */
    public static final String DOCUMENT = "RECEIPT";

    private final Papers papers;
    private final Courts courts;
    private final Causes causes;
    private final CourtContacts contacts;
    private final ReviewPeriods periods;
    private final HandMadePapers handMade;

    ReceiptPaper(
            Papers papers,
            Courts courts,
            Causes causes,
            CourtContacts contacts,
            ReviewPeriods periods,
            HandMadePapers handMade) {
        this.papers = papers;
        this.courts = courts;
        this.causes = causes;
        this.contacts = contacts;
        this.periods = periods;
        this.handMade = handMade;
    }

    /**
     * Fixes it with the submission of these materials.
     *
     * @param mediated whether the filer agrees to 先行调解, which the submission says and the filing does not yet
     */
    void fixNew(Filing filing, Receipt receipt, List<Material> handedIn, boolean mediated) {
        fixNew(filing, receipt, words(filing, receipt, handedIn, mediated));
    }

    /** Fixes that of a filing that another court forwarded: it says where and when it was first handed in. */
    void fixForwarded(Filing filing, Receipt receipt, List<Material> carried, Filing from, Receipt first) {
        var words = words(filing, receipt, carried, mediated(filing));
        words.put(
                "forwarded",
                List.of(Map.of(
                        "fromCourt", courts.find(from.court()).map(Court::name).orElseThrow(),
                        "firstOn", InWords.day(first.receivedAt().toLocalDate()),
                        "firstReceipt", first.number())));
        fixNew(filing, receipt, words);
    }

    private void fixNew(Filing filing, Receipt receipt, Map<String, Object> words) {
        papers.fixNew(
                        filing.id(),
                        DOCUMENT,
                        receipt.number(),
                        "receipt",
                        receipt.receivedAt().toInstant(),
                        words)
                .ifPresent(paper -> handMade.askFor(filing, paper));
    }

    /**
     * The one that was fixed; a filing of an earlier release has it fixed when it is first opened.
     *
     * @param handedIn the filing's materials; those of the receipt are listed
     */
    public Paper fix(Filing filing, Receipt receipt, Supplier<List<Material>> handedIn) {
        return papers.fix(
                filing.id(),
                DOCUMENT,
                receipt.number(),
                "receipt",
                receipt.receivedAt().toInstant(),
                () -> words(filing, receipt, handedIn.get(), mediated(filing)));
    }

    private static boolean mediated(Filing filing) {
        return Boolean.TRUE.equals(filing.wishes().mediationConsent());
    }

    private Map<String, Object> words(Filing filing, Receipt receipt, List<Material> materials, boolean mediated) {
        var received = receipt.receivedAt();
        var listed = receipt.materials().stream().map(item -> item.id()).collect(Collectors.toSet());
        var handedIn = materials.stream()
                .filter(material -> listed.contains(material.id().toString()))
                .toList();
        var cause = filing.draft().causeCode();
        var words = new HashMap<String, Object>();
        words.put("title", "收件回执");
        words.put("court", courts.find(filing.court()).map(Court::name).orElseThrow());
        words.put("number", receipt.number());
        words.put("date", InWords.date(received.toLocalDate()));
        words.put("receivedOn", InWords.day(received.toLocalDate()));
        words.put("receivedTime", CourtTime.SECOND_OF_DAY.format(received));
        words.put(
                "filer",
                filing.draft().plaintiffs().stream()
                        .filter(Party::hasName)
                        .map(Party::displayName)
                        .findFirst()
                        .orElse("当事人"));
        words.put("application", filing.track().isSuit() ? "立案申请" : "申请");
        words.put("parties", filing.title());
        words.put(
                "cause",
                !filing.track().asks(Track.Asks.CAUSE)
                        ? filing.track().label()
                        : cause == null
                                ? "案由未填写"
                                : causes.find(cause).map(found -> found.name()).orElse("案由未填写"));
        words.put("decision", decision(filing, receipt, mediated));
        words.put(
                "receiptBasis",
                GivenPapers.maybe(
                        Optional.of(filing.track().word("receiptBasis")).filter(basis -> !basis.isEmpty())));
        words.put("periodAgain", filing.track().word("periodAgain"));
        words.put("contact", GivenPapers.maybe(contacts.of(filing.court()).map(CourtContact::said)));
        words.put("forwarded", List.of());
        words.put("hasMaterials", !handedIn.isEmpty());
        words.put("materials", listed(handedIn, receipt.shrunk(), filing.track()));
        return words;
    }

    private String decision(Filing filing, Receipt receipt, boolean mediated) {
        var what = filing.track().word("decides") + (mediated ? "或者先行调解" : "");
        return periods.lastDay(filing, receipt.receivedAt().toInstant())
                        .map(day -> "最迟在" + day)
                        .orElse("将在法定期限内")
                + what;
    }

    private static List<Map<String, String>> listed(List<Material> materials, Set<String> shrunk, Track track) {
        return IntStream.range(0, materials.size())
                .mapToObj(at -> Map.of(
                        "position",
                        String.valueOf(at + 1),
                        "kind",
                        materials.get(at).kind().label(track),
                        "name",
                        materials.get(at).fileName()
                                + (shrunk.contains(materials.get(at).id().toString()) ? "（由手机缩小后上传）" : "")))
                .toList();
    }
}
