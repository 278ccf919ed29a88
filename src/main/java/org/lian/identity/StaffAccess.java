package org.lian.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.keys.Vault;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 一次性链接: how a member of the staff sets a password that no administrator ever knew. It goes to the telephone on
 * record; where there is none whoever asked hands it over, and it works once a second person has confirmed (ADR 0187).
 */
@Component
public class StaffAccess {
    /** Where a link leads, before its token. */
    public static final String PATH = "/first-password/";

    private static final Duration VALID = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final AccountStore store;
    private final Vault vault;
    private final PasswordEncoder passwords;
    private final AccessTexts texts;
    private final Journal journal;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final PasswordsByLink byLink;
    private final SecureRandom random = new SecureRandom();

    StaffAccess(
            JdbcClient jdbc,
            AccountStore store,
            Vault vault,
            PasswordEncoder passwords,
            AccessTexts texts,
            Journal journal,
            BusinessClock clock,
            TransactionTemplate transaction,
            PasswordsByLink byLink) {
        this.byLink = byLink;
        this.jdbc = jdbc;
        this.store = store;
        this.vault = vault;
        this.passwords = passwords;
        this.texts = texts;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A wish for another access was confirmed. */
    record Confirmed(UUID wish) {}

    private record Row(String account, String givenBy) {}

    /** Whether no administrator gives a password here. */
    public boolean byLink() {
        return byLink.always();
    }

    /** The hash of a password that nobody knows. */
    String nobodysPassword() {
        return passwords.encode(token());
    }

    /**
     * Whether a link reaches the owner without going through anybody's hands: by a telephone that he said himself, or
     * that has stood there for as long as two accounts are tied.
     */
    boolean reaches(Account account) {
        return texts.reach(account.phone())
                && jdbc.sql("select phone_by is null or phone_at < ? from account where id = ?")
                        .params(CourtTime.column(clock.now().minus(SecondPersons.TIED)), account.id())
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Prepares the link in the place of the one before, and sends it where it may go at once.
     *
     * @param wish that has to be confirmed first; null for none
     */
    void prepare(Account account, Actor by, @Nullable UUID wish) {
        var byPhone = reaches(account);
        jdbc.sql("""
                        insert into staff_access (account_id, token_hash, given_by, wish, by_phone, expires_at)
                        values (:account, null, :by, :wish, :byPhone, :until)
                        on conflict (account_id) do update set token_hash = null, given_by = :by, wish = :wish,
                          by_phone = :byPhone, expires_at = :until""")
                .param("account", account.id())
                .param("by", by.accountId())
                .param("wish", wish)
                .param("byPhone", byPhone)
                .param("until", CourtTime.column(clock.now().plus(VALID)))
                .update();
        if (byPhone && wish == null) {
            send(account, by.username());
        }
    }

    /** Sends the link that waited for the second person, or says to whoever holds it that it works now. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirmed(Confirmed confirmed) {
        jdbc
                .sql("""
                        update staff_access set expires_at = ? where wish = ?
                        returning account_id, given_by, by_phone""")
                .params(CourtTime.column(clock.now().plus(VALID)), confirmed.wish())
                .query((row, number) -> row.getBoolean("by_phone")
                        ? new Row(row.getString("account_id"), row.getString("given_by"))
                        : null)
                .list()
                .stream()
                .flatMap(row -> Optional.ofNullable(row).stream())
                .forEach(row ->
                        send(account(row.account()), account(row.givenBy()).username()));
    }

    private void send(Account account, String by) {
        var token = token();
        keep(account.id(), token);
        texts.send(account.phone(), by, PATH + token);
        note(account, Actor.system(), "STAFF_LINK_SENT", "一次性链接发到工作人员 " + account.username() + " 的手机");
    }

    /**
     * The link for whoever asked, to be handed over; once, and only where no telephone took it.
     *
     * @return its path; empty where there is none for this administrator
     */
    @Transactional
    public Optional<String> handOver(Actor administrator, String username) {
        var account = store.byUsername(username).map(AccountStore.Stored::account);
        var token = token();
        var mine = account.isPresent()
                && jdbc.sql("""
                                update staff_access set token_hash = ?
                                where account_id = ? and given_by = ? and token_hash is null and not by_phone""")
                                .params(vault.token(token), account.get().id(), administrator.accountId())
                                .update()
                        == 1;
        if (!mine) {
            return Optional.empty();
        }
        note(account.get(), administrator, "STAFF_LINK_HANDED", "取得工作人员 " + username + " 的一次性链接，转交本人");
        return Optional.of(PATH + token);
    }

    /** Whose password the link sets; empty where it leads nowhere, or nobody has confirmed it yet. */
    public Optional<String> opens(String token) {
        return jdbc.sql("""
                        select a.username from staff_access s join account a on a.id = s.account_id
                        where s.token_hash = ? and s.expires_at > ? and a.active
                          and (s.wish is null
                            or exists (select 1 from power_request r where r.id = s.wish and r.answer = 'CONFIRM'))""")
                .params(vault.token(token), CourtTime.column(clock.now()))
                .query(String.class)
                .optional();
    }

    /** Uses the link up; a refused password leaves it as it was. Hashes in no transaction, which is slow. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void use(String token, String password) {
        var username = opens(token).orElseThrow(StaffAccess::dead);
        var faults = new ArrayList<Fault>();
        PasswordRule.require(password, "password", faults, username);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var hash = passwords.encode(password);
        transaction.executeWithoutResult(status -> {
            // Two browsers with the same link: one deletes the row, the other waits and finds none.
            var used = jdbc.sql("delete from staff_access where token_hash = ?")
                    .param(vault.token(token))
                    .update();
            if (used == 0) {
                throw dead();
            }
            var account = store.byUsername(username).orElseThrow().account();
            store.password(account.id(), hash);
            note(account, account.actor(), "PASSWORD_CHANGED", "凭一次性链接设自己的密码");
        });
    }

    /** What a used, old, unconfirmed or invented link says. */
    public static Refusal dead() {
        return Refusal.notFound("这个链接现在打不开：用过了，过了 " + VALID.toDays() + " 天，后来又有新的，或者第二人还没有确认。请问本院管理员，需要时请管理员再重置一次。");
    }

    private void keep(String accountId, String token) {
        jdbc.sql("update staff_access set token_hash = ? where account_id = ?")
                .params(vault.token(token), accountId)
                .update();
    }

    private Account account(String id) {
        return store.byId(id).orElseThrow().account();
    }

    private String token() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void note(Account account, Actor actor, String kind, String text) {
        journal.append(
                JournalEntry.internal(null, actor, clock.now(), kind, text).with(Map.of("account", account.id())));
    }
}
