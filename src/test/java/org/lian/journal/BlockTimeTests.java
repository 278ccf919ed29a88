package org.lian.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.keys.Signatures;
import org.lian.verifier.Verifier;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Sha256;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** 区块的时间: the database's own, without a demo's offset, and never older than the block before. */
@OwnCourt
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // A block that was falsified stays in the court's log.
@TestPropertySource(properties = "lian.journal.sealer=false")
@Tag("thorough")
class BlockTimeTests {
    @Autowired
    Journal journal;

    @Autowired
    Sealer sealer;

    @Autowired
    Blocks blocks;

    @Autowired
    BlockExport export;

    @Autowired
    Signatures signatures;

    @Autowired
    BusinessClock clock;

    @Autowired
    DataFolder data;

    @Autowired
    DataSource database;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    private Superuser superuser;

    @BeforeEach
    void superuser() {
        superuser = new Superuser(database, data);
    }

    @AfterEach
    void realTimeAgain() throws Exception {
        clock.moveTo(Duration.ZERO);
        superuser.clockIsRight();
    }

    @Test
    @Order(1)
    @DisplayName("演示时钟拨快十天再拨回：区块的时间一直是数据库的，不早于前一个，核验通过")
    void aMovedClockDoesNotMoveBlocks() throws Exception {
        sealOne();
        clock.moveTo(Duration.ofDays(10));
        assertThat(sealOne().sealedAt()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        clock.moveTo(Duration.ZERO);
        assertThat(sealOne().sealedAt()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));

        export.export();
        assertThat(verifier().database().text()).startsWith("通过");
    }

    @Test
    @Order(2)
    @DisplayName("从前版本的区块带着拨快十天的时间：照样接着封存，核验通过")
    void blocksOfAnEarlierRelease() throws Exception {
        sealOne();
        var ahead = Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MICROS);
        resign(blocks.last()
                .orElseThrow()
                .header()
                .replace("\"clock\":\"database\",", "")
                .replaceAll("\"sealedAt\":\"[^\"]+\"", "\"sealedAt\":\"" + ahead + "\""));
        assertThat(blocks.last().orElseThrow().sealedAt())
                .as("says not whose time")
                .isNull();

        assertThat(sealOne().sealedAt()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        export.export();
        assertThat(verifier().database().text()).startsWith("通过");
    }

    @Test
    @Order(3)
    @DisplayName("数据库的时钟退了三秒：区块的时间停在前一个的时间；退了一天：不封存，说明怎么办；校准以后接着封存")
    void aClockThatFalls() throws Exception {
        var before = sealOne().sealedAt();
        superuser.clockRunsBehind("3 seconds");
        assertThat(sealOne().sealedAt()).isAfterOrEqualTo(before);

        superuser.clockRunsBehind("1 day");
        var number = blocks.last().orElseThrow().number();
        append();
        assertThatThrownBy(() -> sealer.seal())
                .hasMessageContaining("日志停止封存：数据库的时间")
                .hasMessageContaining("校准");
        assertThat(blocks.last().orElseThrow().number()).isEqualTo(number);

        superuser.clockIsRight();
        assertThat(sealer.seal()).isPositive();
        export.export();
        assertThat(verifier().database().text()).startsWith("通过");
    }

    @Test
    @Order(4)
    @DisplayName("有人用法院的密钥签了时间倒退的区块：核验指出是哪个区块")
    void theVerifierNamesATimeThatFell() throws Exception {
        var number = sealOne().number();
        resign(blocks.last()
                .orElseThrow()
                .header()
                .replaceAll("\"sealedAt\":\"[^\"]+\"", "\"sealedAt\":\"2026-01-01T00:00:00Z\""));
        export.export();

        assertThat(verifier().database().text()).contains("区块 " + number).contains("封存时间 2026-01-01T00:00:00Z 早于前面的区块");
    }

    /** Puts another header in the place of the last block's, signed with the court's key, before it has a file. */
    private void resign(String header) throws Exception {
        try (var connection = superuser.connect();
                var statement = connection.prepareStatement("""
                        update journal_block set header = ?, hash = ?, signature = ?
                        where number = (select max(number) from journal_block)""")) {
            statement.setString(1, header);
            statement.setBytes(2, Sha256.of(Canonical.bytes(header)));
            statement.setString(3, signatures.sign(Canonical.bytes(header)));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private Block sealOne() {
        append();
        assertThat(sealer.seal()).isPositive();
        return blocks.last().orElseThrow();
    }

    private void append() {
        transaction.executeWithoutResult(status ->
                journal.append(JournalEntry.shown(FilingId.random(), Actor.system(), clock.now(), "ONE", "发生了一件事")));
    }

    private Verifier verifier() throws Exception {
        return new Verifier(
                port, data.folder("."), database.unwrap(HikariDataSource.class).getJdbcUrl());
    }
}
