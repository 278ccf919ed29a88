package org.lian.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.documents.InWords;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.filing.Filing;
import org.lian.filing.Party;
import org.lian.filing.Receipt;
import org.lian.filing.Receipts;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.reference.Causes;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 本案文书: the receipt and what the court served, with their PDF. Who may read them the caller has asked. */
@Component
public class FilingPapers {
    private static final String RECEIPT = "RECEIPT";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H时m分s秒");

    private final Papers papers;
    private final Inbox inbox;
    private final Receipts receipts;
    private final Materials materials;
    private final Courts courts;
    private final Causes causes;

    FilingPapers(Papers papers, Inbox inbox, Receipts receipts, Materials materials, Courts courts, Causes causes) {
        this.papers = papers;
        this.inbox = inbox;
        this.receipts = receipts;
        this.materials = materials;
        this.courts = courts;
        this.causes = causes;
    }

    /**
     * One document of a filing.
     *
     * @param at when it was served, shown or given
     * @param paper null for a letter, and for what was served before there were papers
     * @param ofParty whether it is the party's own, made from what it typed
     */
    public record Entry(
            UUID id,
            String kind,
            String title,
            Instant at,
            boolean served,
            @Nullable String addressee,
            String text,
            @Nullable UUID paper,
            boolean ofParty) {}

    /** All documents, in order: the receipt first, then what was made from the party's own words. */
    public List<Entry> of(Filing filing) {
        var entries = new ArrayList<Entry>();
        receipt(filing)
                .ifPresent(paper -> entries.add(new Entry(
                        paper.id(),
                        RECEIPT,
                        paper.title(),
                        receivedAt(filing),
                        false,
                        null,
                        paper.text(),
                        paper.id(),
                        false)));
        papers.ofParty(filing.id())
                .forEach(paper -> entries.add(new Entry(
                        paper.id(),
                        paper.document(),
                        paper.title(),
                        paper.fixedAt(),
                        false,
                        null,
                        paper.text(),
                        paper.id(),
                        true)));
        inbox.ofFiling(filing.id()).forEach(message -> entries.add(entry(filing, message)));
        return List.copyOf(entries);
    }

    public Optional<Entry> find(Filing filing, UUID id) {
        return of(filing).stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The PDF of a document, the same bytes ever after. */
    public byte[] pdf(Filing filing, Entry entry) {
        var paper = entry.paper();
        if (paper == null) {
            throw Refusal.notFound("这份文书没有 PDF，请阅读正文，也可以在页面上打印");
        }
        var made = entry.ofParty() ? made(filing, paper) : Optional.<Material>empty();
        return made.isPresent() ? bytes(filing, made.get()) : papers.pdf(paper);
    }

    /** The material that the paper was handed in as; no second copy is kept of it. */
    private Optional<Material> made(Filing filing, UUID paper) {
        return materials.of(filing.id()).stream()
                .filter(material -> paper.equals(material.paper()))
                .findFirst();
    }

    private byte[] bytes(Filing filing, Material material) {
        try (var content = materials.open(filing.id(), material.id())) {
            return content.stream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] pdf(Paper paper) {
        return papers.pdf(paper.id());
    }

    /** 收件回执 as a paper, fixed when it is first asked for; empty before submission. */
    public Optional<Paper> receipt(Filing filing) {
        return receipts.ofFiling(filing.id())
                .map(receipt -> papers.fix(
                        filing.id(),
                        RECEIPT,
                        receipt.number(),
                        "receipt",
                        receipt.receivedAt().toInstant(),
                        () -> words(filing, receipt)));
    }

    private Map<String, Object> words(Filing filing, Receipt receipt) {
        var received = receipt.receivedAt();
        var listed = receipt.materials().stream().map(item -> item.id()).collect(Collectors.toSet());
        var handedIn = materials.of(filing.id()).stream()
                .filter(material -> listed.contains(material.id().toString()))
                .toList();
        var cause = filing.draft().causeCode();
        var words = new HashMap<String, Object>();
        words.put("title", "收件回执");
        words.put("court", courts.find(filing.court()).map(Court::name).orElseThrow());
        words.put("number", receipt.number());
        words.put("date", InWords.date(received.toLocalDate()));
        words.put("receivedOn", InWords.date(received.toLocalDate()));
        words.put("receivedTime", TIME.format(received));
        words.put(
                "filer",
                filing.draft().plaintiffs().stream()
                        .filter(party -> !party.displayName().equals("未填写"))
                        .map(Party::displayName)
                        .findFirst()
                        .orElse("当事人"));
        words.put("parties", filing.title());
        words.put(
                "cause",
                cause == null
                        ? "案由未填写"
                        : causes.find(cause).map(found -> found.name()).orElse("案由未填写"));
        words.put("hasMaterials", !handedIn.isEmpty());
        words.put("materials", listed(handedIn));
        return words;
    }

    private Instant receivedAt(Filing filing) {
        return receipts.ofFiling(filing.id()).orElseThrow().receivedAt().toInstant();
    }

    private static List<Map<String, String>> listed(List<Material> materials) {
        return IntStream.range(0, materials.size())
                .mapToObj(at -> Map.of(
                        "position",
                        String.valueOf(at + 1),
                        "kind",
                        materials.get(at).kind().label(),
                        "name",
                        materials.get(at).fileName()))
                .toList();
    }

    private static Entry entry(Filing filing, Message message) {
        var plaintiffs = filing.draft().plaintiffs();
        return new Entry(
                message.id(),
                message.document(),
                message.title(),
                message.servedAt(),
                message.served(),
                plaintiffs.isEmpty() ? null : plaintiffs.get(0).displayName(),
                message.text(),
                message.paper(),
                false);
    }
}
