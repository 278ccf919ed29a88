package org.lian.filing;

import static org.lian.filing.FilingStatus.ADVISED;
import static org.lian.filing.FilingStatus.CORRECTION_REQUIRED;
import static org.lian.filing.FilingStatus.DRAFT;
import static org.lian.filing.FilingStatus.FEE_DUE;
import static org.lian.filing.FilingStatus.FEE_OVERDUE;
import static org.lian.filing.FilingStatus.REFUSED;
import static org.lian.filing.FilingStatus.REGISTERED;
import static org.lian.filing.FilingStatus.TRANSFERRED;
import static org.lian.filing.FilingStatus.UNDER_REVIEW;
import static org.lian.filing.FilingStatus.WITHDRAWAL_PENDING;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.fees.DivorceProperty;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.transaction.OncePerTransaction;
import org.lian.transaction.PublishedStamps;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The filings' rows; parties, claims and facts are sealed, bound to the filing's id. */
@Component
class FilingStore {
    private static final StoredJson JSON = new StoredJson();

    private static final String COLUMNS = """
            id, owner_id, status, revision, track, court_code, cause_code, claim_amount_fen, procedure, content,
                   mediation_consent, mediation_said_at, mediation_said_by, created_at, first_submitted_at, court_received_at, review_due_at, registered_at,
                   registered_by_clock, case_number, type_code, fee_due_at, transferred_at, department, due_basis,
                   review_from, turn_due_at, sensitive, deferral, ordered, ruling_number, decided_procedure,
                   relief_percent,
                   fee_left_fen, fee_left_basis, fee_settled_at, forwarded_from, forwarded_to,
                   fee_supplement_fen, fee_supplement_basis, fee_supplement_item, main_suit, secret, order_fee_fen
            """;

    private static final String WAITS_FOR_FILER = """
            (status in (:statuses) or fee_left_fen is not null and fee_settled_at is null
              or fee_supplement_fen is not null)""";

    private static final String ROWS = "select " + COLUMNS + " from filing ";

    /** One row, with what goes with it: who reaches the filing, how far its journal is, what is in force. */
    private static final String OPENED = "select " + COLUMNS + ", " + PublishedStamps.COLUMN + """
            , array(select account_id from filing_access a where a.filing_id = filing.id) as accounts,
            (select coalesce(max(seq), 0) from journal_leaf l where l.filing_id = filing.id) as leaves
            from filing where id = ?""";

    private final OncePerTransaction<FilingId, Filing> read = new OncePerTransaction<>();
    private final OncePerTransaction<FilingId, List<Finding>> recorded = new OncePerTransaction<>();
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Access access;
    private final Journal journal;
    private final PublishedStamps stamps;

