package org.lian.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Two roles: lian_owner migrates, lian_app serves and cannot change the schema. Safe to repeat. */
class DatabaseRoles {
    private final Connection superuser;

    DatabaseRoles(Connection superuser) {
        this.superuser = superuser;
    }

    void create(String database, String ownerPassword, String appPassword) throws SQLException {
        role("lian_owner", ownerPassword);
        role("lian_app", appPassword);
        try (var statement = superuser.createStatement();
                var found =
                        statement.executeQuery("select 1 from pg_database where datname = '%s'".formatted(database))) {
            if (!found.next()) {
                execute("create database %s".formatted(database));
            }
        }
    }

    void grantSchema(String database) throws SQLException {
        execute("create schema if not exists lian authorization lian_owner");
        execute("revoke all on schema public from public");
        execute("revoke all on database %s from public".formatted(database));
        execute("grant connect on database %s to lian_owner, lian_app".formatted(database));
        execute("grant usage on schema lian to lian_app");
        for (var role : new String[] {"lian_owner", "lian_app"}) {
            execute("alter role %s in database %s set search_path = lian".formatted(role, database));
        }
        execute("alter default privileges for role lian_owner in schema lian"
                + " grant select, insert, update, delete on tables to lian_app");
        execute("alter default privileges for role lian_owner in schema lian"
                + " grant usage, select on sequences to lian_app");
    }

    private void role(String name, String password) throws SQLException {
        // The passwords are Base64 of our own making: no quote can occur in them.
        execute("""
                do $$ begin
                  if not exists (select 1 from pg_roles where rolname = '%1$s') then create role %1$s login; end if;
                end $$""".formatted(name));
        execute("alter role %s password '%s'".formatted(name, password));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
