package org.lian.crash;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.lian.verifier.Verifier;

/** A fresh court: a PostgreSQL, a data folder, and one or two nodes that share both. */
final class Court implements AutoCloseable {
    private static final Path COURTS = Path.of("target", "crash");
    private static final int MATERIALS_MIB = 48;
    private static final int WRITE_AHEAD_MIB = 64;

    private final Path folder;
    private final Path data;
    private final List<SmallDisk> disks = new ArrayList<>();
    private final PostgresServer postgres;
    private final List<CourtNode> nodes;
    private final Thread atExit = new Thread(this::end);
    private Verifier verifier;

    /** @param smallDisks whether materials and the database's log lie on disks that can be filled */
    Court(boolean smallDisks) throws IOException, SQLException {
        folder = Files.createTempDirectory(Files.createDirectories(COURTS), "court-")
                .toAbsolutePath();
        data = folder.resolve("data");
        Runtime.getRuntime().addShutdownHook(atExit);
        var log = Files.createDirectories(folder.resolve("wal-disk"));
        var materials = Files.createDirectories(data.resolve("materials"));
        if (smallDisks) {
            disks.add(new SmallDisk(materials, MATERIALS_MIB));
            disks.add(new SmallDisk(log, WRITE_AHEAD_MIB));
        }
        postgres = new PostgresServer(folder.resolve("postgres"), log.resolve("pg_wal"));
        // Where the verifier's test looks for it.
        Files.writeString(Files.createDirectories(data.resolve("keys")).resolve("postgres-superuser"), password());
        var classPath = classPath();
        nodes = List.of(
                new CourtNode(folder, "node-1", classPath, settings()),
                new CourtNode(folder, "node-2", classPath, settings()));
    }

    private List<String> settings() {
        return List.of(
                "--spring.profiles.active=demo",
                "--spring.datasource.url=" + postgres.url(),
                "--spring.datasource.username=lian_app",
                "--spring.datasource.password=" + password(),
                // The migrations have a connection of their own, which never breaks.
                "--spring.flyway.url=" + postgres.url(),
                "--spring.flyway.user=lian_owner",
                "--spring.flyway.password=" + password(),
                "--lian.data-dir=" + data,
                "--lian.materials.least-free-space=1MB",
                // All clients draft under one name.
                "--lian.open-drafts=100000",
                "--lian.readiness.interval=1s",
                "--lian.payment.query-after=1s",
                // A dead node's jobs are anybody's after this; a cycle cannot wait a minute for them.
                "--lian.engine.job-lock=5s");
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return data;
    }

    PostgresServer postgres() {
        return postgres;
    }

    SmallDisk materialsDisk() {
        return disks.get(0);
    }

    SmallDisk databaseDisk() {
        return disks.get(1);
    }

    Connection superuser() throws SQLException {
        return postgres.superuser();
    }

    List<CourtNode> living() {
        return nodes.stream().filter(CourtNode::isAlive).toList();
    }

    /** The node that a court with one node has. */
    CourtNode node() {
        return living().get(0);
    }

    CourtNode dead() {
        return nodes.stream().filter(node -> !node.isAlive()).findFirst().orElseThrow();
    }

    /** Until each living node accepts filings again. */
    void awaitReady() {
        for (var node : living()) {
            if (!Pause.until(java.time.Duration.ofSeconds(60), node::isReady)) {
                throw new IllegalStateException("A node accepts no filings after the fault, see " + folder);
            }
        }
    }

    /** The verifier, with the public keys as they were at the court's first day. */
    Verifier verifier() throws IOException {
        if (verifier == null) {
            verifier = new Verifier(node().port(), data, postgres.url());
        }
        return verifier;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        nodes().forEach(CourtNode::kill);
        if (postgres != null) {
            postgres.close();
        }
        disks.forEach(SmallDisk::close);
    }

    private List<CourtNode> nodes() {
        return nodes == null ? List.of() : nodes;
    }

    private String password() {
        return postgres.password();
    }

    /** The product's class path and the three classes that make it die, without any other test class. */
    private String classPath() throws IOException {
        try {
            var tests = Path.of(FaultPoint.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var own = Files.createDirectories(folder.resolve("fault-classes/org/lian/crash"));
            try (var classes = Files.list(tests.resolve("org/lian/crash"))) {
                for (var file : classes.toList()) {
                    if (file.getFileName().toString().matches("(Fault|Fuse).*\\.class")) {
                        Files.copy(file, own.resolve(file.getFileName()));
                    }
                }
            }
            return folder.resolve("fault-classes")
                    + java.io.File.pathSeparator
                    + Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                            .filter(entry -> !Path.of(entry).equals(tests))
                            .collect(Collectors.joining(java.io.File.pathSeparator));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
