package org.lian.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts' rows; real-name data is sealed, bound to the account's id. */
@Component
class AccountStore {
    private static final StoredJson JSON = new StoredJson();
    private static final String SELECT = """
            select a.id, a.username, a.kind, a.password_hash, a.content, a.verification, a.active, a.password_given,
              a.phone_proved_at is not null as phone_proved,
              array(select role from account_role r where r.account_id = a.id) as roles,
              array(select court_code from account_court c where c.account_id = a.id) as courts,
              array(select m.group_code from staff_group_member m join staff_group g on g.code = m.group_code
                where m.account_id = a.id and g.retired_at is null) as groups
            from account a
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    AccountStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The content that identifies a person. */
    private record Content(String name, String idType, String idNumber, String phone) {}

    /** An account with the hash of its password. */
    record Stored(Account account, String passwordHash) {}

    /** False when the user name is taken, in whatever case. */
    boolean insert(Account account, String passwordHash, boolean demo, Instant now) {
        return insert(account, passwordHash, demo, now, null);
    }

    /** The same for an account that another person opens. */
    boolean insert(Account account, String passwordHash, boolean demo, Instant now, @Nullable String openedBy) {
        var inserted = jdbc.sql("""
                        insert into account
                          (id, username, kind, password_hash, content, id_hash, verification, active, demo, created_at,
                           password_given, opened_by)
                        values (:id, :username, :kind, :hash, :content, :idHash, :verification, true, :demo, :now, :given,
                           :openedBy)
                        on conflict do nothing""")
                .param("id", account.id())
                .param("username", account.username())
                .param("kind", account.kind().name())
                .param("hash", passwordHash)
                .param("content", sealed(account))
                .param("idHash", account.idNumber().isEmpty() ? null : vault.index("account-id", account.idNumber()))
                .param("verification", account.verification().name())
                .param("demo", demo)
                .param("given", account.passwordGiven())
                .param("openedBy", openedBy)
                .param("now", CourtTime.column(now))
                .update();
        if (inserted == 1) {
            duties(account.id(), account.roles(), account.courts());
        }
        return inserted == 1;
    }

    void duties(String id, Set<Role> roles, Set<CourtCode> courts) {
        // Two administrators at once: the second waits, and the later choice stands whole.
        jdbc.sql("select id from account where id = ? for update")
                .param(id)
                .query(String.class)
                .single();
        jdbc.sql("delete from account_role where account_id = ?").param(id).update();
        jdbc.sql("delete from account_court where account_id = ?").param(id).update();
        for (var role : roles) {
            jdbc.sql("insert into account_role (account_id, role) values (?, ?)")
                    .params(id, role.name())
                    .update();
        }
        for (var court : courts) {
            jdbc.sql("insert into account_court (account_id, court_code) values (?, ?)")
                    .params(id, court.value())
                    .update();
        }
        if (roles.contains(Role.PRESIDENT) || roles.contains(Role.ADMINISTRATOR)) {
            held(id, courts);
        }
    }

    /** Remembers for good that somebody was there to confirm. */
    private void held(String id, Set<CourtCode> courts) {
        for (var court : courts.isEmpty()
                ? Set.of("")
                : courts.stream().map(CourtCode::value).collect(Collectors.toSet())) {
            jdbc.sql("insert into power_held (account_id, court_code) values (?, ?) on conflict do nothing")
                    .params(id, court)
                    .update();
        }
    }

    /** Another telephone, said by its holder; the rest of the content is sealed again with it. */
    void phone(Account account, String phone) {
        phone(account, phone, null, null);
    }

    /** The same, said by somebody else. */
    void phone(Account account, String phone, @Nullable String saidBy, @Nullable Instant now) {
        content(account, new Content(account.name(), account.idType(), account.idNumber(), phone));
        jdbc.sql("update account set phone_by = ?, phone_at = ? where id = ?")
                .params(saidBy, now == null ? null : CourtTime.column(now), account.id())
                .update();
    }

    /** Remembers that a code came back from the telephone. */
    void phoneProved(String id, Instant now) {
        jdbc.sql("update account set phone_proved_at = ? where id = ?")
                .params(CourtTime.column(now), id)
                .update();
    }

    /** Another name, in the same way. */
    void name(Account account, String name) {
        content(account, new Content(name, account.idType(), account.idNumber(), account.phone()));
    }

    private void content(Account account, Content content) {
        jdbc.sql("update account set content = ? where id = ?")
                .params(sealed(content, account.id()), account.id())
                .update();
    }

    void loggedIn(String id, Instant now) {
        jdbc.sql("""
                        insert into staff_login (account_id, at) values (:id, :now)
                        on conflict (account_id) do update set at = :now""").param("id", id).param("now", CourtTime.column(now)).update();
    }

    Map<String, Instant> lastLogins() {
        return jdbc
                .sql("select username, at from staff_login join account on account.id = account_id")
                .query((row, number) -> Map.entry(
                        row.getString("username"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void active(String id, boolean active) {
        jdbc.sql("update account set active = ? where id = ?")
                .params(active, id)
                .update();
        closeSessions(id);
    }

    /** Another password, of the person's own choice. */
    void password(String id, String hash) {
        jdbc.sql("update account set password_hash = ?, password_given = false where id = ?")
                .params(hash, id)
                .update();
        closeSessions(id);
    }

    /** Another password, chosen by an administrator. */
    void givenPassword(String id, String hash, String givenBy, Instant now) {
        jdbc.sql("""
                        update account set password_hash = ?, password_given = true, given_by = ?, given_at = ?
                        where id = ?""").params(hash, givenBy, CourtTime.column(now), id).update();
        closeSessions(id);
    }

    private void closeSessions(String id) {
        jdbc.sql("delete from bearer_session where account_id = ?").param(id).update();
    }

    /** The account of a name in whatever case; there is one at most. */
    Optional<Stored> byUsername(String username) {
        return jdbc.sql(SELECT + " where lower(a.username collate \"C\") = lower(? collate \"C\")")
                .param(username)
                .query(this::stored)
                .optional();
    }

    Optional<Stored> byId(String id) {
        return jdbc.sql(SELECT + " where a.id = ?")
                .param(id)
                .query(this::stored)
                .optional();
    }

    /** The accounts of a document's number; one person may have several. */
    List<Account> byIdNumber(String idNumber) {
        return jdbc
                .sql(SELECT + " where a.id_hash = ?")
                .param(vault.index("account-id", idNumber))
                .query(this::stored)
                .list()
                .stream()
                .map(Stored::account)
                .toList();
    }

    /** The account that a token of the API was handed to, while the token lasts. */
    Optional<Stored> byToken(byte[] tokenHash, Instant now) {
        return jdbc.sql(SELECT + """
                         join bearer_session s on s.account_id = a.id
                        where s.token_hash = ? and s.expires_at > ?""")
                .params(tokenHash, CourtTime.column(now))
                .query(this::stored)
                .optional();
    }

    List<Account> staff() {
        return jdbc.sql(SELECT + " where a.kind = 'STAFF' order by a.username").query(this::stored).list().stream()
                .map(Stored::account)
                .toList();
    }

    boolean anyStaff() {
        return jdbc.sql("select exists (select 1 from account where kind = 'STAFF')")
                .query(Boolean.class)
                .single();
    }

    boolean anyDemo() {
        return jdbc.sql("select exists (select 1 from account where demo)")
                .query(Boolean.class)
                .single();
    }

    private byte[] sealed(Account account) {
        return sealed(new Content(account.name(), account.idType(), account.idNumber(), account.phone()), account.id());
    }

    private byte[] sealed(Content content, String id) {
        return vault.seal(JSON.bytes(content), "account:" + id);
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        var id = row.getString("id");
        var content = JSON.read(vault.open(row.getBytes("content"), "account:" + id), Content.class);
        return new Stored(
                new Account(
                        id,
                        row.getString("username"),
                        Account.Kind.valueOf(row.getString("kind")),
                        content.name(),
                        content.idType(),
                        content.idNumber(),
                        content.phone(),
                        Account.Verification.valueOf(row.getString("verification")),
                        texts(row, "roles").map(Role::valueOf).collect(Collectors.toSet()),
                        texts(row, "courts").map(CourtCode::new).collect(Collectors.toSet()),
                        row.getBoolean("active"),
                        texts(row, "groups").collect(Collectors.toSet()),
                        row.getBoolean("password_given"),
                        row.getBoolean("phone_proved")),
                row.getString("password_hash"));
    }

    private static java.util.stream.Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }
}
