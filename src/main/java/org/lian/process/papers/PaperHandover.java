package org.lian.process.papers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.documents.InWords;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.documents.PrintRun;
import org.lian.filing.Filing;
import org.lian.filing.Party;
import org.lian.filing.Receipts;
import org.lian.filing.ServiceAddress;
import org.lian.reference.Court;
import org.lian.reference.CourtContact;
import org.lian.reference.CourtContacts;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/**
 * The papers that go to a party by hand or by post: the papers themselves, 送达回证 (民诉法 87) and the label of the envelope.
 */
@Component
public class PaperHandover {
    private static final String TITLE = "送达回证";

    private final Papers papers;
    private final Courts courts;
    private final CourtContacts contacts;
    private final CaseParties parties;
    private final Receipts receipts;
    private final PaperSigners signers;
    private final BusinessClock clock;

    PaperHandover(
            Papers papers,
            Courts courts,
            CourtContacts contacts,
            CaseParties parties,
            Receipts receipts,
            PaperSigners signers,
            BusinessClock clock) {
        this.papers = papers;
        this.courts = courts;
        this.contacts = contacts;
        this.parties = parties;
        this.receipts = receipts;
        this.signers = signers;
        this.clock = clock;
    }

    /**
     * All that is printed, as one PDF; nothing of it is kept.
     *
     * @param issuer who hands it out, 填发人
     */
    public byte[] print(Actor issuer, Filing filing, List<Paper> handed) {
        var slip = papers.preview("service-receipt", words(issuer, filing, handed), clock.now());
        return PrintRun.of(Stream.concat(handed.stream().map(paper -> papers.pdf(paper.id())), Stream.of(slip))
                .toList());
    }

    private Map<String, Object> words(Actor issuer, Filing filing, List<Paper> handed) {
        var address = Optional.ofNullable(filing.draft().serviceAddress());
        var titles = handed.stream().map(paper -> "《" + paper.title() + "》").toList();
        var words = new HashMap<String, Object>();
        words.put("title", TITLE);
        words.put("court", courts.find(filing.court()).map(Court::name).orElseThrow());
        words.put("number", number(filing));
        words.put("matter", parties.matter(filing));
        words.put("papers", titles);
        if (handed.stream().map(Paper::document).anyMatch(CourtPaper::isToRespondent)) {
            words.put("recipient", parties.others(filing));
            words.put("address", ofOthers(filing, Party::address).orElse("没有填写，请查明"));
            words.put("phone", ofOthers(filing, Party::phone).orElse("没有填写"));
        } else {
            words.put("recipient", parties.filers(filing));
            words.put(
                    "address",
                    address.map(ServiceAddress::address)
                            .map(PaperHandover::given)
                            .orElse("没有填写，请查明"));
            words.put(
                    "phone",
                    address.map(ServiceAddress::phone).map(PaperHandover::given).orElse("没有填写"));
        }
        var sender = contacts.of(filing.court());
        words.put("contact", known(sender.map(CourtContact::said)));
        words.put("senderAddress", known(sender.map(CourtContact::address)));
        words.put("senderPhone", known(sender.map(CourtContact::phone)));
        words.put("issuer", signers.name(issuer.username()));
        words.put("date", InWords.date(clock.today()));
        words.put("contents", String.join("、", titles) + "，《" + TITLE + "》");
        return words;
    }

    /** The case's number; before it has one, that of its receipt. */
    private String number(Filing filing) {
        return filing.caseNumber() == null
                ? receipts.ofFiling(filing.id())
                        .map(receipt -> "收件回执 " + receipt.number())
                        .orElseThrow()
                : filing.caseNumber().toString();
    }

    /** What is known of the other side, each with the name where they are several. */
    private static Optional<String> ofOthers(Filing filing, Function<Party, @Nullable String> known) {
        var others = filing.draft().defendants();
        var said = others.stream()
                .filter(party ->
                        !Objects.requireNonNullElse(known.apply(party), "").isBlank())
                .map(party -> (others.size() > 1 ? party.displayName() + "：" : "") + known.apply(party))
                .collect(Collectors.joining("；"));
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    private static List<String> known(Optional<String> text) {
        return text.filter(one -> !one.isBlank()).stream().toList();
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text;
    }
}
