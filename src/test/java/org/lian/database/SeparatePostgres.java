package org.lian.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/** A PostgreSQL beside the application, as a court in production has one, with the two roles of roles.sql. */
public class SeparatePostgres implements AutoCloseable {
    private final EmbeddedServer server;
    private final DataFolder folder;

    public SeparatePostgres() throws IOException, SQLException {
        folder = new DataFolder(freshFolder("separate-"));
        server = new EmbeddedServer(folder, Path.of("target", "postgres").toAbsolutePath());
    }

    public static Path freshFolder(String prefix) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "courts")), prefix);
    }

    public String url() {
        return server.url();
    }

    public String superuserPassword() {
        return folder.secret("postgres-superuser", 24);
    }

    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", superuserPassword());
    }

    public String ownerPassword() {
        return server.ownerPassword();
    }

    /** What a careful administrator configures, as arguments; {@code more} of the same name replace them. */
    public String[] production(Path dataFolder, String... more) {
        var all = new LinkedHashMap<String, String>();
        all.put("--spring.profiles.active", "prod");
        all.put("--server.port", "0");
        all.put("--spring.datasource.url", url());
        all.put("--spring.datasource.username", "lian_app");
        all.put("--spring.datasource.password", server.appPassword());
        all.put("--spring.flyway.user", "lian_owner");
        all.put("--spring.flyway.password", server.ownerPassword());
        all.put("--lian.data-dir", dataFolder.toString());
        all.put("--lian.public-url", "https://lian.example.cn");
        all.put("--lian.portal.host-name", "海淀区人民法院");
        for (var setting : more) {
            all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
