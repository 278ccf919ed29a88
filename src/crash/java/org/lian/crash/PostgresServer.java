package org.lian.crash;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.lian.database.SeparatePostgres;
import org.springframework.core.io.ClassPathResource;

/** A PostgreSQL in processes of its own that can be killed with -9 and started again on the same port and folder. */
final class PostgresServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path bin = binaries();
    private final Path folder;
    private final Path log;
    private final int port = freePort();
    private final String password = UUID.randomUUID().toString();
    private Process process;

    /**
     * @param folder made anew
     * @param writeAheadLog where to write it: a disk of its own that may run full
     */
    PostgresServer(Path folder, Path writeAheadLog) throws IOException, SQLException {
        this.folder = folder.toAbsolutePath();
        this.log = this.folder.resolveSibling("postgres.log");
        var secret = Files.writeString(this.folder.resolveSibling("postgres-password"), password);
        run(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + this.folder,
                "--waldir=" + writeAheadLog.toAbsolutePath(),
                "--wal-segsize=1",
                "--username=postgres",
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C"));
        start();
        try (var superuser = connection("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("create database lian");
        }
        try (var superuser = connection("lian");
                var statement = superuser.createStatement()) {
            statement.execute(new ClassPathResource("db/roles.sql")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace(":'owner_password'", "'" + password + "'")
                    .replace(":'app_password'", "'" + password + "'"));
        }
    }

    String url() {
        return url("lian");
    }

    /** Of the superuser and of both roles. */
    String password() {
        return password;
    }

    /** The administrator of the database, whom no trigger stops. */
    Connection superuser() throws SQLException {
        var connection = connection("lian");
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set search_path = lian");
        }
        return connection;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Writes a segment of log, because the server uses old ones again before it asks the disk for new room. */
    boolean takesMoreLog() {
        try (var superuser = connection("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("select pg_logical_emit_message(true, 'crash', repeat('x', 900000))");
            return true;
        } catch (SQLException noRoom) {
            return false;
        }
    }

    /** Starts and waits until what was committed before is there again. */
    void start() throws IOException {
        var command = asNobody(List.of(
                bin.resolve("postgres").toString(),
                "-D",
                folder.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=150",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "min_wal_size=2MB",
                "-c",
                "max_wal_size=24MB",
                "-c",
                "timezone=Asia/Shanghai"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        awaitAnswer();
    }

    /** kill -9 of the postmaster and of all its processes. */
    void kill() {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(0, process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    @Override
    public void close() {
        kill();
    }

    void awaitAnswer() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                connection("postgres").close();
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("PostgreSQL does not answer, see " + log, notYet);
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
    }

    private Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", password);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void run(List<String> command) throws IOException {
        var run = new ProcessBuilder(asNobody(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (run.onExit().orTimeout(120, TimeUnit.SECONDS).join().exitValue() != 0) {
            throw new IllegalStateException(command.get(0) + " failed, see " + log);
        }
    }

    /** PostgreSQL refuses root: a user namespace of its own makes it nobody. */
    private static List<String> asNobody(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        var all = new ArrayList<>(List.of("unshare", "-U"));
        all.addAll(command);
        return all;
    }

    /** The embedded PostgreSQL unpacks them once. */
    private static Path binaries() {
        try {
            var unpacked = Path.of("target", "postgres").toAbsolutePath();
            if (!Files.isDirectory(unpacked)) {
                new SeparatePostgres().close();
            }
            try (var versions = Files.list(unpacked)) {
                return versions.map(version -> version.resolve("bin"))
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElseThrow();
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("No PostgreSQL binaries", e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
