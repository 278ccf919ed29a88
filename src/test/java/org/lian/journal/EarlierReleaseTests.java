package org.lian.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.database.DataFolder;
import org.lian.verifier.Verifier;
import org.lian.web.Filed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What a release before the sealer wrote: sealed first of all, and never again after. */
@OwnCourt
@TestPropertySource(properties = "lian.journal.sealer=false")
@Tag("thorough")
class EarlierReleaseTests {
    @LocalServerPort
    int port;

    @Autowired
    Sealer sealer;

    @Autowired
    BlockExport export;

    @Autowired
    DataFolder data;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("旧版本写的记录没有验证码，只在第一个区块之前认可")
    void onlyBeforeTheFirstBlock() throws Exception {
        var filed = Filed.submitted(port);
        var verifier = new Verifier(
                port, data.folder("."), database.unwrap(HikariDataSource.class).getJdbcUrl());
        try (var superuser = verifier.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("update journal_leaf set mac = null");
        }
        assertThat(sealer.seal())
                .isEqualTo(jdbc.sql("select count(*) from journal_leaf")
                        .query(Integer.class)
                        .single());
        export.export();
        assertThat(verifier.database().text()).startsWith("通过：区块");

        jdbc.sql("""
                        insert into journal_leaf (filing_id, seq, at, actor_kind, actor_id, kind, text, visibility, details,
                          hash)
                        select filing_id, 3, at, actor_kind, actor_id, kind, text, visibility, details, hash
                        from journal_leaf where filing_id = ? and seq = 2""").param(java.util.UUID.fromString(filed.filing())).update();
        assertThat(sealer.seal()).isZero();
        assertThat(verifier.database().text()).contains("立案申请 " + filed.filing() + " 第 3 条记录：是追加的");
    }
}