    FilingStore(JdbcClient jdbc, Vault vault, Access access, Journal journal, PublishedStamps stamps) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.access = access;
        this.journal = journal;
        this.stamps = stamps;
    }

    /** The content of a filing that only parties and the competent court may read. */
    private record Content(
            List<Party> plaintiffs,
            List<Party> defendants,
            List<Party> thirdParties,
            @Nullable String claims,
            List<Claim> claimItems,
            @Nullable String facts,
            @Nullable ServiceAddress serviceAddress,
            @Nullable String confidentiality,
            Map<String, String> elements,
            Map<String, String> answers,
            @Nullable Evidence evidence,
            @Nullable DivorceProperty divorceProperty) {}

    void insert(FilingId id, String ownerId, Draft draft, @Nullable String causeVersion, Instant now) {
        insert(id, ownerId, draft, causeVersion, null, now);
    }

    /** The same; {@code mainSuit}: the case that a counterclaim answers, once for all. */
    void insert(
            FilingId id,
            String ownerId,
            Draft draft,
            @Nullable String causeVersion,
            @Nullable FilingId mainSuit,
            Instant now) {
        var inserted = bound(jdbc.sql("""
                                insert into filing (id, owner_id, status, revision, track, court_code, cause_code,
                                  cause_version, claim_amount_fen, procedure, content, main_suit, created_at, version_at)
                                values (:id, :owner, 'DRAFT', 1, :track, :court, :cause,
                                  :causeVersion, :amount, :procedure, :content, :mainSuit, :now, :now)
                                returning """ + " " + COLUMNS), id, draft, causeVersion, now)
                .param("owner", ownerId)
                .param("mainSuit", mainSuit == null ? null : mainSuit.value())
                .query(this::filing)
                .single();
        read.keep(id, Optional.of(inserted));
        index(id, draft);
    }

    /** The drafts of that procedure begun within a case. */
    List<Filing> draftsWithin(FilingId mainSuit, Track track) {
        return jdbc.sql(ROWS + "where main_suit = ? and track = ? and status = 'DRAFT' order by created_at, id")
                .params(mainSuit.value(), track.name())
                .query(this::filing)
                .list();
    }

    /** The counterclaims of a case, drafts too, in the order in which they were begun. */
    List<Filing> counterclaims(FilingId mainSuit) {
        return jdbc.sql(ROWS + "where main_suit = ? and track = 'COUNTERCLAIM' order by created_at, id")
                .param(mainSuit.value())
                .query(this::filing)
                .list();
    }

    /** Replaces the draft; false when {@code revision} is no longer the newest or the draft was submitted. */
    boolean replaceDraft(FilingId id, Draft draft, @Nullable String causeVersion, int revision, Instant now) {
        var changed = bound(jdbc.sql("""
                                update filing set revision = revision + 1, track = :track, court_code = :court,
                                  cause_code = :cause, cause_version = :causeVersion, claim_amount_fen = :amount,
                                  procedure = :procedure, content = :content, version_at = :now
                                where id = :id and revision = :revision and status = 'DRAFT'"""), id, draft, causeVersion, now)
                .param("revision", revision)
                .update();
        if (changed == 1) {
            index(id, draft);
        }
        return changed == 1;
    }

    /** Deletes a draft, and what was told before its cause was chosen. */
    void delete(FilingId id) {
        read.forget(id);
        for (var table : List.of("filing_party_index", "filing_without_phones", "cause_telling")) {
            jdbc.sql("delete from " + table + " where filing_id = ?")
                    .param(id.value())
                    .update();
        }
        jdbc.sql("delete from filing where id = ?").param(id.value()).update();
    }

    /** Replaces what the reviewer corrected, after submission. */
    void correct(FilingId id, Draft draft, @Nullable String causeVersion, @Nullable String typeCode, Instant now) {
        bound(jdbc.sql("""
                                update filing set revision = revision + 1, track = :track, court_code = :court,
                                  cause_code = :cause, cause_version = coalesce(:causeVersion, cause_version),
                                  claim_amount_fen = :amount,
                                  procedure = :procedure, content = :content, version_at = :now,
                                  type_code = coalesce(:typeCode, type_code)
                                where id = :id"""), id, draft, causeVersion, now)
                .param("typeCode", typeCode)
                .update();
        index(id, draft);
        indexGrams(id, grams(draft));
    }

    void decided(FilingId id, Draft.Procedure procedure) {
        read.forget(id);
        jdbc.sql("update filing set decided_procedure = ? where id = ?")
                .params(procedure.name(), id.value())
                .update();
    }

    private JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec sql, FilingId id, Draft draft, @Nullable String causeVersion, Instant now) {
        read.forget(id);
        return sql.param("id", id.value())
                .param("track", name(draft.track()))
                .param("court", draft.courtCode())
                .param("cause", draft.causeCode())
                .param("causeVersion", causeVersion)
                .param("amount", draft.claimAmountFen())
                .param("procedure", name(draft.procedure()))
                .param("content", sealed(id, draft))
                .param("now", CourtTime.column(now));
    }

    /** Civil filings before the court whose cause matches. */
    List<FilingId> underReviewWithCause(String pattern) {
        return jdbc.sql("""
                        select id from filing
                        where status = 'UNDER_REVIEW' and track = 'CIVIL' and cause_code ~ ? order by id""")
                .param(pattern)
                .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The filings registered under one of the numbers, in their order. */
    List<FilingId> byCaseNumbers(Collection<String> caseNumbers) {
        return jdbc.sql("""
                        select id from filing where case_number in (:numbers)
                          or id in (select filing_id from case_number where purpose = 'EXECUTION' and canonical in (:numbers))
                        order by case_number, main_suit nulls first""")
                .param("numbers", caseNumbers)
                .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Filings of the courts with a party of that whole name, ID number or telephone that stand at one of the statuses, or whose withdrawal or
     * whose changed claims left a fee to pay, the oldest first.
     */
    List<FilingId> owingByParty(
            String words, Collection<String> courts, Collection<String> statuses, boolean secrets, int limit) {
        return jdbc.sql("""
                        select id from filing where court_code in (:courts) and (:secrets or not secret)
                          and (status in (:statuses) or fee_left_fen is not null and fee_settled_at is null
                            or fee_supplement_fen is not null)
                          and id in (select filing_id from filing_party_index
                            where hash in (select decode(h, 'hex') from unnest(:hashes::text[]) h))
                        order by registered_at, id limit :limit""")
                .param("courts", courts)
                .param("statuses", statuses)
                .param("secrets", secrets)
                .param("hashes", hashesOf(words))
                .param("limit", limit)
                .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                .list();
    }

    Optional<Filing> find(FilingId id) {
        return read.find(
                id,
                one -> jdbc.sql(OPENED).param(one.value()).query(this::opened).optional());
    }

    /**
     * The terms of a search of the court's people; what is null does not narrow.
     *
     * @param words a whole name, an ID number or a telephone, where they name no number
     * @param clerk user name of who did or does something on the case
     * @param to the moment after the last
     * @param secrets whether what is kept from most of the court is found too
     */
    record Terms(
            Set<String> courts,
            @Nullable String words,
            FilingNumbers.Named numbered,
            @Nullable List<String> causes,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String clerk,
            @Nullable FilingStatus status,
            boolean secrets) {}

    private static final String SEARCHED_LANES = """
            from unnest(:courts::text[]) as c (court)
            cross join lateral (
              select f.id, f.first_submitted_at from filing f where f.court_code = c.court and %s
              order by f.first_submitted_at desc, f.id desc limit :limit) f
            order by f.first_submitted_at desc, f.id desc limit :limit
            """;

    private static final String SEARCHED_MATCHES = """
            from (%s) m join filing f on f.id = m.id where f.court_code = any (:courts) and %s
            order by f.first_submitted_at desc, f.id desc limit :limit
            """;

    /** What went through the clerk's hands is one lane, already in order; what is in them now is little and beside it. */
    private static final String SEARCHED_OF_CLERK = """
            from (
              (select f.id, f.first_submitted_at from handled_filing h
               cross join lateral (select * from filing one where one.id = h.filing_id offset 0) f
               where h.clerk = :clerk %1$s and f.court_code = any (:courts) and %2$s
               order by h.received_at desc, h.filing_id desc limit :limit)
              union
              select f.id, f.first_submitted_at
              from (select business_key from task_offer where holder = :clerk and grp = '*' and %3$s offset 0) o
              join filing f on f.id = o.business_key::uuid
              where f.court_code = any (:courts) and %2$s) f
            order by f.first_submitted_at desc, f.id desc limit :limit
            """;

    private static final String OF_CLERK = """
             and (exists (
                select from handled_filing h
                where h.clerk = :clerk and h.received_at = f.first_submitted_at and h.filing_id = f.id)
              or exists (select from task_offer o where o.business_key = f.id::text and o.grp = '*' and o.holder = :clerk))
            """;

    /** Other keys than a filing's are of a flow of its own. */
    private static final String KEY_OF_FILING = "business_key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'";

    /** Each court is a lane of the rarest part of the name, already in order; the other parts are looked up. */
    private static final String SEARCHED_GRAMS = """
            from unnest(:courts::text[]) as c (court)
            cross join lateral (
              select f.id, f.first_submitted_at from organisation_gram o
              cross join lateral (select * from filing one where one.id = o.filing_id offset 0) f
              where o.court_code = c.court and o.gram = :rarest %s and %s
                and not exists (
                  select from unnest(:grams::bigint[]) as w (gram) where not exists (
                    select from organisation_gram p where p.court_code = o.court_code and p.gram = w.gram
                      and p.received_at = o.received_at and p.filing_id = o.filing_id))
              order by o.received_at desc, o.filing_id desc limit :limit) f
            """;

    private static final String UNION_OF_BOTH = """
            select id, bool_or(whole) as whole from (
              (select f.id, f.first_submitted_at, true as whole %s)
              union all
              (select f.id, f.first_submitted_at, false %s)) f
            group by id, first_submitted_at order by first_submitted_at desc, id desc limit :limit
            """;

    /** How many filings a whole name, a number or a telephone is looked up for. */
    private static final int MOST_MATCHES = 15_000;

    /** The same where the words may be an organisation's: that of more is found by the parts of its name, in order. */
    private static final int MOST_BESIDE_PARTS = 1_000;

    /** How far the parts of a name are counted to know the rarest. */
    private static final int COUNTED = 1_000;

    /**
     * A filing that a search found.
     *
     * @param whole whether it is what was named; otherwise the parts of a name are all there, but perhaps not together
     */
    record Hit(FilingId filing, boolean whole) {}

    /** Submitted filings, the newest first, after the mark. */
    List<Hit> search(Terms terms, CaseSearch.@Nullable Mark after, int limit) {
        var grams = terms.words() == null || !terms.numbered().isNone()
                ? List.<Long>of()
                : NameGrams.hashes(vault, terms.words());
        var rarest = grams.isEmpty() ? Optional.<Long>empty() : rarest(terms.courts(), grams);
        return searched(searchSql(terms, rarest.isPresent(), after), terms, grams, rarest.orElse(null), after, limit)
                .query((row, number) -> new Hit(new FilingId(row.getObject("id", UUID.class)), row.getBoolean("whole")))
                .list();
    }

    /** The same of filings in which each of the words is a whole name, an ID number or a telephone of somebody. */
    List<Hit> searchAll(Terms terms, List<String> words, CaseSearch.@Nullable Mark after, int limit) {
        var where = where(terms);
        narrow(where, terms.clerk(), OF_CLERK);
        narrow(where, after, AFTER);
        var each = IntStream.range(0, words.size())
                .mapToObj(at -> "bool_or(hash in (select decode(h, 'hex') from unnest(:hashes" + at + "::text[]) h))")
                .collect(Collectors.joining(" and "));
        var search = searched(
                        MATCHED_ALL.formatted(each) + "select f.id, true as whole "
                                + SEARCHED_MATCHES.formatted("select id from matched", where),
                        terms,
                        List.of(),
                        null,
                        after,
                        limit)
                .param(
                        "hashes",
                        words.stream()
                                .flatMap(word -> Stream.of(hashesOf(word)))
                                .toArray(String[]::new));
        for (var at = 0; at < words.size(); at++) {
            search = search.param("hashes" + at, hashesOf(words.get(at)));
        }
        return search.query((row, number) -> new Hit(new FilingId(row.getObject("id", UUID.class)), true))
                .list();
    }

    private static final String MATCHED_ALL = """
            with matched as materialized (
              select filing_id as id from filing_party_index
              where hash in (select decode(h, 'hex') from unnest(:hashes::text[]) h)
              group by filing_id having %s)
            """;

    /** The part that the fewest names of the courts have; empty when one of them is in none. */
    private Optional<Long> rarest(Set<String> courts, List<Long> grams) {
        return jdbc.sql(RAREST)
                .param("courts", courts.toArray(String[]::new))
                .param("grams", grams.toArray(Long[]::new))
                .param("counted", COUNTED)
                .query((row, number) -> row.getLong("number") == 0 ? null : row.getLong("gram"))
                .optional();
    }

    static final String RAREST = """
            select w.gram, coalesce(sum(c.number), 0) as number
            from unnest(:grams::bigint[]) as w (gram), unnest(:courts::text[]) as t (court)
            cross join lateral (select count(*) as number from (
              select from organisation_gram o where o.court_code = t.court and o.gram = w.gram limit :counted) few) c
            group by 1 order by number, gram limit 1""";

    /** What few filings fit is found first; otherwise a person or each court is a lane of an index that is in order. */
    static String searchSql(Terms terms, boolean byParts, CaseSearch.@Nullable Mark after) {
        var where = where(terms);
        if (terms.words() == null && terms.clerk() != null) {
            var later = new StringBuilder();
            narrow(later, after, " and (h.received_at, h.filing_id) < (:received, :after::uuid)");
            narrow(where, after, AFTER);
            return "select f.id, true as whole " + SEARCHED_OF_CLERK.formatted(later, where, KEY_OF_FILING);
        }
        narrow(where, terms.clerk(), OF_CLERK);
        var parts = SEARCHED_GRAMS.formatted(
                after == null ? "" : " and (o.received_at, o.filing_id) < (:received, :after::uuid)", where);
        narrow(where, after, AFTER);
        if (terms.words() == null) {
            return "select f.id, true as whole " + SEARCHED_LANES.formatted(where);
        }
        var matched = SEARCHED_MATCHES.formatted("select id from matched", where);
        return "with matched as materialized (" + matches(terms, byParts) + ") "
                + (byParts ? UNION_OF_BOTH.formatted(matched, parts) : "select f.id, true as whole " + matched);
    }

    private static StringBuilder where(Terms terms) {
        var where = new StringBuilder("f.status <> 'DRAFT'" + (terms.secrets() ? "" : " and not f.secret"));
        narrow(where, terms.status(), " and f.status = :status");
        narrow(where, terms.causes(), " and f.cause_code = any (:causes)");
        narrow(where, terms.from(), " and f.first_submitted_at >= :from");
        narrow(where, terms.to(), " and f.first_submitted_at < :to");
        return where;
    }

    private static final String AFTER = " and (f.first_submitted_at, f.id) < (:received, :after::uuid)";

    private static String matches(Terms terms, boolean byParts) {
        return terms.numbered().isNone()
                ? "select distinct filing_id as id from (select filing_id from filing_party_index"
                        + " where hash in (select decode(h, 'hex') from unnest(:hashes::text[]) h) limit "
                        + (byParts ? MOST_BESIDE_PARTS : MOST_MATCHES) + ") few"
                : """
                        select id from filing where id = any (:ids::uuid[])
                        union select id from filing where case_number = any (:numbers)
                        union select id from filing where ruling_number = any (:numbers)
                        union select filing_id from case_number where purpose = 'EXECUTION' and canonical = any (:numbers)
                        union select filing_id from filing_party_index
                          where hash in (select decode(h, 'hex') from unnest(:hashes::text[]) h)""";
    }

    private static void narrow(StringBuilder where, @Nullable Object term, String condition) {
        if (term != null) {
            where.append(condition);
        }
    }

    JdbcClient.StatementSpec searched(
            String sql,
            Terms terms,
            List<Long> grams,
            @Nullable Long rarest,
            CaseSearch.@Nullable Mark after,
            int limit) {
        var words = terms.words();
        return jdbc.sql(sql)
                .param("grams", grams.toArray(Long[]::new))
                .param("rarest", rarest)
                .param("courts", terms.courts().toArray(String[]::new))
                .param("status", name(terms.status()))
                .param(
                        "causes",
                        terms.causes() == null ? new String[0] : terms.causes().toArray(String[]::new))
                .param("from", terms.from() == null ? null : CourtTime.column(terms.from()))
                .param("to", terms.to() == null ? null : CourtTime.column(terms.to()))
                .param("clerk", terms.clerk())
                .param("received", after == null ? null : CourtTime.column(after.received()))
                .param("after", after == null ? null : after.filing())
                .param(
                        "ids",
                        terms.numbered().filings().stream()
                                .map(FilingId::toString)
                                .toArray(String[]::new))
                .param("numbers", terms.numbered().caseNumbers().toArray(String[]::new))
                .param("hashes", words == null ? new String[0] : hashesOf(words))
                .param("limit", limit);
    }

    /** Indexes a filing that was kept before its telephones, or the parts of its organisations' names, were. */
    void indexAnew(FilingId id) {
        lock(id).ifPresent(filing -> {
            index(id, filing.draft());
            indexGrams(id, grams(filing.draft()));
        });
    }

    /** Those of the ids that exist, in no order. */
    List<Filing> all(Collection<FilingId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(ROWS + " where id in (:ids)")
                .param("ids", ids.stream().map(FilingId::value).toList())
                .query(this::filing)
                .list();
    }

    /**
     * The flags that a row of a list shows of findings: something that the law wants is missing, the like was filed too,
     * what the filer answered speaks against receiving it here, or something else is to be looked at.
     */
    record Flagged(FilingId filing, List<String> missing, boolean related, boolean doubtful, boolean warned) {}

    List<Flagged> flagged(Collection<FilingId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select filing_id, array_agg(material order by position)
                            filter (where severity = 'BLOCKING' and code like 'MATERIALS\\_%') as missing,
                          bool_or(code = 'RELATED_FOUND') as related,
                          bool_or(code like 'ELIGIBILITY\\_%' and severity <> 'PASSED') as doubtful,
                          bool_or(severity <> 'PASSED' and code <> 'RELATED_FOUND' and code not like 'ELIGIBILITY\\_%'
                            and not (severity = 'BLOCKING' and code like 'MATERIALS\\_%')) as warned
                        from filing_finding where filing_id in (:ids) group by filing_id""")
                .param("ids", ids.stream().map(FilingId::value).toList())
                .query((row, number) -> new Flagged(
                        new FilingId(row.getObject("filing_id", UUID.class)),
                        texts(row.getArray("missing")),
                        row.getBoolean("related"),
                        row.getBoolean("doubtful"),
                        row.getBoolean("warned")))
                .list();
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    Optional<FilingHead> head(FilingId id) {
        return jdbc.sql("select status, court_code, case_number from filing where id = ?")
                .param(id.value())
                .query((row, number) -> {
                    var court = row.getString("court_code");
                    return new FilingHead(
                            id,
                            FilingStatus.valueOf(row.getString("status")),
                            court == null ? null : new CourtCode(court),
                            row.getString("case_number"));
                })
                .optional();
    }

    /** Finds and locks the row, so that two acts on one filing follow each other. */
    Optional<Filing> lock(FilingId id) {
        var locked = jdbc.sql(OPENED + " for update of filing")
                .param(id.value())
                .query(this::opened)
                .optional();
        read.keep(id, locked);
        return locked;
    }

    /** Newest first. */
    List<Filing> ofOwner(String ownerId, int offset, int limit) {
        return jdbc.sql(ROWS + " where owner_id = :owner order by created_at desc, id desc limit :limit offset :offset")
                .param("owner", ownerId)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::filing)
                .list();
    }

    /** Lets one open a draft of this account after the other. */
    void lockDraftsOf(String ownerId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('drafts:' || ?, 0))")
                .param(ownerId)
                .query((row, number) -> "")
                .single();
    }

    int draftsOf(String ownerId) {
        return jdbc.sql("select count(*) from filing where owner_id = ? and status = 'DRAFT'")
                .param(ownerId)
                .query(Integer.class)
                .single();
    }

    /** The newest drafts that were never changed since they were opened. */
    List<Filing> firstVersionsOf(String ownerId) {
        return jdbc.sql(ROWS + """
                         where owner_id = ? and status = 'DRAFT' and revision = 1
                        order by created_at desc limit 100""").param(ownerId).query(this::filing).list();
    }

    /** Those of the statuses first, each newest first. */
    List<Filing> ofOwnerWaitingFirst(String ownerId, Set<String> statuses, OwnFilings wanted, int offset, int limit) {
        return jdbc.sql(ROWS + " where owner_id = :owner"
                        + (wanted.waiting() ? " and " + WAITS_FOR_FILER : "")
                        + (wanted.status() == null ? "" : " and status = :status")
                        + (wanted.cause() == null ? "" : " and cause_code = :cause")
                        + " order by " + WAITS_FOR_FILER
                        + " desc, created_at desc, id desc limit :limit offset :offset")
                .param("owner", ownerId)
                .param("statuses", statuses)
                .param(
                        "status",
                        wanted.status() == null ? null : wanted.status().name())
                .param("cause", wanted.cause())
                .param("limit", limit)
                .param("offset", offset)
                .query(this::filing)
                .list();
    }

    /** How many filings an owner has, by status and cause. */
    List<OwnFilings.Held> heldBy(String ownerId) {
        return jdbc.sql(
                        "select status, cause_code, count(*) from filing where owner_id = ? group by status, cause_code")
                .param(ownerId)
                .query((row, number) -> new OwnFilings.Held(
                        FilingStatus.valueOf(row.getString("status")),
                        row.getString("cause_code"),
                        row.getInt("count")))
                .list();
    }

    /** Keeps a filing from everybody but its judges, or no longer. */
    void secret(FilingId id, boolean secret) {
        read.forget(id);
        jdbc.sql("update filing set secret = ? where id = ?")
                .params(secret, id.value())
                .update();
    }

    void submitted(FilingId id, String by, @Nullable Boolean mediationConsent, boolean asksRelief, Instant receivedAt) {
        var filing = move(id, EnumSet.of(DRAFT), UNDER_REVIEW, """
                mediation_consent = :mediation, mediation_said_at = :saidAt, mediation_said_by = :saidBy,
                deferral = :deferral,
                first_submitted_at = coalesce(first_submitted_at, :at),
                court_received_at = :at, review_from = :at, version_at = :at""", sql -> sql.param("mediation", mediationConsent)
                .param("saidAt", mediationConsent == null ? null : CourtTime.column(receivedAt))
                .param("saidBy", mediationConsent == null ? null : by)
                .param("deferral", asksRelief ? Filing.Relief.State.PENDING.name() : null)
                .param("at", CourtTime.column(receivedAt)));
        firstIndexed(filing);
    }

    /** A suit is of an earlier day than its receipt: that of the application that it comes of. */
    void broughtOn(FilingId id, Instant first) {
        read.forget(id);
        jdbc.sql("update filing set first_submitted_at = ? where id = ?")
                .params(CourtTime.column(first), id.value())
                .update();
    }

    /** The suit that an order became, and what was paid for the order. */
    void afterOrder(FilingId id, Instant first, long paidFen) {
        broughtOn(id, first);
        if (paidFen > 0) {
            jdbc.sql("update filing set order_fee_fen = ? where id = ?")
                    .params(paidFen, id.value())
                    .update();
        }
    }

    /** The filing that another court forwarded: the first moment stays, this court's clock runs from the arrival. */
    void arrived(FilingId id, Filing from, Instant at) {
        var mediation = from.wishes().mediation();
        var relief = from.relief();
        var arrived = move(id, EnumSet.of(DRAFT), UNDER_REVIEW, """
                mediation_consent = :mediation, mediation_said_at = :saidAt, mediation_said_by = :saidBy,
                deferral = :deferral, first_submitted_at = :first, court_received_at = :at, review_from = :at,
                version_at = :at, forwarded_from = :forwarded""", sql -> sql.param(
                        "mediation", mediation == null ? null : mediation.consents())
                .param("saidAt", mediation == null || mediation.at() == null ? null : CourtTime.column(mediation.at()))
                .param("saidBy", mediation == null ? null : mediation.by())
                .param("deferral", relief == null ? null : relief.state().name())
                .param("first", CourtTime.column(Objects.requireNonNull(from.firstSubmittedAt())))
                .param("at", CourtTime.column(at))
                .param("forwarded", from.id().value()));
        firstIndexed(arrived);
        read.forget(from.id());
        jdbc.sql("update filing set forwarded_to = ? where id = ?")
                .params(id.value(), from.id().value())
                .update();
    }

    /**
     * A new status with the end of its period, where one runs.
     *
     * @param from what the filing may stand at; a conflict when it stands elsewhere
     */
    void status(
            FilingId id, Set<FilingStatus> from, FilingStatus status, @Nullable Instant dueAt, @Nullable String basis) {
        move(id, from, status, "turn_due_at = :due, due_basis = :basis", sql -> sql.param(
                        "due", dueAt == null ? null : CourtTime.column(dueAt))
                .param("basis", basis));
    }

    /** Changes the status and what goes with it, where the filing stands at one of {@code from}. */
    private Filing move(
            FilingId id,
            Set<FilingStatus> from,
            FilingStatus to,
            String columns,
            UnaryOperator<JdbcClient.StatementSpec> values) {
        var sql = jdbc.sql("update filing set status = :status, " + columns
                        + " where id = :id and status in (:from) returning " + COLUMNS)
                .param("id", id.value())
                .param("status", to.name())
                .param("from", from.stream().map(Enum::name).toList());
        var moved = values.apply(sql).query(this::filing).optional().orElseThrow(() -> elsewhere(id, to));
        read.keep(id, Optional.of(moved));
        return moved;
    }

    /** What a step says that comes at a status it was not drawn for, to whoever sees it fail. */
    private Refusal elsewhere(FilingId id, FilingStatus to) {
        var status = jdbc.sql("select status from filing where id = ?")
                .param(id.value())
                .query(FilingStatus.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        return Refusal.conflict(
                "这件申请现在是“" + status.text() + "”，不能变成“" + to.text() + "”。刚刚有变动的，请刷新后再办；流程自己走到这里的，请庭长通知规则维护人员检查流程图");
    }

    /** What the filer says of mediation before 登记立案; the last word counts. */
    void mediation(FilingId id, boolean consents, String by, Instant at) {
        read.forget(id);
        jdbc.sql("""
                        update filing set mediation_consent = :consents, mediation_said_at = :at, mediation_said_by = :by
                        where id = :id""")
                .param("consents", consents)
                .param("at", CourtTime.column(at))
                .param("by", by)
                .param("id", id.value())
                .update();
    }

    /** The receipt from which the court's next period runs. */
    void reviewFrom(FilingId id, Instant receivedAt) {
        read.forget(id);
        jdbc.sql("update filing set review_from = :at where id = :id")
                .param("id", id.value())
                .param("at", CourtTime.column(receivedAt))
                .update();
    }

    void relief(FilingId id, Filing.Relief relief) {
        read.forget(id);
        jdbc.sql("update filing set deferral = :state, relief_percent = :percent where id = :id")
                .param("state", relief.state().name())
                .param("percent", relief.percent())
                .param("id", id.value())
                .update();
    }

    void sensitive(FilingId id, boolean sensitive) {
        read.forget(id);
        jdbc.sql("update filing set sensitive = ? where id = ?")
                .params(sensitive, id.value())
                .update();
    }

    void refused(FilingId id, String rulingNumber) {
        move(
                id,
                EnumSet.of(UNDER_REVIEW, ADVISED),
                REFUSED,
                "ruling_number = :number, turn_due_at = null, due_basis = null",
                sql -> sql.param("number", rulingNumber));
    }

    void ordered(FilingId id) {
        read.forget(id);
        jdbc.sql("update filing set ordered = true where id = ?")
                .param(id.value())
                .update();
    }

    /** Notes that a material answers an item of a notice; an earlier answer of the same item stays as history. */
    void answer(UUID notice, int item, UUID material) {
        jdbc.sql("""
                        insert into correction_answer (notice_id, item, material_id) values (?, ?, ?)
                        on conflict do nothing""").params(notice, item, material).update();
    }

    /** The materials that answer a notice, by item. */
    List<CorrectionAnswer> answers(UUID notice) {
        return jdbc.sql(
                        "select item, material_id from correction_answer where notice_id = ? order by item, material_id")
                .param(notice)
                .query((row, number) ->
                        new CorrectionAnswer(row.getInt("item"), row.getObject("material_id", UUID.class)))
                .list();
    }

    void unanswer(UUID material) {
        jdbc.sql("delete from correction_answer where material_id = ?")
                .param(material)
                .update();
    }

    /** A material that answers an item of a notice, items counted from 0. */
    record CorrectionAnswer(int item, UUID material) {}

    void reviewDue(FilingId id, Instant dueAt, String basis) {
        move(
                id,
                EnumSet.of(UNDER_REVIEW, CORRECTION_REQUIRED),
                UNDER_REVIEW,
                "review_due_at = :due, due_basis = :basis, turn_due_at = null",
                sql -> sql.param("due", CourtTime.column(dueAt)).param("basis", basis));
    }

    void registered(FilingId id, String caseNumber, Instant registeredAt, boolean byClock) {
        move(
                id,
                EnumSet.of(UNDER_REVIEW, ADVISED),
                REGISTERED,
                "case_number = :number, registered_at = :at, registered_by_clock = :byClock, due_basis = null",
                sql -> sql.param("number", caseNumber)
                        .param("at", CourtTime.column(registeredAt))
                        .param("byClock", byClock));
    }

    /** The fee's period begins; a request to withdraw that waits for its ruling goes on waiting. */
    void feeDue(FilingId id, FilingStatus from, Instant dueAt, String basis) {
        var pending = from == WITHDRAWAL_PENDING;
        move(
                id,
                pending ? EnumSet.of(WITHDRAWAL_PENDING) : EnumSet.of(REGISTERED, FEE_DUE, FEE_OVERDUE),
                pending ? WITHDRAWAL_PENDING : FEE_DUE,
                "fee_due_at = :due, due_basis = :basis",
                sql -> sql.param("due", CourtTime.column(dueAt)).param("basis", basis));
    }

    /** What was to be paid is computed anew; a request to withdraw that waits for its ruling goes on waiting. */
    void feeReopened(FilingId id, FilingStatus from) {
        var pending = from == WITHDRAWAL_PENDING;
        move(
                id,
                pending ? EnumSet.of(WITHDRAWAL_PENDING) : EnumSet.of(REGISTERED, FEE_DUE, FEE_OVERDUE),
                pending ? WITHDRAWAL_PENDING : REGISTERED,
                "fee_due_at = null, due_basis = null",
                sql -> sql);
    }

    /** Filings before the court or with something to pay, of which a period may run, in the order of their ids. */
    List<FilingId> withOpenPeriods(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select id from filing
                        where status in ('UNDER_REVIEW', 'ADVISED', 'IN_MEDIATION', 'CORRECTION_REQUIRED', 'FEE_DUE', 'FEE_OVERDUE',
                            'WITHDRAWAL_PENDING')
                          and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit""")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The filings whose filer has to act until some moment between the two. */
    List<Filing> filersPeriodsEnding(Instant after, Instant until) {
        return jdbc.sql(ROWS + """
                         where status in ('CORRECTION_REQUIRED', 'ADVISED') and turn_due_at > :after and turn_due_at <= :until
                           or status = 'FEE_DUE' and fee_due_at > :after and fee_due_at <= :until""")
                .param("after", CourtTime.column(after))
                .param("until", CourtTime.column(until))
                .query(this::filing)
                .list();
    }

    /** A period ends later than it did; never earlier. */
    void postponed(FilingId id, FilingPeriod period, Instant dueAt) {
        read.forget(id);
        var column = period.column();
        jdbc.sql("update filing set " + column + " = greatest(" + column + ", :due) where id = :id")
                .param("due", CourtTime.column(dueAt))
                .param("id", id.value())
                .update();
    }

    /** What the granted withdrawal leaves to pay; a repeated step leaves the same. */
    void feeLeft(FilingId id, long fen, String basis) {
        read.forget(id);
        jdbc.sql("""
                        update filing set fee_left_fen = coalesce(fee_left_fen, :fen),
                          fee_left_basis = coalesce(fee_left_basis, :basis)
                        where id = :id""")
                .param("fen", fen)
                .param("basis", basis)
                .param("id", id.value())
                .update();
    }

    void feeLeftCorrected(FilingId id, long fen) {
        read.forget(id);
        jdbc.sql("update filing set fee_left_fen = :fen where id = :id and fee_left_fen is not null")
                .param("fen", fen)
                .param("id", id.value())
                .update();
    }

    void feeSettled(FilingId id, Instant at) {
        read.forget(id);
        jdbc.sql("update filing set fee_settled_at = coalesce(fee_settled_at, ?) where id = ?")
                .params(CourtTime.column(at), id.value())
                .update();
    }

    /** 已交费: paid within its period or after, the court goes on; it keeps what the period was. */
    void feePaid(FilingId id, Instant at) {
        move(
                id,
                EnumSet.of(FEE_DUE, FEE_OVERDUE),
                REGISTERED,
                "fee_settled_at = coalesce(fee_settled_at, :at), due_basis = null",
                sql -> sql.param("at", CourtTime.column(at)));
    }

    /** What changed claims add to a fee that was paid; null: nothing any more. */
    void feeSupplement(FilingId id, @Nullable Due due) {
        read.forget(id);
        jdbc.sql("""
                        update filing set fee_supplement_fen = :fen, fee_supplement_basis = :basis,
                          fee_supplement_item = :item
                        where id = :id""")
                .param("fen", due == null ? null : due.fen())
                .param("basis", due == null ? null : due.basis().text())
                .param("item", due == null ? null : due.item())
                .param("id", id.value())
                .update();
    }

    boolean isFeeSettled(FilingId id) {
        return jdbc.sql("select fee_settled_at is not null from filing where id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    void transferred(FilingId id, String department, Instant at) {
        move(
                id,
                EnumSet.of(REGISTERED, FEE_DUE, FEE_OVERDUE, WITHDRAWAL_PENDING),
                TRANSFERRED,
                "department = :department, transferred_at = :at, due_basis = null",
                sql -> sql.param("department", department).param("at", CourtTime.column(at)));
    }

    void replaceFindings(FilingId id, List<Finding> findings) {
        jdbc.sql("""
                        with gone as (delete from filing_finding where filing_id = :id and position >= :count)
                        insert into filing_finding
                          (filing_id, position, severity, code, message, words, field, material, basis)
                        select :id, place - 1, severity, code, '', decode(words, 'hex'), field, material, basis
                        from unnest(:severity::text[], :code::text[], :words::text[], :field::text[],
                          :material::text[], :basis::text[])
                          with ordinality as f (severity, code, words, field, material, basis, place)
                        on conflict (filing_id, position) do update set severity = excluded.severity,
                          code = excluded.code, message = excluded.message, words = excluded.words,
                          field = excluded.field, material = excluded.material, basis = excluded.basis""")
                .param("id", id.value())
                .param("count", findings.size())
                .param("severity", column(findings, finding -> finding.severity()
                        .name()))
                .param("code", column(findings, Finding::code))
                .param("words", words(id, findings))
                .param("field", column(findings, Finding::field))
                .param("material", column(findings, Finding::material))
                .param("basis", column(findings, Finding::basis))
                .update();
        recorded.keep(id, Optional.of(List.copyOf(findings)));
    }

    /** What they say may name a party, so it is sealed, each for its place. */
    private String[] words(FilingId id, List<Finding> findings) {
        return IntStream.range(0, findings.size())
                .mapToObj(position -> HexFormat.of()
                        .formatHex(vault.seal(
                                findings.get(position).message().getBytes(StandardCharsets.UTF_8),
                                context(id, position))))
                .toArray(String[]::new);
    }

    private static String context(FilingId id, int position) {
        return "filing-finding:" + id + ":" + position;
    }

    private static @Nullable String[] column(List<Finding> findings, Function<Finding, @Nullable String> value) {
        return findings.stream().map(value).toArray(String[]::new);
    }

    List<Finding> findings(FilingId id) {
        return recorded.get(id, this::readFindings);
    }

    private List<Finding> readFindings(FilingId id) {
        return jdbc.sql("""
                        select position, severity, code, message, words, field, material, basis from filing_finding
                        where filing_id = ? order by position""")
                .param(id.value())
                .query((row, number) -> new Finding(
                        Finding.Severity.valueOf(row.getString("severity")),
                        row.getString("code"),
                        said(id, row),
                        row.getString("field"),
                        row.getString("material"),
                        row.getString("basis")))
                .list();
    }

    private String said(FilingId id, ResultSet row) throws SQLException {
        var words = row.getBytes("words");
        return words == null
                ? row.getString("message")
                : new String(vault.open(words, context(id, row.getInt("position"))), StandardCharsets.UTF_8);
    }

    /** Other submitted filings of the same cause with a plaintiff and a defendant of this one. */
    List<FilingId> related(FilingId id) {
        return jdbc.sql("""
                        select distinct other.id from filing this
                        join filing_party_index p on p.filing_id = this.id and p.side = 'PLAINTIFF'
                        join filing_party_index q on q.hash = p.hash and q.side = 'PLAINTIFF' and q.filing_id <> this.id
                          and q.filing_id is distinct from this.forwarded_from and q.filing_id is distinct from this.main_suit
                        join filing other on other.id = q.filing_id and other.cause_code = this.cause_code
                          and other.status <> 'DRAFT'
                        where this.id = :id and exists (
                          select 1 from filing_party_index d
                          join filing_party_index e on e.hash = d.hash and e.side = 'DEFENDANT'
                          where d.filing_id = this.id and d.side = 'DEFENDANT' and e.filing_id = other.id)
                        limit 20""")
                .param("id", id.value())
                .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Those that wait for a review and were the only ones when they came, locked, each after the one before, so that of
     * two that come at once neither waits for the other for ever.
     */
    List<FilingId> lockUnwarned(List<FilingId> related) {
        return related.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select id from filing f where id in (:ids) and status = 'UNDER_REVIEW'
                                  and exists (select from filing_finding x where x.filing_id = f.id and x.code = 'RELATED_NONE')
                                order by id for update of f""")
                        .param("ids", related.stream().map(FilingId::value).toList())
                        .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                        .list();
    }

    /** Replaces the hashes by which the parties are found, in one statement. */
    private void index(FilingId id, Draft draft) {
        var sides = new ArrayList<String>();
        var found = new ArrayList<String>();
        index(sides, found, "PLAINTIFF", draft.plaintiffs());
        index(sides, found, "DEFENDANT", draft.defendants());
        index(sides, found, "THIRD_PARTY", draft.thirdParties());
        for (var phone : phones(draft)) {
            sides.add("PHONE");
            found.add(phone);
        }
        jdbc.sql("""
                        with wanted as (
                          select side, decode(hash, 'hex') as hash
                          from unnest(:sides::text[], :hashes::text[]) as w (side, hash)),
                        gone as (
                          delete from filing_party_index i where filing_id = :id
                            and not exists (select from wanted w where w.side = i.side and w.hash = i.hash))
                        insert into filing_party_index (filing_id, side, hash) select :id, side, hash from wanted
                        on conflict do nothing""")
                .param("id", id.value())
                .param("sides", sides.toArray(String[]::new))
                .param("hashes", found.toArray(String[]::new))
                .update();
    }

    /** The parts of the organisations' names of what has been submitted now; most filings have none. */
    private void firstIndexed(Filing filing) {
        var grams = grams(filing.draft());
        if (!grams.isEmpty()) {
            indexGrams(filing.id(), grams);
        }
    }

    /** Replaces the parts of names by which a submitted filing is found, in one statement. */
    private void indexGrams(FilingId id, Set<Long> grams) {
        jdbc.sql("""
                        with this as (
                          select id, court_code, first_submitted_at from filing
                          where id = :id and court_code is not null and first_submitted_at is not null),
                        gone as (
                          delete from organisation_gram g where filing_id = :id and not exists (
                            select from this where g.gram = any (:grams) and g.court_code = this.court_code
                              and g.received_at = this.first_submitted_at))
                        insert into organisation_gram (court_code, gram, received_at, filing_id)
                        select court_code, gram, first_submitted_at, id from this, unnest(:grams::bigint[]) as w (gram)
                        on conflict do nothing""")
                .param("id", id.value())
                .param("grams", grams.toArray(Long[]::new))
                .update();
    }

    private Set<Long> grams(Draft draft) {
        var grams = new LinkedHashSet<Long>();
        draft.organisations().forEach(name -> grams.addAll(NameGrams.hashes(vault, name)));
        return grams;
    }

    private void index(List<String> sides, List<String> found, String side, List<Party> parties) {
        for (var hash : hashes(parties)) {
            sides.add(side);
            found.add(hash);
        }
    }

    private Set<String> hashes(List<Party> parties) {
        var hashes = new LinkedHashSet<String>();
        for (var party : parties) {
            var name = party.name();
            if (name != null && !name.isBlank()) {
                hashes.add(nameHash(name));
            }
            var number = party.idNumber();
            if (number != null && !number.isBlank()) {
                hashes.add(numberHash(number));
            }
        }
        return hashes;
    }

    private Set<String> phones(Draft draft) {
        var phones = new LinkedHashSet<String>();
        Stream.of(draft.plaintiffs(), draft.defendants(), draft.thirdParties())
                .flatMap(List::stream)
                .map(Party::phone)
                .filter(Objects::nonNull)
                .filter(phone -> !phone.isBlank())
                .forEach(phone -> phones.add(phoneHash(phone)));
        var address = draft.serviceAddress();
        var phone = address == null ? null : address.phone();
        if (phone != null && !phone.isBlank()) {
            phones.add(phoneHash(phone));
        }
        return phones;
    }

    /** As a name, an ID number and a telephone: whichever the words are. */
    private String[] hashesOf(String words) {
        return new String[] {nameHash(words), numberHash(FilingNumbers.plain(words)), phoneHash(words)};
    }

    private String numberHash(String number) {
        return HexFormat.of().formatHex(vault.index("party-id", number.strip().toUpperCase(Locale.ROOT)));
    }

    /** Blanks and hyphens do not matter, nor does the country in front. */
    private String phoneHash(String phone) {
        var digits = FilingNumbers.plain(phone).replaceAll("[-()]", "").replaceFirst("^\\+?86(?=1\\d{10}$)", "");
        return HexFormat.of().formatHex(vault.index("party-phone", digits));
    }

    private String nameHash(String name) {
        return HexFormat.of().formatHex(vault.index("party-name", name.strip().toLowerCase(Locale.ROOT)));
    }

    private byte[] sealed(FilingId id, Draft draft) {
        var content = new Content(
                draft.plaintiffs(),
                draft.defendants(),
                draft.thirdParties(),
                draft.claims(),
                draft.claimItems(),
                draft.facts(),
                draft.serviceAddress(),
                draft.confidentiality(),
                draft.elements(),
                draft.answers(),
                draft.evidence(),
                draft.divorceProperty());
        return vault.seal(JSON.bytes(content), context(id));
    }

    private Filing opened(ResultSet row, int number) throws SQLException {
        var filing = filing(row, number);
        access.seen(filing.id(), Set.of((String[]) row.getArray("accounts").getArray()), row.getBoolean("secret"));
        journal.seen(filing.id(), row.getInt("leaves"));
        stamps.seen(row);
        return filing;
    }

    private Filing filing(ResultSet row, int number) throws SQLException {
        var id = new FilingId(row.getObject("id", UUID.class));
        var content = JSON.read(vault.open(row.getBytes("content"), context(id)), Content.class);
        var track = row.getString("track");
        var procedure = row.getString("procedure");
        var decided = row.getString("decided_procedure");
        return new Filing(
                id,
                row.getString("owner_id"),
                FilingStatus.valueOf(row.getString("status")),
                row.getInt("revision"),
                new Draft(
                        track == null ? null : Track.valueOf(track),
                        row.getString("court_code"),
                        row.getString("cause_code"),
                        content.plaintiffs(),
                        content.defendants(),
                        content.thirdParties(),
                        content.claims(),
                        content.claimItems(),
                        content.facts(),
                        row.getObject("claim_amount_fen", Long.class),
                        procedure == null ? null : Draft.Procedure.valueOf(procedure),
                        content.serviceAddress(),
                        content.confidentiality(),
                        content.elements(),
                        content.answers(),
                        content.evidence(),
                        content.divorceProperty()),
                new Filing.Wishes(mediation(row), relief(row)),
                clocks(row),
                new Filing.Marks(
                        row.getBoolean("sensitive"),
                        row.getBoolean("ordered"),
                        row.getString("type_code"),
                        decided == null ? null : Draft.Procedure.valueOf(decided),
                        row.getBoolean("secret"),
                        row.getObject("order_fee_fen", Long.class)),
                registration(row),
                row.getString("ruling_number"),
                feeLeft(row),
                new Filing.Forwarding(other(row, "forwarded_from"), other(row, "forwarded_to")),
                feeSupplement(row),
                other(row, "main_suit"));
    }

    private static @Nullable FilingId other(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new FilingId(id);
    }

    private static Filing.@Nullable Mediation mediation(ResultSet row) throws SQLException {
        var consents = row.getObject("mediation_consent", Boolean.class);
        return consents == null
                ? null
                : new Filing.Mediation(consents, instant(row, "mediation_said_at"), row.getString("mediation_said_by"));
    }

    private static Filing.@Nullable Relief relief(ResultSet row) throws SQLException {
        var state = row.getString("deferral");
        return state == null
                ? null
                : new Filing.Relief(Filing.Relief.State.valueOf(state), row.getObject("relief_percent", Integer.class));
    }

    private static Filing.@Nullable FeeLeft feeLeft(ResultSet row) throws SQLException {
        var fen = row.getObject("fee_left_fen", Long.class);
        return fen == null
                ? null
                : new Filing.FeeLeft(fen, row.getString("fee_left_basis"), row.getObject("fee_settled_at") != null);
    }

    private static @Nullable Due feeSupplement(ResultSet row) throws SQLException {
        var fen = row.getObject("fee_supplement_fen", Long.class);
        return fen == null
                ? null
                : new Due(
                        fen,
                        new LegalBasis(row.getString("fee_supplement_basis")),
                        row.getString("fee_supplement_item"));
    }

    private static Filing.Clocks clocks(ResultSet row) throws SQLException {
        return new Filing.Clocks(
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "first_submitted_at"),
                instant(row, "court_received_at"),
                instant(row, "review_from"),
                instant(row, "review_due_at"),
                instant(row, "turn_due_at"),
                instant(row, "fee_due_at"),
                row.getString("due_basis"));
    }

    private static Filing.@Nullable Registration registration(ResultSet row) throws SQLException {
        var at = instant(row, "registered_at");
        return at == null
                ? null
                : new Filing.Registration(
                        row.getString("case_number"),
                        at,
                        row.getBoolean("registered_by_clock"),
                        instant(row, "transferred_at"),
                        row.getString("department"));
    }

    private static String context(FilingId id) {
        return "filing:" + id;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
