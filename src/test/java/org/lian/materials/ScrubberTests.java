package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.identity.Accounts;
import org.lian.keys.Vault;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 材料巡检: a missing and an altered file are found, shown, journaled, and forgotten when they are whole again. */
@CourtTest
class ScrubberTests {
    private static final Actor LITIGANT = new Actor("a-1", "zhangsan", Set.of(Role.LITIGANT), Set.of());

    @Autowired
    Materials materials;

    @Autowired
    Scrubber scrubber;

    @Autowired
    DataFolder data;

    @Autowired
    Vault vault;

    @Autowired
    Accounts accounts;

    @Autowired
    BusinessClock clock;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final FilingId filing = FilingId.random();

    @Test
    @DisplayName("缺失的和改动的都找到，管理员看得见，记一次日志；从备份放回后自动消除")
    void findsMissingAndAltered() throws Exception {
        var whole = add("完好");
        var missing = add("缺失");
        var altered = add("改动");
        var swapped = add("调包");
        var admin = Visitor.browser(port, "admin1");
        assertThat(admin.get("/admin/materials").body()).contains("没有发现缺失或者改动的文件");

        var gone = file(missing);
        var aside = gone.resolveSibling("aside");
        Files.move(gone, aside);
        var changed = Files.readAllBytes(file(altered));
        changed[changed.length / 2] ^= 1;
        Files.write(file(altered), changed);
        Files.copy(file(whole), file(swapped), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        admin.submit("/admin/materials", "/admin/materials/reading", Map.of());
        admin.submit("/admin/materials", "/admin/materials/reading", Map.of());

        assertThat(scrubber.findings(accounts.actorOf("admin1")))
                .extracting(Scrubber.DamagedFile::sha256, Scrubber.DamagedFile::fault)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(missing.sha256(), Scrubber.Fault.MISSING),
                        org.assertj.core.groups.Tuple.tuple(altered.sha256(), Scrubber.Fault.ALTERED),
                        org.assertj.core.groups.Tuple.tuple(swapped.sha256(), Scrubber.Fault.ALTERED))
                .hasSize(3);
        assertThat(admin.get("/admin/materials").body())
                .contains("文件不在", "内容被改动或损坏", missing.sha256(), filing.toString())
                .doesNotContain(whole.sha256());
        assertThat(jdbc.sql(
                                "select count(*) from journal_leaf where kind = 'MATERIAL_DAMAGED' and details->>'sha256' = ?")
                        .param(missing.sha256())
                        .query(Long.class)
                        .single())
                .as("said once")
                .isEqualTo(1);

        Files.move(aside, gone);
        scrubber.readNow(accounts.actorOf("admin1"));
        assertThat(scrubber.findings(accounts.actorOf("admin1")))
                .extracting(Scrubber.DamagedFile::sha256)
                .doesNotContain(missing.sha256());
    }

    @Test
    @DisplayName("一次只读这么多；最久没核对的先读")
    void boundedAndFair() throws Exception {
        add("甲");
        add("乙");
        scrubber.readNow(accounts.actorOf("admin1"));
        var oldest = oldest();

        assertThat(scrubber.read(clock.now(), 1)).isEqualTo(1);

        assertThat(oldest()).as("another is the oldest now").isNotEqualTo(oldest);
        assertThat(scrubber.progress(accounts.actorOf("admin1")).unread()).isZero();
    }

    @Test
    @DisplayName("一天最多读一轮：刚读过的不再读，一天以前读的才读；别的节点正在读的让开")
    void oneRoundADay() throws Exception {
        add("丙");
        var old = add("丁");
        scrubber.readNow(accounts.actorOf("admin1"));
        var yesterday = clock.now().minus(Duration.ofDays(1));

        assertThat(scrubber.read(yesterday, Long.MAX_VALUE)).isZero();

        var address = vault.index("material-blob", old.sha256());
        jdbc.sql("update material_check set checked_at = checked_at - interval '2 days' where address = ?")
                .param(address)
                .update();
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select 1 from material_check where address = ? for update")) {
                lock.setBytes(1, address);
                lock.executeQuery();
                assertThat(scrubber.read(yesterday, Long.MAX_VALUE)).isZero();
            }
            other.rollback();
        }
        assertThat(scrubber.read(yesterday, Long.MAX_VALUE)).isEqualTo(1);
        assertThat(scrubber.read(yesterday, Long.MAX_VALUE)).isZero();
    }

    @Test
    @DisplayName("文件有两万个：找下一批按顺序从索引里取，不排序，不读整张表")
    void theNextBatchIsFoundByItsPlace() throws Exception {
        try (var connection = new Superuser(database, data).connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into material_blob (address, context, sha256, size_bytes, stored_at)
                    select sha256(n::text::bytea), gen_random_uuid(), encode(sha256(n::text::bytea), 'hex'), 1,
                      current_timestamp - n * interval '0.1 seconds'
                    from generate_series(1, 20000) n""");
            statement.execute("insert into material_check (address, checked_at) "
                    + "select address, stored_at from material_blob on conflict do nothing");
            statement.execute("analyze material_blob, material_check");
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery("explain "
                    + Scrubber.NEXT
                            .replace(":before", "current_timestamp")
                            .replace(":checked", "current_timestamp - interval '1 hour'")
                            .replace(":address", "'\\x00'")
                            .replace(":batch", "100"))) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            connection.rollback();
            assertThat(plan.toString()).contains("material_check_in_order").doesNotContain("Seq Scan", "Sort");
        }
    }

    @Test
    @DisplayName("只有管理员能看")
    void administratorsOnly() {
        assertThatThrownBy(() -> scrubber.findings(LITIGANT)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> scrubber.readNow(LITIGANT)).isInstanceOf(Refusal.class);
    }

    private String oldest() {
        return jdbc.sql("select encode(address, 'hex') from material_check order by checked_at limit 1")
                .query(String.class)
                .single();
    }

    private Material add(String words) {
        return materials.add(
                filing,
                "EVIDENCE",
                words + ".txt",
                new ByteArrayInputStream((words + filing).repeat(500).getBytes(StandardCharsets.UTF_8)),
                LITIGANT);
    }

    private Path file(Material material) throws Exception {
        var address = HexFormat.of().formatHex(vault.index("material-blob", material.sha256()));
        try (var files = Files.walk(data.folder("materials"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(address))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
