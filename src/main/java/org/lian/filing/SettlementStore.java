package org.lian.filing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The store of agreements and signatures; their words are sealed. */
@Component
class SettlementStore {
    private static final StoredJson JSON = new StoredJson();

    private final JdbcClient jdbc;
    private final Vault vault;

    SettlementStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** An agreement as the mediator wrote it. */
    record Written(List<SettlementAgreement.Clause> clauses, String mediator) {}

    /** An agreement with its id. */
    record Kept(UUID id, FilingId filing, Written written, Instant setAt) {}

    /** The name of who signed, as the paper says it. */
    record SignedBy(String by) {}

    void set(UUID id, FilingId filing, Written written, Instant at) {
        jdbc.sql("insert into settlement_agreement (id, filing_id, content, set_at) values (?, ?, ?, ?)")
                .params(id, filing.value(), vault.seal(JSON.bytes(written), "settlement:" + id), CourtTime.column(at))
                .update();
    }

    Optional<Kept> newest(FilingId filing) {
        return jdbc.sql("select * from settlement_agreement where filing_id = ? order by position desc limit 1")
                .param(filing.value())
                .query(this::kept)
                .optional();
    }

    Kept find(UUID id) {
        return jdbc.sql("select * from settlement_agreement where id = ?")
                .param(id)
                .query(this::kept)
                .single();
    }

    Map<String, SettlementAgreement.Signature> signatures(UUID agreement) {
        return jdbc
                .sql("select * from settlement_signature where agreement_id = ?")
                .param(agreement)
                .query((row, number) -> Map.entry(row.getString("party"), signature(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void sign(UUID agreement, String party, SettlementAgreement.Signature signature) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into settlement_signature (id, agreement_id, party, way, content, signed_at)
                        values (:id, :agreement, :party, :way, :content, :at)""")
                .param("id", id)
                .param("agreement", agreement)
                .param("party", party)
                .param("way", signature.way().name())
                .param("content", vault.seal(JSON.bytes(new SignedBy(signature.by())), "settlement-signature:" + id))
                .param("at", CourtTime.column(signature.at()))
                .update();
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Kept(
                id,
                new FilingId(row.getObject("filing_id", UUID.class)),
                JSON.read(vault.open(row.getBytes("content"), "settlement:" + id), Written.class),
                row.getObject("set_at", OffsetDateTime.class).toInstant());
    }

    private SettlementAgreement.Signature signature(ResultSet row) throws SQLException {
        return new SettlementAgreement.Signature(
                SettlementAgreement.Way.valueOf(row.getString("way")),
                row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                JSON.read(
                                vault.open(
                                        row.getBytes("content"),
                                        "settlement-signature:" + row.getObject("id", UUID.class)),
                                SignedBy.class)
                        .by());
    }
}
