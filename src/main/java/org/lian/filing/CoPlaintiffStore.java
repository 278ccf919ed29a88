package org.lian.filing;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The store of which other plaintiff joined a filing with which account. */
@Component
class CoPlaintiffStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    CoPlaintiffStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The hash by which a party of a filing is told from whoever takes its place later. */
    byte[] person(FilingId filing, Party party) {
        return vault.index(
                "co-plaintiff",
                filing + "\n" + SigningLinks.plain(party.name()) + "\n" + SigningLinks.plain(party.idNumber()));
    }

    /** The account of each who joined, by the hash in hexadecimal. */
    Map<String, String> accounts(FilingId filing) {
        return jdbc
                .sql("select person, account_id from joined_plaintiff where filing_id = ?")
                .param(filing.value())
                .query((row, number) ->
                        Map.entry(HexFormat.of().formatHex(row.getBytes("person")), row.getString("account_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void keep(FilingId filing, byte[] person, String account, Instant at) {
        jdbc.sql("insert into joined_plaintiff (filing_id, person, account_id, joined_at) values (?, ?, ?, ?)")
                .params(filing.value(), person, account, CourtTime.column(at))
                .update();
    }

    /** What an account joined, the newest first. */
    List<FilingId> joinedBy(String account) {
        return jdbc.sql("""
                        select filing_id from joined_plaintiff where account_id = ?
                        order by joined_at desc limit 200""")
                .param(account)
                .query((row, number) -> new FilingId(row.getObject("filing_id", UUID.class)))
                .list();
    }

    boolean hasJoined(String account, FilingId filing) {
        return jdbc.sql("select count(*) from joined_plaintiff where account_id = ? and filing_id = ?")
                        .params(account, filing.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
