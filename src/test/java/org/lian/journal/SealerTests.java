package org.lian.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.database.DataFolder;
import org.lian.keys.Signatures;
import org.lian.liveness.Loops;
import org.lian.story.CourtClient;
import org.lian.verifier.Verifier;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Sha256;
import org.lian.web.Filed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** 封存: every committed leaf comes into exactly one signed block, and every block into a file outside. */
@CourtTest
@TestPropertySource(properties = "lian.journal.sealer=false")
class SealerTests {
    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00.123456Z");

    @LocalServerPort
    int port;

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
    Loops loops;

    @Autowired
    DataFolder data;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final FilingId filing = FilingId.random();

    @Test
    @DisplayName("一个事务迟迟不提交：别的记录照样封存，它提交以后也不会漏掉")
    void lateCommitIsSealedLater() throws Exception {
        var late = FilingId.random();
        var appended = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var thread = Executors.newSingleThreadExecutor();
        var commit = thread.submit(() -> transaction.executeWithoutResult(status -> {
            journal.append(entry(late, "FIRST"));
            appended.countDown();
            await(mayCommit);
        }));
        await(appended);

        for (var round = 0; round < 3; round++) {
            append(entry(filing, "ROUND_" + round));
            sealer.seal();
        }
        assertThat(blockOf(filing)).hasSize(3).doesNotHaveDuplicates();
        assertThat(blockOf(late)).isEmpty();

        mayCommit.countDown();
        commit.get(10, TimeUnit.SECONDS);
        thread.shutdown();
        append(entry(filing, "AFTER"));
        assertThat(sealer.seal()).isEqualTo(2);

        assertThat(blockOf(late)).hasSize(1);
        assertThat(idOf(late)).isLessThan(idOf(filing));
        assertThat(unsealed()).isZero();
        assertThat(jdbc.sql("select max(position) - count(*) from journal_position")
                        .query(Long.class)
                        .single())
                .as("no position is left out")
                .isZero();
    }

    @Test
    @DisplayName("同一件申请的记录按先后排列，区块首尾相接，签名可用公布的公钥验证")
    void blocksAreChainedAndSigned() {
        append(entry(filing, "ONE"));
        append(entry(filing, "TWO"));
        sealer.seal();
        append(entry(filing, "THREE"));
        sealer.seal();

        assertThat(jdbc.sql("""
                        select l.kind from journal_leaf l join journal_position p on p.leaf_id = l.id
                        where l.filing_id = ? order by p.position""").param(filing.value()).query(String.class).list())
                .containsExactly("ONE", "TWO", "THREE");
        var all = blocks.after(0, 1_000);
        for (var i = 0; i < all.size(); i++) {
            var block = all.get(i);
            assertThat(signatures.verifies(
                            signatures.current().id(), Canonical.bytes(block.header()), block.signature()))
                    .isTrue();
            if (i > 0) {
                assertThat(block.header())
                        .contains(java.util.HexFormat.of()
                                .formatHex(all.get(i - 1).hash()));
            }
        }
    }

