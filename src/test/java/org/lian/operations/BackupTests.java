package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.LianApplication;
import org.lian.database.SeparatePostgres;
import org.lian.story.CourtClient;
import org.lian.web.Filed;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** 备份与恢复: a court that is lost and brought back, from the embedded server to a separate one and back again. */
@Tag("own-jvm")
@Tag("thorough")
class BackupTests {
    @Test
    @DisplayName("备份、毁掉、恢复到空目录：回执能验证，材料能打开，案件能继续办；独立数据库和自带数据库互相恢复")
    void aLostCourtComesBack() throws Exception {
        var backups = SeparatePostgres.freshFolder("backup-");
        var keys = SeparatePostgres.freshFolder("backup-keys-");
        var first = SeparatePostgres.freshFolder("first-");
        Filed filed;
        try (var court = embedded(first)) {
            filed = Filed.submitted(port(court));
            // While the court serves.
            assertThat(run("backup", embeddedSettings(first), "--to=" + backups, "--keys-to=" + keys))
                    .contains("已备份到", "密钥");
        }
        FileSystemUtils.deleteRecursively(first);
        assertThat(keys.toFile().list()).contains("data-1").noneMatch(name -> name.startsWith("postgres-"));
        assertThat(files(backups)).noneMatch(name -> name.endsWith("data-1"));

        try (var separate = new SeparatePostgres()) {
            var second = SeparatePostgres.freshFolder("second-");
            var settings = separate.production(second, "--spring.profiles.active=demo");
            assertThat(run("restore", settings, "--from=" + only(backups), "--keys-from=" + keys))
                    .contains("已恢复");
            try (var court = SpringApplication.run(LianApplication.class, settings)) {
                requireThere(court, filed);
                CourtClient.as(port(court), "clerk1")
                        .post("/api/v1/tasks/" + filed.task() + "/claim", Map.of())
                        .expecting(200);
            }
            FileSystemUtils.deleteRecursively(backups);
            assertThat(run("backup", settings, "--to=" + backups, "--keys-to=" + keys))
                    .contains("已备份到");
        }

        var third = SeparatePostgres.freshFolder("third-");
        run("restore", embeddedSettings(third), "--from=" + only(backups), "--keys-from=" + keys);
        try (var court = embedded(third)) {
            requireThere(court, filed);
            CourtClient.as(port(court), "clerk1")
                    .post("/api/v1/tasks/" + filed.task() + "/completion", Map.of("outcome", "REGISTER"))
                    .expecting(204);
            var jdbc = court.getBean(JdbcClient.class);
            assertThat(jdbc.sql("select count(*) from case_number")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(jdbc.sql("select count(*) from pg_trigger where tgenabled = 'D' and not tgisinternal")
                            .query(Long.class)
                            .single())
                    .as("the journal is append-only again")
                    .isZero();
        }
    }

    @Test
    @DisplayName("改动过的备份、不空的数据库、和数据放在一起的密钥：一句话拒绝，什么也不动")
    void refusals() throws Exception {
        var backups = SeparatePostgres.freshFolder("backup-");
        var keys = SeparatePostgres.freshFolder("backup-keys-");
        var folder = SeparatePostgres.freshFolder("court-");
        embedded(folder).close();

        assertThat(run("backup", embeddedSettings(folder))).contains("用法", "--to");
        assertThat(run("backup", embeddedSettings(folder), "--to=" + backups, "--keys-to=" + backups.resolve("k")))
                .contains("密钥不能和数据放在一起");
        assertThat(run("backup", embeddedSettings(folder), "--to=" + backups)).contains("没有备份密钥");
        assertThat(run(
                        "backup",
                        embeddedSettings(folder),
                        "--to=" + SeparatePostgres.freshFolder("x-"),
                        "--keys-to=" + keys))
                .contains("密钥");
        assertThat(run("restore", embeddedSettings(folder), "--from=" + only(backups), "--keys-from=" + keys))
                .contains("数据库不是空的");
        assertThat(run("restore", embeddedSettings(folder), "--from=" + backups, "--keys-from=" + keys))
                .contains("不是完整的备份");

        var table = only(backups).resolve("account.copy.gz");
        var content = Files.readAllBytes(table);
        content[content.length / 2] ^= 1;
        Files.write(table, content);
        var empty = SeparatePostgres.freshFolder("empty-");
        assertThat(run("restore", embeddedSettings(empty), "--from=" + only(backups), "--keys-from=" + keys))
                .contains("account.copy.gz 缺失或者被改动过");
        assertThat(files(empty)).noneMatch(name -> name.endsWith("data-1"));
    }

    private static void requireThere(ConfigurableApplicationContext court, Filed filed) {
        var anybody = CourtClient.anonymous(port(court));
        var receipt = anybody.get("/api/v1/receipts/" + filed.receipt()).expecting(200);
        assertThat(receipt.text()).contains(filed.receipt());
        assertThat(receipt.body().get("valid").asBoolean()).isTrue();
        var material = CourtClient.as(port(court), "zhangsan")
                .download("/api/v1/filings/" + filed.filing() + "/materials/" + filed.material() + "/content");
        assertThat(new String(material.body(), StandardCharsets.UTF_8)).isEqualTo("民事起诉状");
    }

    private static String run(String command, String[] settings, String... options) throws Exception {
        var said = new ByteArrayOutputStream();
        Commands.run(
                Stream.of(new String[] {command}, settings, options)
                        .flatMap(Arrays::stream)
                        .toArray(String[]::new),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    private static ConfigurableApplicationContext embedded(Path folder) {
        return SpringApplication.run(LianApplication.class, embeddedSettings(folder));
    }

    private static String[] embeddedSettings(Path folder) {
        return new String[] {
            "--server.port=0",
            "--lian.data-dir=" + folder,
            "--lian.postgres-binaries=" + Path.of("target", "postgres").toAbsolutePath()
        };
    }

    private static int port(ConfigurableApplicationContext court) {
        return court.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static Path only(Path backups) throws IOException {
        try (var folders = Files.list(backups)) {
            return folders.filter(folder -> !folder.endsWith("materials"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static java.util.List<String> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toString).toList();
        }
    }
}
