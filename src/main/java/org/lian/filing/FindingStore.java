package org.lian.filing;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.keys.Vault;
import org.lian.transaction.OncePerTransaction;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The findings' rows; what they say is sealed, each for its place. */
@Component
class FindingStore {
    private final OncePerTransaction<FilingId, List<Finding>> recorded = new OncePerTransaction<>();
    private final JdbcClient jdbc;
    private final Vault vault;

    FindingStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void replace(FilingId id, List<Finding> findings) {
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

    List<Finding> of(FilingId id) {
        return recorded.get(id, this::read);
    }

    private List<Finding> read(FilingId id) {
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

    /**
     * The flags that a row of a list shows of findings: something that the law wants is missing, the like was filed too,
     * what the filer answered speaks against receiving it here, or something else is to be looked at.
     */
    record Flagged(
            FilingId filing,
            List<String> missing,
            boolean related,
            boolean doubtful,
            List<String> warned,
            boolean otherPhone) {}

    /** Of the other side: the court finds him by his address, and asks the filer for a number that is right. */
    public static final String OTHER_PHONE = "(code = 'PHONE_DOUBTFUL' and field like 'defendants[%')";

    List<Flagged> flagged(Collection<FilingId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select filing_id, array_agg(material order by position)
                            filter (where severity = 'BLOCKING' and code like 'MATERIALS\\_%%') as missing,
                          bool_or(code = 'RELATED_FOUND') as related,
                          bool_or(code like 'ELIGIBILITY\\_%%' and severity <> 'PASSED') as doubtful,
                          array_agg(code order by position) filter (
                            where severity <> 'PASSED' and code <> 'RELATED_FOUND' and code not like 'ELIGIBILITY\\_%%'
                            and not (severity = 'BLOCKING' and code like 'MATERIALS\\_%%') and %1$s is not true) as warned,
                          bool_or(severity <> 'PASSED' and %1$s) as other_phone
                        from filing_finding where filing_id in (:ids) group by filing_id""".formatted(OTHER_PHONE))
                .param("ids", ids.stream().map(FilingId::value).toList())
                .query((row, number) -> new Flagged(
                        new FilingId(row.getObject("filing_id", UUID.class)),
                        texts(row.getArray("missing")),
                        row.getBoolean("related"),
                        row.getBoolean("doubtful"),
                        texts(row.getArray("warned")),
                        row.getBoolean("other_phone")))
                .list();
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
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
}
