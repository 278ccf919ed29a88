package org.lian.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lian.keys.Vault;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The telling of a filer in plain words before a cause was chosen, and what was suggested: read by who reviews it. */
@Component
public class CauseTellings {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

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
        try {
            return vault.seal(JSON.writeValueAsBytes(telling), context(filing));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Telling opened(FilingId filing, byte[] content) {
        try {
            return JSON.readValue(vault.open(content, context(filing)), Telling.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String context(FilingId filing) {
        return "cause-telling:" + filing;
    }
}
