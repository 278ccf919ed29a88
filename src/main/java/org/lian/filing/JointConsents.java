package org.lian.filing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The store of who joined an application, when, and to which words; names are sealed. */
@Component
class JointConsents {
    private static final StoredJson JSON = new StoredJson();

    private final JdbcClient jdbc;
    private final Vault vault;

    JointConsents(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** A consent, and the hash of what was shown to who gave it. */
    record Kept(String by, Instant at, byte[] shown) {
        boolean isTo(byte[] words) {
            return Arrays.equals(shown, words);
        }
    }

    /** The name of who consented, as the paper says it. */
    record ConsentedBy(String by) {}

    /** The hash of an application's words, which only this system can make. */
    byte[] hash(FilingId filing, String words) {
        return vault.index("joint-application", filing + "\n" + words);
    }

    /** The newest consent of each party. */
    Map<String, Kept> of(FilingId filing) {
        return jdbc
                .sql("select * from joint_consent where filing_id = ?")
                .param(filing.value())
                .query((row, number) -> {
                    var party = row.getString("party");
                    return Map.entry(
                            party,
                            new Kept(
                                    JSON.read(
                                                    vault.open(row.getBytes("content"), context(filing.value(), party)),
                                                    ConsentedBy.class)
                                            .by(),
                                    row.getObject("agreed_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getBytes("shown")));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Keeps the consent in the place of one to other words. */
    void keep(FilingId filing, String party, Kept consent) {
        jdbc.sql("""
                        insert into joint_consent (filing_id, party, shown, content, agreed_at)
                        values (:filing, :party, :shown, :content, :at)
                        on conflict (filing_id, party) do update
                        set shown = excluded.shown, content = excluded.content, agreed_at = excluded.agreed_at""")
                .param("filing", filing.value())
                .param("party", party)
                .param("shown", consent.shown())
                .param("content", vault.seal(JSON.bytes(new ConsentedBy(consent.by())), context(filing.value(), party)))
                .param("at", CourtTime.column(consent.at()))
                .update();
    }

    private static String context(UUID filing, String party) {
        return "joint-consent:" + filing + party;
    }
}
