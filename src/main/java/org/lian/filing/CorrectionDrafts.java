package org.lian.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.UUID;
import org.lian.filing.Corrections.CorrectedFields;
import org.lian.keys.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fields of a correction that is not handed in yet: whoever leaves and comes back finds what was written. */
@Component
class CorrectionDrafts {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

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
        try {
            return vault.seal(JSON.writeValueAsBytes(written), context(notice));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private CorrectedFields opened(UUID notice, byte[] content) {
        try {
            return JSON.readValue(vault.open(content, context(notice)), CorrectedFields.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String context(UUID notice) {
        return "correction-draft:" + notice;
    }
}
