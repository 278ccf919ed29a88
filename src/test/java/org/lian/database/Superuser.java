package org.lian.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/** The administrator of a court's database, who can do all that a database can. */
public final class Superuser {
    private final HikariDataSource pool;
    private final String password;

    public Superuser(DataSource court, DataFolder folder) {
        try {
            this.pool = court.unwrap(HikariDataSource.class);
            this.password = Files.readString(folder.folder("keys").resolve("postgres-superuser"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No trigger stops him. */
    public Connection connect() throws SQLException {
        return connect("extended");
    }

    /** The same for statements whose places stay open, which only a plan is asked of. */
    public Connection connectForPlans() throws SQLException {
        return connect("simple");
    }

    private Connection connect(String mode) throws SQLException {
        var account = new Properties();
        account.putAll(Map.of("user", "postgres", "password", password, "preferQueryMode", mode));
        var connection = DriverManager.getConnection(pool.getJdbcUrl(), account);
        run(connection, "set session_replication_role = replica", "set search_path = lian");
        return connection;
    }

    public void run(String... statements) throws SQLException {
        try (var connection = connect()) {
            run(connection, statements);
        }
    }

    /** Sets the search path that the service account has in this court's database. */
    public void searchPath(String schemas) throws SQLException {
        run("""
                do $$ begin
                  execute format('alter role lian_app in database %%I set search_path = %s', current_database());
                end $$""".formatted(schemas));
    }

    /** All that the court has open is closed, so that it must connect anew. */
    public void endConnections() throws SQLException {
        run("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where usename = 'lian_app' and datname = current_database()""");
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** Puts a function of his in the place of PostgreSQL's own clock. */
    public void clockRunsBehind(String interval) throws SQLException {
        run("""
                create or replace function pg_catalog.clock_timestamp() returns timestamptz language sql volatile
                as $$ select pg_catalog.statement_timestamp() - interval '%s' $$""".formatted(interval));
        endConnections();
    }

    public void clockIsRight() throws SQLException {
        run("""
                create or replace function pg_catalog.clock_timestamp() returns timestamptz language internal volatile
                strict parallel safe as 'clock_timestamp'""");
        endConnections();
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        for (var sql : List.of(statements)) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
