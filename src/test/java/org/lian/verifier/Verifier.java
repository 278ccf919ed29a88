package org.lian.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lian.story.CourtClient;

/** The verifier as a stranger runs it: in a process that has its own classes, the driver, Bouncy Castle, and no more. */
public final class Verifier {
    private final Path folder;
    private final String url;
    private final String password;
    private final Path classPath;
    private final Path keys;

    public Verifier(int port, Path folder, String url) throws IOException {
        this.folder = folder.normalize();
        this.url = url;
        this.password = Files.readString(folder.normalize().resolve("keys/postgres-superuser"));
        this.classPath = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "verifier-");
        var own = Files.createDirectories(classPath.resolve("org/lian/verifier"));
        try (var classes = Files.list(Path.of("target/classes/org/lian/verifier"))) {
            for (var file : classes.toList()) {
                Files.copy(file, own.resolve(file.getFileName()));
            }
        }
        this.keys = classPath.resolve("keys.json");
        Files.writeString(
                keys,
                CourtClient.anonymous(port).get("/api/v1/keys").expecting(200).text());
    }

    /** How it ended and what it printed. */
    public record Answer(int exit, String text) {}

    Path keys() {
        return keys;
    }

    public Answer database(String... more) {
        var arguments = new ArrayList<>(List.of(
                "database",
                "--url",
                url,
                "--user",
                "postgres",
                "--journal",
                folder.resolve("journal").toString(),
                "--materials",
                folder.resolve("materials").toString(),
                "--keys",
                keys.toString()));
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    public Answer receipt(byte[] file) {
        try {
            var path = Files.write(classPath.resolve("receipt.json"), file);
            return run(List.of("receipt", path.toString(), "--keys", keys.toString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Answer run(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath
                        + java.io.File.pathSeparator
                        + jar(org.postgresql.Driver.class)
                        + java.io.File.pathSeparator
                        + jar(org.bouncycastle.crypto.signers.SM2Signer.class),
                "org.lian.verifier.Main"));
        command.addAll(arguments);
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", password);
            var process = builder.start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Answer(process.exitValue(), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The administrator of the database, who can do all that a database can: no trigger stops him. */
    public Connection superuser() throws SQLException {
        var connection = DriverManager.getConnection(url, "postgres", password);
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set search_path = lian");
        }
        return connection;
    }

    /** Until everything is in a block and every block in a file. */
    void awaitSealed() throws SQLException {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                try (var unsealed = statement.executeQuery("""
                        select (select count(*) from journal_leaf where mac is not null)
                             - (select count(*) from journal_position),
                               (select coalesce(max(number), 0) from journal_block)""")) {
                    unsealed.next();
                    var last = folder.resolve("journal/000000/%010d.json".formatted(unsealed.getLong(2)));
                    return unsealed.getLong(1) == 0 && Files.exists(last);
                }
            });
        }
    }

    private static String jar(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }
}
