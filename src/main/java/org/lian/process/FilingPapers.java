package org.lian.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.filing.Filing;
import org.lian.filing.GivenPaper;
import org.lian.filing.ReceiptPaper;
import org.lian.filing.Receipts;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.process.papers.CourtDocuments;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 本案文书: the receipt and what the court served, with their PDF. Who may read them the caller has asked. */
@Component
public class FilingPapers {
    private final Papers papers;
    private final Inbox inbox;
    private final Receipts receipts;
    private final Materials materials;
    private final ReceiptPaper receiptPaper;

    FilingPapers(Papers papers, Inbox inbox, Receipts receipts, Materials materials, ReceiptPaper receiptPaper) {
        this.papers = papers;
        this.inbox = inbox;
        this.receipts = receipts;
        this.materials = materials;
        this.receiptPaper = receiptPaper;
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
            boolean ofParty) {

        /** Whether the court gave it to attest something, and served nothing with it. */
        public boolean isGiven() {
            return GivenPaper.isOne(kind);
        }
    }

    /** Those that a reader may see: the court's people what went to the other side, too. */
    public List<Entry> of(Actor reader, Filing filing) {
        return reader.isStaff() ? entries(filing, inbox.ofFiling(filing.id())) : of(filing);
    }

    /** The filers': the receipt first, then what was made from the party's own words, then the court's in order. */
    public List<Entry> of(Filing filing) {
        return entries(filing, inbox.ofFilers(filing.id()));
    }

    private List<Entry> entries(Filing filing, List<Message> served) {
        var entries = new ArrayList<Entry>();
        receipt(filing)
                .ifPresent(paper -> entries.add(new Entry(
                        paper.id(),
                        ReceiptPaper.DOCUMENT,
                        paper.title(),
                        receivedAt(filing),
                        false,
                        null,
                        paper.text(),
                        paper.id(),
                        false)));
        var fixed = papers.all(filing.id());
        fixed.stream().filter(Paper::ofParty).map(FilingPapers::entry).forEach(entries::add);
        Stream.concat(
                        served.stream()
                                .filter(message -> !CourtDocuments.isGiven(message.document()))
                                .map(message -> entry(filing, message)),
                        fixed.stream()
                                .filter(paper -> GivenPaper.isOne(paper.document()))
                                .map(FilingPapers::entry))
                .sorted(Comparator.comparing(Entry::at))
                .forEach(entries::add);
        return List.copyOf(entries);
    }

    private static Entry entry(Paper paper) {
        return new Entry(
                paper.id(),
                paper.document(),
                paper.title(),
                paper.fixedAt(),
                false,
                null,
                paper.text(),
                paper.id(),
                paper.ofParty());
    }

    /** The newest paper of a kind that the court gave. */
    public Optional<Paper> given(FilingId filing, GivenPaper kind) {
        return papers.all(filing).stream()
                .filter(paper -> paper.document().equals(kind.name()))
                .reduce((earlier, later) -> later);
    }

    public Optional<Entry> find(Actor reader, Filing filing, UUID id) {
        return of(reader, filing).stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst();
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

    /** The signs of a paper that no font here can print; empty where it can be printed, and where this build prints none. */
    public String unprintable(Paper paper) {
        return papers.unprintable(paper);
    }

    /** The same of a document that stands in the list. */
    public String unprintable(Entry entry) {
        return papers.unprintable(entry.title() + entry.text());
    }

    public byte[] pdf(Paper paper) {
        return papers.pdf(paper.id());
    }

    /** The same as a picture. */
    public byte[] picture(Paper paper) {
        return papers.picture(paper.id());
    }

    /** 收件回执 as a paper, fixed at submission; empty before. */
    public Optional<Paper> receipt(Filing filing) {
        return receipts.ofFiling(filing.id())
                .map(receipt -> receiptPaper.fix(filing, receipt, () -> materials.of(filing.id())));
    }

    private Instant receivedAt(Filing filing) {
        return receipts.ofFiling(filing.id()).orElseThrow().receivedAt().toInstant();
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
