package org.lian.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

/**
 * The PostgreSQL of a test run. It migrates a database once; each court of a test gets a copy, with the two roles of
 * roles.sql. What it holds dies with the run: tests of durability start a server of their own.
 */
public final class TestPostgres {
    public static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();

    private static final String MIGRATED = "migrated";
    private static TestPostgres running;

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;
    private int courts;

    private TestPostgres() throws IOException, SQLException {
        folder = new DataFolder(SeparatePostgres.freshFolder("shared-"));
        var password = password("postgres-superuser");
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.folder("postgres"))
                .setOverrideWorkingDirectory(BINARIES.toFile())
                .setRegisterShutdownHook(false)
                .setLocaleConfig(
                        "pwfile",
                        folder.folder("keys").resolve("postgres-superuser").toString())
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "300")
                // Thousands connect, and nobody here guesses passwords.
                .setServerConfig("scram_iterations", "1")
                .setServerConfig("timezone", "Asia/Shanghai")
                .start();
        try (var superuser = superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
        }
        create(MIGRATED, "template0");
        try (var owner = OwnerAccess.open(environment(MIGRATED))) {
            owner.migrateTo("latest");
        }
    }

    public static synchronized TestPostgres running() {
        if (running == null) {
            try {
                var started = new TestPostgres();
                // After the courts have closed, which still need it.
                SpringApplication.getShutdownHandlers().add(started::stop);
                running = started;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return running;
    }

    /** The settings of a court with a database of its own. */
    public synchronized Map<String, String> court(Path dataFolder) {
        try {
            var name = "court_" + ++courts;
            create(name, MIGRATED);
            // Where tests that do a superuser's deeds look for it.
            Files.writeString(
                    Files.createDirectories(dataFolder.resolve("keys")).resolve("postgres-superuser"),
                    password("postgres-superuser"));
            return settings(name);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database of its own with the tables as they were at a version of the schema. */
    public synchronized OwnerAccess owner(String version) throws IOException, SQLException {
        var name = "court_" + ++courts;
        create(name, "template0");
        var owner = OwnerAccess.open(environment(name));
        owner.migrateTo(version);
        return owner;
    }

    private void create(String name, String template) throws SQLException, IOException {
        try (var superuser = superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("create database %s template %s".formatted(name, template));
        }
        // Settings and grants of a database are not copied with it.
        try (var superuser = superuser(name);
                var statement = superuser.createStatement()) {
            statement.execute(new ClassPathResource("db/roles.sql")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("database lian", "database " + name)
                    .replace(":'owner_password'", "'" + password("postgres-owner") + "'")
                    .replace(":'app_password'", "'" + password("postgres-app") + "'"));
        }
    }

    private Map<String, String> settings(String name) {
        var url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name + "?reWriteBatchedInserts=true";
        return Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                "lian_app",
                "spring.datasource.password",
                password("postgres-app"),
                "spring.flyway.url",
                url,
                "spring.flyway.user",
                "lian_owner",
                "spring.flyway.password",
                password("postgres-owner"));
    }

    private MockEnvironment environment(String name) {
        var environment = new MockEnvironment();
        environment.setProperty("lian.data-dir", folder.root().toString());
        settings(name).forEach(environment::setProperty);
        return environment;
    }

    private Connection superuser(String database) throws SQLException {
        return postgres.getDatabase("postgres", database).getConnection();
    }

    private String password(String name) {
        return folder.secret(name, 24);
    }

    private void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
