package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.database.DataFolder;
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
                .extracting(Scrubber.Finding::sha256, Scrubber.Finding::fault)
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
                .extracting(Scrubber.Finding::sha256)
                .doesNotContain(missing.sha256());
    }

    @Test
    @DisplayName("一次只读这么多；最久没核对的先读")
    void boundedAndFair() throws Exception {
        add("甲");
        add("乙");
        scrubber.readNow(accounts.actorOf("admin1"));
        var oldest = oldest();

        assertThat(scrubber.read(1)).isEqualTo(1);

        assertThat(oldest()).as("another is the oldest now").isNotEqualTo(oldest);
        assertThat(scrubber.progress(accounts.actorOf("admin1")).unread()).isZero();
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
