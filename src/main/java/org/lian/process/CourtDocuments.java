package org.lian.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.fees.Fees;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.reference.Courts;
import org.lian.serviceofprocess.Inbox;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The documents that the flow serves, as messages: their words are in messages/, one file each. */
@Component
class CourtDocuments {
    private final Inbox inbox;
    private final FilingLifecycle filings;
    private final Fees fees;
    private final Courts courts;

    CourtDocuments(Inbox inbox, FilingLifecycle filings, Fees fees, Courts courts) {
        this.inbox = inbox;
        this.filings = filings;
        this.fees = fees;
        this.courts = courts;
    }

    /** Serves the document on the filer and gives the moment of service. */
    Instant serve(FilingId id, String document) {
        var filing = filings.filing(id);
        var template = template(document);
        var title = template.lines().findFirst().orElseThrow();
        var text = template.substring(title.length()).strip();
        return inbox.serve(id, document, title, fill(text, filing), List.of(filing.ownerId()), "人民法院在线诉讼规则第三十一条")
                .servedAt();
    }

    private String fill(String text, Filing filing) {
        var amount = fees.bill(filing.id())
                .map(bill -> new Fen(bill.payableFen()).toString())
                .orElse("");
        var registered = filing.registeredAt();
        return text.replace("{caseNumber}", filing.caseNumber() == null ? "" : filing.caseNumber())
                .replace(
                        "{court}",
                        courts.find(filing.court()).map(court -> court.name()).orElse(""))
                .replace("{parties}", filing.title())
                .replace("{amount}", amount)
                .replace(
                        "{registeredOn}",
                        registered == null
                                ? ""
                                : registered
                                        .atZone(BusinessClock.SHANGHAI)
                                        .toLocalDate()
                                        .toString());
    }

    private static String template(String document) {
        var file = "messages/" + document.toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".txt";
        try (var stream = new ClassPathResource(file).getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("No text for the document " + document, e);
        }
    }
}
