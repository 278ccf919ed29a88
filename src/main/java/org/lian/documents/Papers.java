package org.lian.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.lian.transaction.OncePerTransaction;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 文书: fixes a paper from its template once, and sets it as PDF when it is first asked for. What cannot be filled is
 * never fixed, and what cannot be printed is never set.
 */
@Component
public class Papers {
    private static final String COLUMNS =
            "id, filing_id, document, template, template_version, template_number, content, digest, fixed_at, of_party";

    /** The key by which a paper is fixed once. */
    private record Slot(FilingId filing, String document, String key) {
        Slot(FilingId filing, String document, byte[] key) {
            this(filing, document, HexFormat.of().formatHex(key));
        }
    }

    private final OncePerTransaction<FilingId, Set<Slot>> taken = new OncePerTransaction<>();
    private final OncePerTransaction<Slot, Paper> fixed = new OncePerTransaction<>();
    private final JdbcClient jdbc;
    private final Vault vault;
    private final BusinessClock clock;
    private final Templates templates;
    private final PublishedTemplates published;
    private final Typeface typeface;
    private final Typesetter typesetter;
    private final PaperContents contents;
    private final CheckAddresses addresses;

    Papers(
            JdbcClient jdbc,
            Vault vault,
            BusinessClock clock,
            Templates templates,
            PublishedTemplates published,
            Typeface typeface,
            Typesetter typesetter,
            PaperContents contents,
            CheckAddresses addresses) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.templates = templates;
        this.published = published;
        this.typeface = typeface;
        this.typesetter = typesetter;
        this.contents = contents;
        this.addresses = addresses;
    }

    /** Stands in the code of a paper that is only shown: it leads to none. */
    private static final UUID UNFIXED = new UUID(0, 0);

    private record Kept(Paper paper, String page) {}

    /**
     * Fixes the paper once by filing, document and key, and gives what was fixed first.
     *
     * @param values every word that the template asks for, {@code title}, {@code court} and {@code date} among them;
     *     {@code name} is the title in a list, where it says more than the heading
     */
    @Transactional
    public Paper fix(FilingId filing, String document, String key, String template, Map<String, ?> values) {
        return fix(filing, document, key, template, null, () -> values);
    }

    /**
     * The same; the words are asked for only when nothing was fixed before.
     *
     * @param dated the moment that the paper attests; null for now
     */
    @Transactional
    public Paper fix(
            FilingId filing,
            String document,
            String key,
            String template,
            @Nullable Instant dated,
            Supplier<? extends Map<String, ?>> values) {
        var hashed = vault.index("court-paper", key);
        var slot = new Slot(filing, document, hashed);
        var before = taken.get(filing, this::taken).contains(slot)
                ? find(filing, document, hashed)
                : fixed.find(slot, free -> Optional.empty());
        return before.orElseGet(() -> {
            var at = dated == null ? clock.now() : dated;
            var id = UUID.randomUUID();
            return fixed(id, filing, document, hashed, template, at, withCode(id, values.get()), false);
        });
    }

    /** The picture of the code is the largest part of a paper, and another paper has another one. */
    private static Map<String, Object> withoutCode(Map<String, ?> all) {
        var words = new HashMap<String, Object>(all);
        words.keySet().removeAll(Set.of("checkCode", "checkAddress"));
        return words;
    }

    /** The words that filled the paper, but for its code; empty for a paper of before they were kept. */
    public Optional<Map<String, Object>> words(UUID id) {
        return jdbc.sql("select content from court_paper where id = ?")
                .param(id)
                .query((row, number) -> contents.open(id, row.getBytes("content")))
                .optional()
                .map(PaperContents.Content::words);
    }

    private Map<String, Object> withCode(UUID id, Map<String, ?> values) {
        var all = new HashMap<String, Object>(values);
        var address = addresses.of(id);
        all.put("checkAddress", address);
        all.put("checkCode", CheckCode.of(address));
        return all;
    }

    /**
     * Fixes a paper whose words are at hand, once by filing, document and key; nobody looks first whether it was fixed.
     *
     * @param dated the moment that the paper attests
     * @return empty where it was fixed before
     */
    @Transactional
    public Optional<Paper> fixNew(
            FilingId filing, String document, String key, String template, Instant dated, Map<String, ?> values) {
        var id = UUID.randomUUID();
        var hashed = vault.index("court-paper", key);
        return Optional.of(fixed(id, filing, document, hashed, template, dated, withCode(id, values), false))
                .filter(paper -> paper.id().equals(id));
    }

    /**
     * Fixes a paper made from a party's own words, once by filing, document and key. It carries no code: the court did
     * not issue it.
     *
     * @param dated the moment that it is handed in
     */
    @Transactional
    public Paper fixOfParty(
            FilingId filing, String document, String key, String template, Instant dated, Map<String, ?> values) {
        var hashed = vault.index("court-paper", key);
        return fixed(UUID.randomUUID(), filing, document, hashed, template, dated, Map.copyOf(values), true);
    }

    /** How a paper would look that is not fixed: nothing is kept. What the font cannot print is refused with the sign. */
    public byte[] preview(String template, Map<String, ?> values, Instant dated) {
        var filled = templates.fill(template, published.forFilling(template).text(), withCode(UNFIXED, values));
        requirePrintable(filled.page());
        return typesetter.shown(filled.page(), dated.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The words of a paper that is not fixed, as its reader will read them. */
    public String previewText(String template, Map<String, ?> values) {
        return ReadAloud.text(templates
                .fill(template, published.forFilling(template).text(), withCode(UNFIXED, values))
                .page());
    }

    /** The PDF of a fixed paper for whoever keeps it; no copy is kept here. */
    public byte[] typeset(UUID id) {
        var kept = unchanged(id);
        requirePrintable(kept.paper().title() + kept.paper().court() + kept.page());
        return typesetter.set(kept.page(), kept.paper().fixedAt());
    }

    private Paper fixed(
            UUID id,
            FilingId filing,
            String document,
            byte[] key,
            String template,
            Instant moment,
            Map<String, ?> all,
            boolean ofParty) {
        var dated = moment.truncatedTo(ChronoUnit.SECONDS);
        var wording = published.forFilling(template);
        var filled = templates.fill(template, wording.text(), all);
        var read = ReadAloud.of(filled.page());
        var content = new PaperContents.Content(
                read.title(), String.valueOf(all.get("court")), read.text(), filled.page(), withoutCode(all));
        var digest = Sha256.hex(filled.page());
        var inserted = jdbc.sql("""
                        with kept as (
                          insert into paper_dictionary (sha256, content)
                          select :dictionary, :frame
                          where not exists (select 1 from paper_dictionary where sha256 = :dictionary)
                          on conflict do nothing)
                        insert into court_paper
                          (id, filing_id, document, key, template, template_version, template_number, content, digest,
                           fixed_at, of_party)
                        values (:id, :filing, :document, :key, :template, :version, :number, :content, :digest,
                           :at, :party)
                        on conflict (filing_id, document, key) do nothing""")
                .param("id", id)
                .param("filing", filing.value())
                .param("document", document)
                .param("key", key)
                .param("template", template)
                .param("version", filled.version())
                .param("number", wording.version().orElse(null))
                .param("content", contents.seal(id, content, filled.dictionary()))
                .param("dictionary", PackedText.hash(filled.dictionary()))
                .param("frame", filled.dictionary())
                .param("digest", digest)
                .param("at", CourtTime.column(dated))
                .param("party", ofParty)
                .update();
        var paper = inserted == 0
                ? read(filing, document, key).orElseThrow()
                : new Paper(
                        id,
                        filing,
                        document,
                        content.title(),
                        content.court(),
                        content.text(),
                        template,
                        filled.version(),
                        wording.version().orElse(null),
                        digest,
                        dated,
                        ofParty);
        fixed.keep(new Slot(filing, document, key), Optional.of(paper));
        return paper;
    }

    /** No access is checked here; whoever holds the id holds the paper. */
    public Optional<Paper> find(UUID id) {
        return kept(id).map(Kept::paper);
    }

    /** Every paper of the court on a filing, in order. */
    public List<Paper> of(FilingId filing) {
        return all(filing).stream().filter(paper -> !paper.ofParty()).toList();
    }

    /** The filings in which a paper of the template was made last, the newest first. */
    public List<FilingId> lastMadeFrom(String template, int limit) {
        return jdbc
                .sql("select filing_id from court_paper where template = ? order by fixed_at desc limit ?")
                .params(template, limit)
                .query((row, number) -> new FilingId(row.getObject("filing_id", UUID.class)))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** Every paper on a filing, in order. */
    public List<Paper> all(FilingId filing) {
        return jdbc
                .sql("select " + COLUMNS + " from court_paper where filing_id = ? order by fixed_at, document, id")
                .param(filing.value())
                .query(this::row)
                .list()
                .stream()
                .map(Kept::paper)
                .toList();
    }

    /** The signs that the font cannot print, so that a person makes the paper; empty where it can be printed. */
    public String unprintable(String text) {
        return typeface.missingIn(text);
    }

    /** The signs of the paper that the font cannot print; empty where it can be printed. */
    public String unprintable(Paper paper) {
        return unprintable(paper.court() + paper.title() + paper.text());
    }

    /** Whether this build can set a PDF at all. */
    public boolean canPrint() {
        return typeface.isThere();
    }

    /**
     * The paper as PDF/A, set when it is first asked for and the same bytes ever after. No connection waits while it is
     * set, unless the caller's transaction has one.
     */
    public byte[] pdf(UUID id) {
        var made = made(id);
        if (made.isPresent()) {
            return made.get();
        }
        var kept = unchanged(id);
        requirePrintable(kept.paper().title() + kept.paper().court() + kept.page());
        var bytes = typesetter.set(kept.page(), kept.paper().fixedAt());
        jdbc.sql("""
                        insert into court_paper_pdf (paper_id, content, sha256, made_at)
                        values (:id, :content, :sha256, :at) on conflict (paper_id) do nothing""")
                .param("id", id)
                .param("content", vault.seal(bytes, pdfContext(id)))
                .param("sha256", Sha256.hex(bytes))
                .param("at", CourtTime.column(clock.now()))
                .update();
        return made(id).orElseThrow();
    }

    /** A picture of the paper as it is printed; made anew each time, nothing is kept of it. */
    public byte[] picture(UUID id) {
        return PaperPicture.of(pdf(id));
    }

    private Kept unchanged(UUID id) {
        var kept = kept(id).orElseThrow(() -> Refusal.notFound("没有找到这份文书"));
        if (!Sha256.hex(kept.page()).equals(kept.paper().digest())) {
            throw new IllegalStateException("Paper " + id + " is not what was fixed");
        }
        return kept;
    }

    private void requirePrintable(String text) {
        if (!typeface.isThere()) {
            throw Refusal.conflict("本系统构建时没有带上文书字体，不能生成 PDF；请在页面上阅读文书，并告知管理员用 Node.js 重新构建");
        }
        var missing = typeface.missingIn(text);
        if (!missing.isEmpty()) {
            throw Refusal.conflict("文书里的“" + missing + "”字，系统的字体印不出来，不能生成 PDF；请在页面上阅读，纸质文书由法院工作人员制作");
        }
    }

    /** SHA-256 of the PDF, where it was made. */
    public Optional<String> pdfDigest(UUID id) {
        return jdbc.sql("select sha256 from court_paper_pdf where paper_id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** How many pages the PDF has, where it was made. */
    public OptionalInt pages(UUID id) {
        return made(id).map(PaperPicture::pages).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private Optional<byte[]> made(UUID id) {
        return jdbc.sql("select content from court_paper_pdf where paper_id = ?")
                .param(id)
                .query((row, number) -> vault.open(row.getBytes("content"), pdfContext(id)))
                .optional();
    }

    private Optional<Paper> find(FilingId filing, String document, byte[] key) {
        return fixed.find(new Slot(filing, document, key), slot -> read(filing, document, key));
    }

    /** Which papers of a filing are fixed, so that a step that fixes several asks once. */
    private Set<Slot> taken(FilingId filing) {
        return jdbc.sql("select document, key from court_paper where filing_id = ?")
                .param(filing.value())
                .query((row, number) -> new Slot(filing, row.getString("document"), row.getBytes("key")))
                .set();
    }

    private Optional<Paper> read(FilingId filing, String document, byte[] key) {
        return jdbc.sql("select " + COLUMNS + " from court_paper where filing_id = ? and document = ? and key = ?")
                .params(filing.value(), document, key)
                .query(this::row)
                .optional()
                .map(Kept::paper);
    }

    private Optional<Kept> kept(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from court_paper where id = ?")
                .param(id)
                .query(this::row)
                .optional();
    }

    private Kept row(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var content = contents.open(id, row.getBytes("content"));
        var paper = new Paper(
                id,
                new FilingId(row.getObject("filing_id", UUID.class)),
                row.getString("document"),
                content.title(),
                content.court(),
                content.text(),
                row.getString("template"),
                row.getString("template_version"),
                row.getObject("template_number", Integer.class),
                row.getString("digest"),
                row.getObject("fixed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("of_party"));
        return new Kept(paper, content.page());
    }

    private static String pdfContext(UUID id) {
        return "court-paper-pdf:" + id;
    }
}
