package org.lian.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL in the data folder. The library's defaults suit throw-away tests; here every one that could lose
 * or expose data is turned round: fsync on, scram, loopback, no socket, our own shutdown order, a lock on the folder.
 */
class EmbeddedServer implements AutoCloseable {
    static final String DATABASE = "lian";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;
    private final String ownerPassword;
    private final String appPassword;

    EmbeddedServer(DataFolder data, Path binaries) throws IOException, SQLException {
        lockFile = FileChannel.open(
                data.root().resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock() == null) {
            throw new StartRefused("数据目录 " + data.root() + " 正被另一个立案进程使用。请先停止它，或用 LIAN_DATA_DIR 指定别的目录。");
        }
        var cluster = data.folder("postgres");
        stopOrphan(cluster);
        var password = data.secret("postgres-superuser", 24);
        ownerPassword = data.secret("postgres-owner", 24);
        appPassword = data.secret("postgres-app", 24);
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setLocaleConfig(
                        "pwfile",
                        data.folder("keys").resolve("postgres-superuser").toString())
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("timezone", "Asia/Shanghai")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        try (var superuser = postgres.getPostgresDatabase().getConnection()) {
            new DatabaseRoles(superuser).createDatabase(DATABASE);
        }
        try (var superuser = postgres.getDatabase("postgres", DATABASE).getConnection()) {
            new DatabaseRoles(superuser).create(ownerPassword, appPassword);
        }
        log.info("Embedded PostgreSQL runs on 127.0.0.1:{} in {}", postgres.getPort(), cluster);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DATABASE + "?reWriteBatchedInserts=true";
    }

    /** The address of the server that another process of ours runs in this folder; null when none does. */
    static @Nullable String runningIn(Path root) throws IOException {
        var pidFile = root.resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return null;
        }
        var lines = Files.readAllLines(pidFile);
        // The lines of postmaster.pid: process, folder, start, port.
        var alive = ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(EmbeddedServer::isPostgres)
                .isPresent();
        return alive && lines.size() > 3
                ? "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/" + DATABASE
                : null;
    }

    String ownerPassword() {
        return ownerPassword;
    }

    String appPassword() {
        return appPassword;
    }

    private @Nullable FileLock tryLock() throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException sameJvm) {
            return null;
        }
    }

    /** After kill -9 of the application its PostgreSQL lives on and would block the folder: end it in good order. */
    private static void stopOrphan(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        var orphan = ProcessHandle.of(pid).filter(EmbeddedServer::isPostgres);
        if (orphan.isEmpty()) {
            return;
        }
        log.warn("A PostgreSQL of an earlier run (process {}) still holds the folder: stopping it", pid);
        new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
        try {
            orphan.get().onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("上次运行留下的 PostgreSQL（进程 " + pid + "）无法停止，请先结束它", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(c -> c.endsWith("postgres")).isPresent();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lockFile.close();
    }
}
