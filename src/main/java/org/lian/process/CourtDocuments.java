package org.lian.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.fees.Fees;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.CorrectionItem;
import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.SuitAgain;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.payment.Channel;
import org.lian.payment.Payments;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.rules.Decisions;
import org.lian.serviceofprocess.Inbox;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The documents that the flow serves, as messages: their words are in messages/, one file each. */
@Component
class CourtDocuments {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** The act whose words a document carries. */
    private static final Map<String, Act.Kind> ACT_BEHIND = Map.of(
            "CORRECTION_NOTICE", Act.Kind.CORRECTION_NOTICE,
            "ADVICE", Act.Kind.ADVICE,
            "REFUSAL_RULING", Act.Kind.REFUSAL,
            "RETURN_NOTICE", Act.Kind.RETURN,
            "FORWARDING_NOTICE", Act.Kind.FORWARDING,
            // A new period is a new notice, be its words the same.
            "FEE_NOTICE", Act.Kind.PAYMENT_EXTENSION,
            "DEEMED_WITHDRAWAL_RULING", Act.Kind.DEEMED_WITHDRAWAL,
            "WITHDRAWAL_RULING", Act.Kind.WITHDRAWAL_RULING);

    private final Inbox inbox;
    private final Acts acts;
    private final Decisions decisions;
    private final GrantedWithdrawals withdrawals;
    private final FeeDuty feeDuty;
    private final FilingLifecycle filings;
    private final Fees fees;
    private final Payments payments;
    private final Courts courts;

    CourtDocuments(
            Inbox inbox,
            Acts acts,
            Decisions decisions,
            GrantedWithdrawals withdrawals,
            FeeDuty feeDuty,
            FilingLifecycle filings,
            Fees fees,
            Payments payments,
            Courts courts) {
        this.inbox = inbox;
        this.acts = acts;
        this.decisions = decisions;
        this.withdrawals = withdrawals;
        this.feeDuty = feeDuty;
        this.filings = filings;
        this.fees = fees;
        this.payments = payments;
        this.courts = courts;
    }

    /** ELECTRONIC or PAPER, by the table service-method. */
    String methodFor(FilingId id) {
        return decisions
                .evaluate("service-method", FilingFacts.of(filings.filing(id)), id, Visibility.PARTY)
                .text("method");
    }

    /** Serves the document on the filer and gives the moment of service. */
    Instant serve(FilingId id, String document) {
        var filing = filings.filing(id);
        var paper = written(filing, document);
        return inbox.serve(
                        id,
                        document,
                        paper.key(),
                        paper.title(),
                        paper.text(),
                        List.of(filing.ownerId()),
                        "人民法院在线诉讼规则第三十一条")
                .servedAt();
    }

    /** Keeps what was handed over on paper where the filer can read it too. */
    void servedOnPaper(FilingId id, String document, Instant servedAt) {
        var filing = filings.filing(id);
        var paper = written(filing, document);
        inbox.servedOnPaper(
                id,
                document,
                paper.key(),
                paper.title(),
                paper.text(),
                List.of(filing.ownerId()),
                servedAt,
                "民事诉讼法第八十八条、第九十一条");
    }

    /** A document as it would be served now. */
    TaskMatters.Paper paper(Filing filing, String document) {
        var written = written(filing, document);
        return new TaskMatters.Paper(written.title(), written.text());
    }

    /** Title and text of a document; the key tells a second notice from a repeated step. */
    private record Written(String key, String title, String text) {}

    private Written written(Filing filing, String document) {
        var template = template(document);
        var title = template.lines().findFirst().orElseThrow();
        var act = ACT_BEHIND.containsKey(document)
                ? acts.last(filing.id(), ACT_BEHIND.get(document)).orElse(null)
                : null;
        var text = fill(template.substring(title.length()).strip(), filing, act);
        return new Written(act == null ? title + "\0" + text : act.id().toString(), fill(title, filing, act), text);
    }

    private String fill(String text, Filing filing, @Nullable Act act) {
        var words = act == null ? Act.Words.none() : act.words();
        var registered = filing.registeredAt();
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put("caseNumber", filing.caseNumber());
        values.put("rulingNumber", filing.rulingNumber());
        values.put("court", courts.find(filing.court()).map(Court::name).orElse(""));
        values.put("parties", filing.title());
        values.put(
                "filer",
                filing.draft().plaintiffs().isEmpty()
                        ? ""
                        : filing.draft().plaintiffs().get(0).displayName());
        values.put("registeredOn", registered == null ? "" : day(registered));
        values.put("firstSubmittedOn", filing.firstSubmittedAt() == null ? "" : day(filing.firstSubmittedAt()));
        values.put("reason", words.reason());
        values.put("basis", words.basis());
        values.put("remedy", words.remedy());
        values.put("otherCourt", words.court());
        values.put("until", words.until() == null ? "" : words.until().toString());
        values.put("days", words.days() == null ? "" : words.days().toString());
        values.put("items", items(words.items()));
        values.put("document", words.document());
        if (text.contains("{amount}")) {
            values.put("amount", new Fen(fees.bill(filing.id()).orElseThrow().payableFen()).toString());
        }
        values.put("waysToPay", waysToPay());
        if (text.contains("{paymentPeriod}")) {
            values.put("paymentPeriod", feeDuty.paymentPeriod(filing.id()).text());
        }
        var again = SuitAgain.of(filing);
        values.put("suitAgain", again.text() + "（" + again.basis() + "）。");
        if (text.contains("{feeLeft}")) {
            values.put("feeLeft", withdrawals.words(filing.id()));
        }
        // One pass: what a person wrote is never read as a place to fill.
        return PLACE.matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(Objects.requireNonNullElse(values.get(place.group(1)), "")));
    }

    private String waysToPay() {
        var online = payments.onlineChannels();
        return online.isEmpty() ? "请到本院诉讼服务中心窗口交纳。" : "可以在本案页面用" + Channel.named(online) + "交纳，也可以到本院诉讼服务中心窗口交纳。";
    }

    private static String items(List<CorrectionItem> items) {
        var lines = new StringJoiner("\n");
        for (var item : items) {
            lines.add((lines.length() == 0 && items.size() == 1 ? "" : (items.indexOf(item) + 1) + ". ") + item.text()
                    + "（" + item.basis() + "）");
        }
        return lines.toString();
    }

    private static String day(Instant instant) {
        return instant.atZone(BusinessClock.SHANGHAI).toLocalDate().toString();
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
