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

/** The store of which party joined a filing with which account, and for what. */
@Component
class JoinedParties {
    private final JdbcClient jdbc;
    private final Vault vault;

    JoinedParties(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The purpose of joining. */
    enum Purpose {
        PAPERS,
        COUNTERCLAIM
    }

    /** The hash by which a party of a filing is told from whoever takes its place later. */
    byte[] person(FilingId filing, Party party) {
        return vault.index(
                "co-plaintiff",
                filing + "\n" + SigningLinks.plain(party.name()) + "\n" + SigningLinks.plain(party.idNumber()));
    }

    /** The account of each who joined, by the hash in hexadecimal. */
    Map<String, String> accounts(FilingId filing, Purpose purpose) {
        return jdbc
                .sql("select person, account_id from joined_party where filing_id = ? and purpose = ?")
                .params(filing.value(), purpose.name())
                .query((row, number) ->
                        Map.entry(HexFormat.of().formatHex(row.getBytes("person")), row.getString("account_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** False when the party had joined already. */
    boolean keep(FilingId filing, byte[] person, Purpose purpose, String account, Instant at) {
        return jdbc.sql("""
                                insert into joined_party (filing_id, person, purpose, account_id, joined_at)
                                values (?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(filing.value(), person, purpose.name(), account, CourtTime.column(at))
                        .update()
                == 1;
    }

    /** What an account gets papers of, the newest first. */
    List<FilingId> joinedBy(String account) {
        return jdbc.sql("""
                        select filing_id from joined_party where account_id = ? and purpose = 'PAPERS'
                        order by joined_at desc limit 200""")
                .param(account)
                .query((row, number) -> new FilingId(row.getObject("filing_id", UUID.class)))
                .list();
    }

    boolean getsPapers(String account, FilingId filing) {
        return jdbc.sql("""
                                select count(*) from joined_party
                                where account_id = ? and filing_id = ? and purpose = 'PAPERS'""")
                        .params(account, filing.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
