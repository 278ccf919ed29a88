package org.lian.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.core.io.ClassPathResource;

/**
 * The roles of the database, by db/roles.sql, the same file that an administrator runs with psql on a server of his
 * own. Safe to repeat.
 */
class DatabaseRoles {
    private final Connection superuser;

    DatabaseRoles(Connection superuser) {
        this.superuser = superuser;
    }

    void createDatabase(String name) throws SQLException {
        try (var statement = superuser.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '%s'".formatted(name))) {
            if (!found.next()) {
                execute("create database %s".formatted(name));
            }
        }
    }

    void create(String ownerPassword, String appPassword) throws SQLException {
        // The passwords are Base64 of our own making: no quote can occur in them.
        execute(script().replace(":'owner_password'", "'" + ownerPassword + "'")
                .replace(":'app_password'", "'" + appPassword + "'"));
    }

    private static String script() {
        try (var file = new ClassPathResource("db/roles.sql").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
