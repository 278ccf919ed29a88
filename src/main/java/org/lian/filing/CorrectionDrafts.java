package org.lian.filing;

import java.util.UUID;
import org.lian.filing.Corrections.CorrectedFields;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fields of a correction that is not handed in yet: whoever leaves and comes back finds what was written. */
@Component
class CorrectionDrafts {
    private static final StoredJson JSON = new StoredJson();

    private final JdbcClient jdbc;
    private final Vault vault;

    CorrectionDrafts(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    CorrectedFields of(UUID notice) {
        return jdbc.sql("select content from correction_draft where notice_id = ?")
                .param(notice)
                .query((row, number) -> opened(notice, row.getBytes("content")))
                .optional()
                .orElse(CorrectedFields.NOTHING);
    }

    void keep(UUID notice, CorrectedFields written) {
        jdbc.sql("""
                        insert into correction_draft (notice_id, content) values (:notice, :content)
                        on conflict (notice_id) do update set content = excluded.content""")
                .param("notice", notice)
                .param("content", sealed(notice, written))
                .update();
    }

    void remove(UUID notice) {
        jdbc.sql("delete from correction_draft where notice_id = ?")
                .param(notice)
                .update();
    }

    private byte[] sealed(UUID notice, CorrectedFields written) {
        return vault.seal(JSON.bytes(written), context(notice));
    }

    private CorrectedFields opened(UUID notice, byte[] content) {
        return JSON.read(vault.open(content, context(notice)), CorrectedFields.class);
    }

    private static String context(UUID notice) {
        return "correction-draft:" + notice;
    }
}
