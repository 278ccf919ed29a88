package org.lian.filing;

import java.util.List;
import java.util.Optional;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The telling of a filer in plain words before a cause was chosen, and what was suggested: read by who reviews it. */
@Component
public class CauseTellings {
    private static final StoredJson JSON = new StoredJson();

    private final JdbcClient jdbc;
    private final Vault vault;

    CauseTellings(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * The last telling of a filing.
     *
     * @param suggested the codes of the causes, the likeliest first
     * @param unsure whether the filer did not know and leaves the cause to the court
     */
    public record Telling(String told, List<String> suggested, boolean unsure) {}

    /** Empty where a cause was chosen without telling. */
    public Optional<Telling> of(FilingId filing) {
        return jdbc.sql("select content from cause_telling where filing_id = ?")
                .param(filing.value())
                .query((row, number) -> opened(filing, row.getBytes("content")))
                .optional();
    }

    /** The last telling stands. */
    public void keep(FilingId filing, Telling telling) {
        jdbc.sql("""
                        insert into cause_telling (filing_id, content) values (:filing, :content)
                        on conflict (filing_id) do update set content = excluded.content""")
                .param("filing", filing.value())
                .param("content", sealed(filing, telling))
                .update();
    }

    private byte[] sealed(FilingId filing, Telling telling) {
        return vault.seal(JSON.bytes(telling), context(filing));
    }

    private Telling opened(FilingId filing, byte[] content) {
        return JSON.read(vault.open(content, context(filing)), Telling.class);
    }

    private static String context(FilingId filing) {
        return "cause-telling:" + filing;
    }
}
