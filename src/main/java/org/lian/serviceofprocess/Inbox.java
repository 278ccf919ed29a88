package org.lian.serviceofprocess;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.documents.Paper;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service of documents into the addressees' accounts. 在线诉讼规则第三十一条: served when the message reaches the system that
 * the addressee chose, which is the moment the row is written here.
 */
@Component
public class Inbox {
    private static final LegalBasis REACHED = LegalBasis.of("人民法院在线诉讼规则", 31);
    private static final LegalBasis HANDED_OVER = LegalBasis.of("民事诉讼法", 88);
    private static final String ELECTRONIC = "ELECTRONIC";
    private static final String PAPER = "PAPER";
    private static final String SHOWN = "SHOWN";
    /** Letters, also where an earlier release kept them as served: nothing of the proceedings was served with them. */
    private static final Set<String> LETTERS = Set.of("COMPLAINT_ANSWER");

    private static final StoredJson JSON = new StoredJson();

    private final JdbcClient jdbc;
    private final Vault vault;
    private final BusinessClock clock;
    private final Journal journal;
    private final Messages messages;
    private final OwedServices owed;

    Inbox(JdbcClient jdbc, Vault vault, BusinessClock clock, Journal journal, Messages messages, OwedServices owed) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.journal = journal;
        this.messages = messages;
        this.owed = owed;
    }

    /** Serves a paper once, however often it is asked. */
    @Transactional
    public Served serve(Paper paper, List<String> addressees, String basis) {
        var at = clock.now().truncatedTo(ChronoUnit.MICROS);
        return keep(Actor.system(), paper, addressees, ELECTRONIC, at, basis, "文书已电子送达");
    }

    /** Serves what was served on who filed on an account beside him, in the same moment. */
    @Transactional
    public void serveBeside(Paper paper, Served served, String account) {
        var inserted = jdbc.sql("""
                        insert into served_document_addressee (served_id, account_id, beside) values (?, ?, true)
                        on conflict do nothing""").params(served.id(), account).update();
        if (inserted == 1) {
            messages.tell(news(paper.filing(), account, served.id(), paper.title(), ELECTRONIC));
        }
    }

    /**
     * Shows a letter that is no document of the proceedings, once by filing, document and key: it needs no consent to
     * electronic service, and no period starts.
     *
     * @param basis the article that the letter itself rests on
     */
    @Transactional
    public Served show(
            FilingId filing,
            String document,
            String key,
            String title,
            String text,
            List<String> addressees,
            LegalBasis basis) {
        var at = clock.now().truncatedTo(ChronoUnit.MICROS);
        return keep(
                Actor.system(),
                filing,
                document,
                key,
                new Words(title, text),
                null,
                addressees,
                SHOWN,
                at,
                basis.text(),
                title + "已在网上发布");
    }

    /** Puts what was served on who filed before another joined into the account of who joined, and tells him. */
    @Transactional
    public void catchUp(OwedService paper, Actor reader) {
        var at = clock.now().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql(
                        "insert into served_document_addressee (served_id, account_id, reached_at, beside) values (?, ?, ?, true)")
                .params(paper.served(), reader.accountId(), CourtTime.column(at))
                .update();
        owed.reached(paper, reader, at);
        messages.tell(news(paper.filing(), reader.accountId(), paper.served(), paper.title(), ELECTRONIC));
    }

    /** Keeps a paper that was handed over as such, as of the moment that its receipt proves (民诉法 88, 91). */
    @Transactional
    public Served servedOnPaper(Actor clerk, Paper paper, List<String> addressees, Instant servedAt, String basis) {
        return keep(clerk, paper, addressees, PAPER, servedAt, basis, "文书已纸面送达，送达回证已登记");
    }

    /** Keeps a paper that was handed to somebody who has no account of the filing: the court's to see, nobody's to read. */
    @Transactional
    public Served handedToOthers(Actor clerk, Paper paper, Instant servedAt, String basis) {
        return keep(clerk, paper, List.of(), PAPER, servedAt, basis, "文书已纸面送达对方，送达回证已登记");
    }

    private Served keep(
            Actor by, Paper paper, List<String> addressees, String method, Instant at, String basis, String said) {
        return keep(
                by,
                paper.filing(),
                paper.document(),
                paper.id().toString(),
                new Words(paper.title(), paper.text()),
                paper.id(),
                addressees,
                method,
                at,
                basis,
                "《" + paper.title() + "》：" + said);
    }

    private Served keep(
            Actor by,
            FilingId filing,
            String document,
            String key,
            Words words,
            @Nullable UUID paper,
            List<String> addressees,
            String method,
            Instant at,
            String basis,
            String said) {
        if (addressees.isEmpty() && !method.equals(PAPER)) {
            throw new IllegalArgumentException("A document is served on somebody: " + document + " of " + filing);
        }
        var id = UUID.randomUUID();
        var hashed = vault.index("served-document", key);
        var accounts = new LinkedHashSet<>(addressees);
        var inserted = jdbc.sql("""
                        with served as (
                          insert into served_document
                            (id, filing_id, document, key, content, method, served_at, basis, paper_id)
                          values (:id, :filing, :document, :key, :content, :method, :at, :basis, :paper)
                          on conflict (filing_id, document, key) do nothing returning id),
                        addressees as (
                          insert into served_document_addressee (served_id, account_id)
                          select served.id, account from served, unnest(:accounts::text[]) as account)
                        select count(*) from served""")
                .param("id", id)
                .param("filing", filing.value())
                .param("document", document)
                .param("key", hashed)
                .param("content", vault.seal(JSON.bytes(words), id.toString()))
                .param("method", method)
                .param("at", CourtTime.column(at))
                .param("basis", basis)
                .param("paper", paper, Types.OTHER)
                .param("accounts", accounts.toArray(String[]::new))
                .query(Integer.class)
                .single();
        if (inserted == 0) {
            return already(filing, document, hashed);
        }
        for (var account : accounts) {
            messages.tell(news(filing, account, id, words.title(), method));
        }
        var kind = method.equals(SHOWN) ? "SHOWN" : "SERVED";
        var entry = JournalEntry.shown(filing, by, clock.now(), kind, said)
                .with(Map.of("servedId", id.toString(), "document", document, "method", method));
        journal.append(
                switch (method) {
                    case ELECTRONIC -> entry.on(REACHED);
                    case PAPER -> entry.on(HANDED_OVER);
                    default -> entry;
                });
        return new Served(id, at, method);
    }

    /** Who was handed a paper needs no message that it is there. */
    private static News news(FilingId filing, String account, UUID id, String title, String method) {
        var kind = method.equals(SHOWN) ? MessageKind.LETTER : MessageKind.SERVED;
        var news = News.of(kind, filing, account, id.toString(), method.equals(SHOWN) ? title : "《" + title + "》已送达")
                .about(id);
        return method.equals(PAPER) ? news.insideOnly() : news;
    }

    /** What was served on an account, newest first. */
    public List<Message> of(Actor actor) {
        return jdbc.sql("""
                        select d.id, d.filing_id, d.document, d.content, d.method, d.served_at, d.basis, d.paper_id, a.read_at
                        from served_document d join served_document_addressee a on a.served_id = d.id
                        where a.account_id = ? order by d.served_at desc, d.id""").param(actor.accountId()).query(this::message).list();
    }

    /** What was served on one account in a filing, in order. */
    public List<Message> ofFiling(FilingId filing, Actor actor) {
        return jdbc.sql("""
                        select d.id, d.filing_id, d.document, d.content, d.method,
                               coalesce(a.reached_at, d.served_at) as served_at, d.basis, d.paper_id, a.read_at
                        from served_document d join served_document_addressee a on a.served_id = d.id
                        where d.filing_id = ? and a.account_id = ? order by 6, d.id""")
                .params(filing.value(), actor.accountId())
                .query(this::message)
                .list();
    }

    /** What was served on those who filed, in order; what was handed to the other side is none of it. */
    public List<Message> ofFilers(FilingId filing) {
        var theirs =
                Set.copyOf(jdbc.sql("""
                        select distinct d.id from served_document d
                        join served_document_addressee a on a.served_id = d.id where d.filing_id = ?""").param(filing.value()).query(UUID.class).list());
        return ofFiling(filing).stream()
                .filter(message -> theirs.contains(message.id()))
                .toList();
    }

    /** What was served in a filing, in order; read when who filed read it. */
    public List<Message> ofFiling(FilingId filing) {
        return jdbc.sql("""
                        select d.id, d.filing_id, d.document, d.content, d.method, d.served_at, d.basis, d.paper_id,
                               (select min(a.read_at) from served_document_addressee a
                                where a.served_id = d.id and not a.beside) as read_at
                        from served_document d where d.filing_id = ? order by d.served_at, d.id""").param(filing.value()).query(this::message).list();
    }

    /** Notes the first reading; it changes no period, service was complete before. */
    @Transactional
    public void markRead(UUID id, Actor actor) {
        var mine = jdbc.sql("select count(*) from served_document_addressee where served_id = ? and account_id = ?")
                .params(id, actor.accountId())
                .query(Integer.class)
                .single();
        if (mine == 0) {
            throw Refusal.notFound("没有找到这份文书");
        }
        jdbc.sql("""
                        update served_document_addressee set read_at = ?
                        where served_id = ? and account_id = ? and read_at is null""")
                .params(CourtTime.column(clock.now()), id, actor.accountId())
                .update();
    }

    private Served already(FilingId filing, String document, byte[] key) {
        return jdbc.sql("""
                        select id, served_at, method from served_document
                        where filing_id = ? and document = ? and key = ?""")
                .params(filing.value(), document, key)
                .query((row, number) -> new Served(
                        row.getObject("id", UUID.class),
                        row.getObject("served_at", OffsetDateTime.class).toInstant(),
                        row.getString("method")))
                .single();
    }

    private Message message(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var words = JSON.read(vault.open(row.getBytes("content"), id.toString()), Words.class);
        var read = row.getObject("read_at", OffsetDateTime.class);
        return new Message(
                id,
                new FilingId(row.getObject("filing_id", UUID.class)),
                row.getString("document"),
                words.title(),
                words.text(),
                !row.getString("method").equals(SHOWN) && !LETTERS.contains(row.getString("document")),
                row.getObject("served_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant(),
                row.getString("basis"),
                row.getObject("paper_id", UUID.class));
    }

    /** The sealed words of a message, which may name people. */
    record Words(String title, String text) {}
}
