package org.lian.filing;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The court's people's searches as statements: each reads few rows however many filings there are. */
@Component
class CaseQueries {
    /** How many filings with one name, number or telephone are looked at each; where there are more, the courts' are walked. */
    private static final int FEW = 15_000;

    private final JdbcClient jdbc;
    private final PartyIndex index;
    private final int few;

    @Autowired
    CaseQueries(JdbcClient jdbc, PartyIndex index) {
        this(jdbc, index, FEW);
    }

    CaseQueries(JdbcClient jdbc, PartyIndex index, int few) {
        this.jdbc = jdbc;
        this.index = index;
        this.few = few;
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
              from (select filing_of_task(kind, business_key) as id from task_offer where holder = :clerk and grp = '*' offset 0) o
              join filing f on f.id = o.id
              where f.court_code = any (:courts) and %2$s) f
            order by f.first_submitted_at desc, f.id desc limit :limit
            """;

    private static final String OF_CLERK = """
             and (exists (
                select from handled_filing h
                where h.clerk = :clerk and h.received_at = f.first_submitted_at and h.filing_id = f.id)
              or f.id = any (array(
                select filing_of_task(o.kind, o.business_key) from task_offer o where o.holder = :clerk and o.grp = '*')))
            """;

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

    /** How far the parts of a name are counted to know the rarest. */
    private static final int COUNTED = 1_000;

    private static final String HASHES = "(select decode(h, 'hex') from unnest(:hashes%d::text[]) h)";

    /** Counted, so that it is looked up for each filing alone and never joined with all that have the hash. */
    private static final String HAS =
            " and (select count(*) from filing_party_index p where p.filing_id = f.id and p.hash in " + HASHES
                    + ") > 0";

    /**
     * A filing that a search found.
     *
     * @param whole whether it is what was named; otherwise the parts of a name are all there, but perhaps not together
     */
    record Hit(FilingId filing, boolean whole) {}

    /** Submitted filings, the newest first, after the mark. */
    List<Hit> search(Terms terms, CaseSearch.@Nullable Mark after, int limit) {
        if (terms.words() != null && terms.numbered().isNone()) {
            var grams = index.gramsOf(terms.words());
            var rarest = grams.isEmpty() ? Optional.<Long>empty() : rarest(terms.courts(), grams);
            return searched(
                    namedSql(terms, List.of(terms.words()), rarest.isPresent(), after),
                    terms,
                    List.of(terms.words()),
                    grams,
                    rarest.orElse(null),
                    after,
                    limit);
        }
        return searched(searchSql(terms, after), terms, List.of(), List.of(), null, after, limit);
    }

    /** The same of filings in which each of the words is a whole name, an ID number or a telephone of somebody. */
    List<Hit> searchAll(Terms terms, List<String> words, CaseSearch.@Nullable Mark after, int limit) {
        return searched(namedSql(terms, words, false, after), terms, words, List.of(), null, after, limit);
    }

    /** The part that the fewest names of the courts have; empty when one of them is in none. */
    private Optional<Long> rarest(Set<String> courts, List<Long> grams) {
        return jdbc.sql(RAREST)
                .param("courts", courts.toArray(String[]::new))
                .param("grams", grams.toArray(Long[]::new))
                .param("counted", COUNTED)
                .query((row, number) -> row.getLong("number") == 0 ? null : row.getLong("gram"))
                .optional();
    }

    private static final String RAREST = """
            select w.gram, coalesce(sum(c.number), 0) as number
            from unnest(:grams::bigint[]) as w (gram), unnest(:courts::text[]) as t (court)
            cross join lateral (select count(*) as number from (
              select from organisation_gram o where o.court_code = t.court and o.gram = w.gram limit :counted) few) c
            group by 1 order by number, gram limit 1""";

    /** By a number what it names; without words a person or each court is a lane of an index that is in order. */
    private static String searchSql(Terms terms, CaseSearch.@Nullable Mark after) {
        var where = where(terms);
        if (terms.words() == null && terms.clerk() != null) {
            var later = new StringBuilder();
            narrow(later, after, " and (h.received_at, h.filing_id) < (:received, :after::uuid)");
            narrow(where, after, AFTER);
            return "select f.id, true as whole " + SEARCHED_OF_CLERK.formatted(later, where);
        }
        narrow(where, terms.clerk(), OF_CLERK);
        narrow(where, after, AFTER);
        return terms.words() == null
                ? "select f.id, true as whole " + SEARCHED_LANES.formatted(where)
                : MATCHED.formatted(NUMBERED) + "select f.id, true as whole " + ofMatched(where);
    }

    /**
     * Filings in which each of the words is somebody's name or number. Those with the rarest are found by it, and the
     * others looked up in them; where even these are many, soon enough one comes as the courts' filings are walked in order.
     *
     * @param byParts whether the words are sought as parts of an organisation's name too
     */
    private String namedSql(Terms terms, List<String> words, boolean byParts, CaseSearch.@Nullable Mark after) {
        var where = where(terms);
        narrow(where, terms.clerk(), OF_CLERK);
        var parts = SEARCHED_GRAMS.formatted(
                after == null ? "" : " and (o.received_at, o.filing_id) < (:received, :after::uuid)", where);
        narrow(where, after, AFTER);
        var numbers = words.stream().map(this::upToFew).toList();
        var rarest = numbers.indexOf(Collections.min(numbers));
        var areFew = numbers.get(rarest) <= few;
        for (var at = 0; at < words.size(); at++) {
            where.append(areFew && at == rarest ? "" : HAS.formatted(at));
        }
        var named = areFew ? ofMatched(where) : SEARCHED_LANES.formatted(where);
        return (areFew ? MATCHED.formatted(OF_HASHES.formatted(rarest)) : "")
                + (byParts ? UNION_OF_BOTH.formatted(named, parts) : "select f.id, true as whole " + named);
    }

    private static final String MATCHED = "with matched as materialized (%s) ";

    private static final String OF_HASHES =
            "select distinct filing_id as id from filing_party_index where hash in " + HASHES;

    private static final String NUMBERED = """
            select id from filing where id = any (:ids::uuid[])
            union select id from filing where case_number = any (:numbers)
            union select id from filing where ruling_number = any (:numbers)
            union select filing_id from case_number where purpose = 'EXECUTION' and canonical = any (:numbers)
            union select filing_id from filing_party_index
              where hash in (select decode(h, 'hex') from unnest(:hashes::text[]) h)""";

    private static String ofMatched(StringBuilder where) {
        return SEARCHED_MATCHES.formatted("select id from matched", where);
    }

    /** How many rows of the index have the words, as far as that matters. */
    private int upToFew(String words) {
        return jdbc.sql("select count(*) from (select from filing_party_index where hash in " + HASHES.formatted(0)
                        + " limit :most) counted")
                .param("hashes0", index.hashesOf(words))
                .param("most", few + 1)
                .query(Integer.class)
                .single();
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

    private static void narrow(StringBuilder where, @Nullable Object term, String condition) {
        if (term != null) {
            where.append(condition);
        }
    }

    private List<Hit> searched(
            String sql,
            Terms terms,
            List<String> words,
            List<Long> grams,
            @Nullable Long rarest,
            CaseSearch.@Nullable Mark after,
            int limit) {
        var search = jdbc.sql(sql)
                .param("grams", grams.toArray(Long[]::new))
                .param("rarest", rarest)
                .param("courts", terms.courts().toArray(String[]::new))
                .param("status", terms.status() == null ? null : terms.status().name())
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
                .param("hashes", terms.words() == null ? new String[0] : index.hashesOf(terms.words()))
                .param("limit", limit);
        for (var at = 0; at < words.size(); at++) {
            search = search.param("hashes" + at, index.hashesOf(words.get(at)));
        }
        return search.query((row, number) ->
                        new Hit(new FilingId(row.getObject("id", UUID.class)), row.getBoolean("whole")))
                .list();
    }

    /**
     * Filings of the courts that were refused by a ruling of such a number, or returned or refused and have a party of that
     * whole name, ID number or telephone, the newest first.
     */
    List<FilingId> turnedAway(
            String words, Collection<String> rulings, Collection<String> courts, boolean secrets, int limit) {
        return jdbc.sql("""
                        select id from filing where court_code in (:courts) and (:secrets or not secret)
                          and status in ('REFUSED', 'RETURNED')
                          and id in (select id from filing where ruling_number = any (:rulings)
                            union select filing_id from filing_party_index
                            where hash in (select decode(h, 'hex') from unnest(:hashes::text[]) h))
                        order by first_submitted_at desc, id limit :limit""")
                .param("courts", courts)
                .param("rulings", rulings.toArray(String[]::new))
                .param("secrets", secrets)
                .param("hashes", index.hashesOf(words))
                .param("limit", limit)
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
                .param("hashes", index.hashesOf(words))
                .param("limit", limit)
                .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                .list();
    }
}
