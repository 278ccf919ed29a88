package org.lian.materials;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The photographs that a phone made smaller before it sent them, with the SHA-256 of the original as the phone said it:
 * who holds the original knows it again, though the court never had it.
 */
@Component
public class ShrunkPhotographs {
    private final JdbcClient jdbc;

    ShrunkPhotographs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what the phone said of a material; the first word stays. */
    public void keep(UUID material, String original) {
        jdbc.sql("insert into material_shrunk (material_id, original) values (?, ?) on conflict do nothing")
                .params(material, original)
                .update();
    }

    /** The digests of the originals, by the materials that stand for them. */
    public Map<UUID, String> of(FilingId filing) {
        var found = new HashMap<UUID, String>();
        jdbc.sql("""
                        select s.material_id, s.original
                        from material_shrunk s join material m on m.id = s.material_id
                        where m.filing_id = ?""").param(filing.value()).query(row -> {
            found.put(row.getObject("material_id", UUID.class), row.getString("original"));
        });
        return found;
    }

    /** The same word on a copy of the same bytes. */
    void carry(UUID material, UUID copy) {
        jdbc.sql("insert into material_shrunk (material_id, original)"
                        + " select ?, original from material_shrunk where material_id = ?")
                .params(copy, material)
                .update();
    }
}