    @Test
    @DisplayName("没有新记录就没有新区块；另一个节点正在封存时让开")
    void nothingToSeal() throws Exception {
        append(entry(filing, "ONE"));
        sealer.seal();
        var before = blocks.last().orElseThrow().number();
        assertThat(sealer.seal()).isZero();
        assertThat(blocks.last().orElseThrow().number()).isEqualTo(before);

        append(entry(filing, "TWO"));
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(hashtextextended('journal sealer', 0))");
            assertThat(sealer.seal()).isZero();
            other.rollback();
        }
        assertThat(sealer.seal()).isEqualTo(1);
    }

    @Test
    @DisplayName("只有数据库的人追加或改动的记录不予封存")
    void strangersRowsAreNotSealed() {
        jdbc.sql("""
                        insert into journal_leaf (filing_id, seq, at, actor_kind, actor_id, kind, text, visibility,
                          details, hash)
                        values (?, 1, timestamptz '2026-11-25 12:00:00+08', 'COURT', 'x', 'REGISTERED', '登记立案', 'PARTY',
                          '{}', ?)""")
                .params(
                        filing.value(),
                        new LeafRow(
                                        filing.value(),
                                        1,
                                        Instant.parse("2026-11-25T04:00:00Z"),
                                        "COURT",
                                        "x",
                                        "REGISTERED",
                                        "登记立案",
                                        null,
                                        "PARTY",
                                        "{}",
                                        null)
                                .hash())
                .update();
        var other = FilingId.random();
        append(entry(other, "HONEST"));

        assertThat(sealer.seal()).isEqualTo(1);

        assertThat(blockOf(filing)).isEmpty();
        assertThat(blockOf(other)).hasSize(1);
        assertThat(sealer.seal()).isZero();
    }

    @Test
    @DisplayName("区块和位置只增不改")
    void blocksAreAppendOnly() {
        append(entry(filing, "ONE"));
        sealer.seal();
        for (var sql : List.of(
                "update journal_block set header = '{}'",
                "delete from journal_block",
                "update journal_position set position = position + 1",
                "delete from journal_position",
                "truncate journal_position")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    @DisplayName("每个区块都有库外文件；文件丢失，启动时补写，从不覆盖")
    void blocksAreExported() throws Exception {
        append(entry(filing, "ONE"));
        sealer.seal();
        export.export();
        var last = blocks.last().orElseThrow().number();
        var text = Files.readString(export.file(last));
        assertThat(text).contains(filing.toString()).endsWith("\n");
        Files.delete(export.file(last));
        Files.writeString(export.file(1), "改过");

        new BlockExport(blocks, loops, data, new JournalSettings("", false)).export();

        assertThat(Files.readString(export.file(last))).isEqualTo(text);
        assertThat(Files.readString(export.file(1))).isEqualTo("改过");
        try (var files = Files.walk(export.root())) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
        Files.delete(export.file(1));
        new BlockExport(blocks, loops, data, new JournalSettings("", false)).export();
    }

    @Test
    @DisplayName("数据库比导出的区块旧：停止封存并说明，不签出第二个同号区块")
    void neverASecondBlockOfANumber() throws Exception {
        append(entry(filing, "ONE"));
        sealer.seal();
        export.export();
        var next = export.file(blocks.last().orElseThrow().number() + 1);
        Files.writeString(next, "从前的区块");
        append(entry(filing, "TWO"));
        try {
            assertThatThrownBy(() -> sealer.seal()).hasMessageContaining("停止封存").hasMessageContaining("移到别处");
            assertThat(blockOf(filing)).hasSize(1);
        } finally {
            Files.delete(next);
        }
        sealer.seal();
        assertThat(blockOf(filing)).hasSize(2);
    }

    @Test
    @DisplayName("人写的话密封保存：时间线看得到，数据库和区块里没有")
    void wordsOfPersonsAreSealed() throws Exception {
        append(entry(filing, "CORRECTED_BY_COURT").saying("张三的身份证号写错了"));
        sealer.seal();
        export.export();

        assertThat(journal.ofFiling(filing).get(0).text()).isEqualTo("发生了一件事张三的身份证号写错了");
        assertThat(jdbc.sql(
                                "select row_to_json(l)::text || encode(l.words, 'escape') from journal_leaf l where filing_id = ?")
                        .param(filing.value())
                        .query(String.class)
                        .single())
                .doesNotContain("张三", "身份证");
        assertThat(Files.readString(export.file(blocks.last().orElseThrow().number())))
                .doesNotContain("张三");
    }

    @Test
    @DisplayName("数据库会改写法的数字不能进日志")
    void onlyPlainValues() {
        assertThatThrownBy(() -> append(entry(filing, "ONE").with(Map.of("amount", 1.5e10))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("默克尔路径：任何大小的区块，每一条都能独自证明")
    void everyPathLeadsToTheRoot() {
        for (var size = 1; size <= 33; size++) {
            var entries = new ArrayList<String>();
            for (var i = 0; i < size; i++) {
                entries.add("{\"position\":" + i + "}");
            }
            var tree = new MerkleTree(entries);
            for (var i = 0; i < size; i++) {
                assertThat(climbed(entries.get(i), i, size, new ArrayDeque<>(tree.path(i))))
                        .as("%d of %d", i, size)
                        .isEqualTo(tree.root());
            }
        }
    }

    /** RFC 6962 from the top: the last neighbour belongs to the uppermost fork. */
    private static byte[] climbed(String entry, int index, int size, Deque<byte[]> path) {
        if (size == 1) {
            return Sha256.of(new byte[] {0}, Canonical.bytes(entry));
        }
        var split = Integer.highestOneBit(size - 1);
        var neighbour = path.removeLast();
        return index < split
                ? Sha256.of(new byte[] {1}, climbed(entry, index, split, path), neighbour)
                : Sha256.of(new byte[] {1}, neighbour, climbed(entry, index - split, size - split, path));
    }

    @Test
    @DisplayName("尚未封存的回执如实说明，仍可凭签名离线验证")
    void receiptBeforeItsBlock() throws Exception {
        var filed = Filed.submitted(port);
        var answer = CourtClient.anonymous(port)
                .get("/api/v1/receipts/" + filed.receipt())
                .expecting(200);
        assertThat(answer.body().get("log").get("state").asText()).isEqualTo("NOT_SEALED_YET");
        assertThat(answer.body().get("log").get("note").asText()).contains("尚未封入");

        var verifier = new Verifier(
                port, data.folder("."), database.unwrap(HikariDataSource.class).getJdbcUrl());
        var checked = verifier.receipt(answer.text().getBytes(StandardCharsets.UTF_8));
        assertThat(checked.text()).startsWith("通过：收件回执 " + filed.receipt()).contains("尚未封入区块");
        assertThat(checked.exit()).isZero();

        sealer.seal();
        assertThat(CourtClient.anonymous(port)
                        .get("/api/v1/receipts/" + filed.receipt())
                        .body()
                        .get("log")
                        .get("state")
                        .asText())
                .isEqualTo("SEALED");
    }

    private static JournalEntry entry(FilingId filing, String kind) {
        return JournalEntry.shown(filing, Actor.system(), NOON, kind, "发生了一件事")
                .with(Map.of("b", 1, "aa", List.of("一", "\"\\\n\u0001"), "C", true, "digest", kind));
    }

    private void append(JournalEntry entry) {
        transaction.executeWithoutResult(status -> journal.append(entry));
    }

    private List<Long> blockOf(FilingId wanted) {
        return jdbc.sql("""
                        select p.block from journal_position p join journal_leaf l on l.id = p.leaf_id
                        where l.filing_id = ? order by l.seq""").param(wanted.value()).query(Long.class).list();
    }

    private long idOf(FilingId wanted) {
        return jdbc.sql("select min(id) from journal_leaf where filing_id = ?")
                .param(wanted.value())
                .query(Long.class)
                .single();
    }

    private long unsealed() {
        return jdbc.sql("""
                        select count(*) from journal_leaf l where mac is not null
                        and not exists (select from journal_position p where p.leaf_id = l.id)""").query(Long.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
