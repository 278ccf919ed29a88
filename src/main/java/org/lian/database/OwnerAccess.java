package org.lian.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The owner's way to the court's database for a command beside the application: the configured one, or the embedded one
 * of the data folder, whether it runs or not.
 */
public class OwnerAccess implements AutoCloseable {
    private final DataFolder folder;
    private final String url;
    private final String user;
    private final String password;
    private final @Nullable EmbeddedServer started;

    private OwnerAccess(DataFolder folder, String url, String user, String password, @Nullable EmbeddedServer started) {
        this.folder = folder;
        this.url = url;
        this.user = user;
        this.password = password;
        this.started = started;
    }

    public static OwnerAccess open(Environment environment) throws IOException, SQLException {
        var settings = Binder.get(environment).bindOrCreate("lian", DataSettings.class);
        var folder = new DataFolder(settings);
        var configured = environment.getProperty("spring.datasource.url", "");
        if (!configured.isBlank()) {
            return new OwnerAccess(
                    folder,
                    environment.getProperty("spring.flyway.url", configured),
                    environment.getProperty("spring.flyway.user", "lian_owner"),
                    environment.getProperty("spring.flyway.password", ""),
                    null);
        }
        var running = EmbeddedServer.runningIn(folder.root());
        if (running != null) {
            return new OwnerAccess(folder, running, "lian_owner", folder.secret("postgres-owner", 24), null);
        }
        var binaries = settings.postgresBinaries();
        var server =
                new EmbeddedServer(folder, binaries.isBlank() ? folder.folder("postgres-binaries") : Path.of(binaries));
        return new OwnerAccess(folder, server.url(), "lian_owner", server.ownerPassword(), server);
    }

    public DataFolder folder() {
        return folder;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Makes the tables as they were at a version of the schema. */
    public void migrateTo(String version) {
        Flyway.configure()
                .dataSource(url, user, password)
                .schemas("lian")
                .defaultSchema("lian")
                .createSchemas(false)
                .javaMigrations(new EngineSchema())
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    @Override
    public void close() throws IOException {
        if (started != null) {
            started.close();
        }
    }
}
