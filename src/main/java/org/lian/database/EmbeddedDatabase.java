package org.lian.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The embedded PostgreSQL, which serves the application when no database is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(RunMode.NoDatabaseConfigured.class)
class EmbeddedDatabase {
    @Bean(destroyMethod = "close")
    EmbeddedServer embeddedServer(DataFolder data, DataSettings settings) throws IOException, SQLException {
        var binaries = settings.postgresBinaries();
        return new EmbeddedServer(data, binaries.isBlank() ? data.folder("postgres-binaries") : Path.of(binaries));
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedServer server) {
        return new Jdbc(server.url(), "lian_app", server.appPassword());
    }

    @Bean
    FlywayConnectionDetails migrationConnection(EmbeddedServer server) {
        return new Flyway(server.url(), "lian_owner", server.ownerPassword());
    }

    private record Jdbc(String jdbcUrl, String username, String password) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return jdbcUrl;
        }

        @Override
        public String getUsername() {
            return username;
        }

        @Override
        public String getPassword() {
            return password;
        }
    }

    private record Flyway(String jdbcUrl, String username, String password) implements FlywayConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return jdbcUrl;
        }

        @Override
        public String getUsername() {
            return username;
        }

        @Override
        public String getPassword() {
            return password;
        }
    }
}
