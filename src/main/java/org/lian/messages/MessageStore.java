package org.lian.messages;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Mark;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The messages, what waits to be sent, and the proof of what was. */
@Repository
class MessageStore {
    /** What tells of a filing that is kept from most of the court is for those who may know of it. */
    private static final String KNOWN =
            " and (:secrets or not exists (select from filing f where f.id = message.filing_id and f.secret))";

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Vault vault;

    MessageStore(JdbcClient jdbc, BusinessClock clock, Vault vault) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.vault = vault;
    }

    /**
     * A message that this node now sends.
     *
     * @param channel the one that is being tried; null before the first
     * @param since when that one was first tried, by the machine's clock
     */
    record Taken(
            UUID id,
            String accountId,
            FilingId filing,
            MessageKind kind,
            @Nullable Instant dueAt,
            @Nullable ChannelKind channel,
            int attempts,
            @Nullable Instant since) {
        Correspondent correspondent() {
            return new Correspondent(accountId, filing);
        }
    }

    /** A person who is told of a filing. */
    record Correspondent(String accountId, FilingId filing) {
        @Override
        public String toString() {
            return accountId + " " + filing;
        }
    }

    /** One row of the table message-channel. */
    record Way(ChannelKind channel, boolean needsConsent) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void put(News news) {
        jdbc.sql("""
                        insert into message
                          (id, account_id, filing_id, kind, key, subject, title, due_at, at, state, next_attempt_at)
                        values (:id, :account, :filing, :kind, :key, cast(:subject as uuid), :title,
                                cast(:due as timestamptz), :at, :state, :next)
                        on conflict (account_id, filing_id, kind, key) do nothing""")
                .param("id", UUID.randomUUID())
                .param("account", news.accountId())
                .param("filing", news.filing().value())
                .param("kind", news.kind().name())
                .param("key", news.key())
                .param("subject", news.subject())
                .param("title", news.title())
                .param("due", news.dueAt() == null ? null : CourtTime.column(news.dueAt()))
                .param("at", CourtTime.column(clock.now()))
                .param("state", news.outside() ? "PENDING" : "INBOX")
                .param("next", CourtTime.column(clock.database()))
                .update();
    }

    /** The keys of a kind that are told already, as filing and key in one text. */
    Set<String> told(MessageKind kind, Collection<FilingId> filings) {
        return jdbc.sql("select filing_id || ' ' || key from message where kind = :kind and filing_id in (:filings)")
                .param("kind", kind.name())
                .param("filings", filings.stream().map(FilingId::value).toList())
                .query(String.class)
                .set();
    }

    List<InboxMessage> of(String accountId, int limit, int offset) {
        return jdbc.sql("""
                        select id, filing_id, kind, title, subject, at, read_at from message
                        where account_id = ? order by at desc, id limit ? offset ?""")
                .params(accountId, limit, offset)
                .query(MessageStore::inboxMessage)
                .list();
    }

    /** What follows that one, newest first; null for the newest. */
    List<InboxMessage> of(String accountId, @Nullable Mark after, int limit) {
        var behind = after == null ? "" : " and (at < :at or at = :at and id > :id)";
        return jdbc.sql(
                        "select id, filing_id, kind, title, subject, at, read_at from message where account_id = :account"
                                + behind + " order by at desc, id limit :limit")
                .param("account", accountId)
                .param("at", after == null ? null : CourtTime.column(after.at()))
                .param("id", after == null ? null : after.uuid())
                .param("limit", limit)
                .query(MessageStore::inboxMessage)
                .list();
    }

    int unread(String accountId) {
        return jdbc.sql("select count(*) from message where account_id = ? and read_at is null")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    List<InboxMessage> unreadOf(String accountId, MessageKind kind) {
        return jdbc.sql("""
                        select id, filing_id, kind, title, subject, at, read_at from message
                        where account_id = ? and read_at is null and kind = ? order by at desc, id limit 20""")
                .params(accountId, kind.name())
                .query(MessageStore::inboxMessage)
                .list();
    }

    Optional<InboxMessage> find(String accountId, UUID id) {
        return jdbc.sql("""
                        select id, filing_id, kind, title, subject, at, read_at from message
                        where account_id = ? and id = ?""")
                .params(accountId, id)
                .query(MessageStore::inboxMessage)
                .optional();
    }

    void read(String accountId, UUID id) {
        jdbc.sql("update message set read_at = ? where account_id = ? and id = ? and read_at is null")
                .params(CourtTime.column(clock.now()), accountId, id)
                .update();
    }

    void readAbout(String accountId, UUID subject) {
        jdbc.sql("update message set read_at = ? where account_id = ? and subject = ? and read_at is null")
                .params(CourtTime.column(clock.now()), accountId, subject)
                .update();
    }

    void readAll(String accountId) {
        jdbc.sql("update message set read_at = ? where account_id = ? and read_at is null")
                .params(CourtTime.column(clock.now()), accountId)
                .update();
    }

    List<Way> ways() {
        return jdbc.sql("select channel, needs_consent from message_channel order by rank")
                .query((row, number) ->
                        new Way(ChannelKind.valueOf(row.getString("channel")), row.getBoolean("needs_consent")))
                .list();
    }

    /**
     * The message that waits longest; nobody else takes it for {@code lease}, also where this node dies meanwhile.
     *
     * @param busy whose turn it is not: what somebody is told of a filing goes out one after the other
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Taken> take(Duration lease, Collection<Correspondent> busy) {
        var now = clock.database();
        return jdbc.sql("""
                        update message set attempts = attempts + 1, next_attempt_at = :until
                        where id = (
                          select id from message where state = 'PENDING' and next_attempt_at <= :now
                            and account_id || ' ' || filing_id <> all (string_to_array(:busy, chr(10)))
                          order by next_attempt_at, id limit 1 for update skip locked)
                        returning id, account_id, filing_id, kind, due_at, channel, attempts, channel_since""")
                .param("until", CourtTime.column(now.plus(lease)))
                .param("now", CourtTime.column(now))
                .param("busy", busy.stream().map(Correspondent::toString).collect(Collectors.joining("\n")))
                .query((row, number) -> new Taken(
                        row.getObject("id", UUID.class),
                        row.getString("account_id"),
                        new FilingId(row.getObject("filing_id", UUID.class)),
                        MessageKind.valueOf(row.getString("kind")),
                        instant(row, "due_at"),
                        channel(row.getString("channel")),
                        row.getInt("attempts"),
                        instant(row, "channel_since")))
                .optional();
    }

    /** Begins with a channel, the number of attempts anew. */
    void begin(UUID id, ChannelKind channel, CourtCode court) {
        jdbc.sql("""
                        update message set channel = ?, court = ?, channel_since = ?, attempts = 1
                        where id = ? and state = 'PENDING'""")
                .params(channel.name(), court.value(), CourtTime.column(clock.database()), id)
                .update();
    }

    /** Takes along what was told in the same step; returns of how many things the message tells then. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int coverOthers(Taken taken) {
        jdbc.sql("""
                        update message other set state = 'COVERED', covered_by = one.id from message one
                        where one.id = :id and other.id <> one.id and other.account_id = one.account_id
                          and other.filing_id = one.filing_id and other.kind = one.kind
                          and other.state = 'PENDING' and other.attempts = 0
                          and other.told_in = one.told_in""").param("id", taken.id()).update();
        return 1
                + jdbc.sql("select count(*) from message where covered_by = ?")
                        .param(taken.id())
                        .query(Integer.class)
                        .single();
    }

    /** It was handed over: kept with its proof. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void sent(Taken taken, ChannelKind channel, String address, String providerId) {
        prove(taken.id(), channel.name(), providerId, address);
        end(taken.id(), "SENT");
    }

    /** Ends it one of the ways that need no proof. */
    void end(UUID id, String state) {
        jdbc.sql("update message set state = ?, last_error = null where id = ? and state = 'PENDING'")
                .params(state, id)
                .update();
    }

    void putOff(UUID id, Duration pause, String error) {
        jdbc.sql("update message set next_attempt_at = ?, last_error = ? where id = ? and state = 'PENDING'")
                .params(CourtTime.column(clock.database().plus(pause)), error, id)
                .update();
    }

    /** Waits while its channel rests: no attempt was made. */
    void rest(UUID id, Duration pause) {
        jdbc.sql("""
                        update message set next_attempt_at = ?, attempts = attempts - 1
                        where id = ? and state = 'PENDING'""").params(CourtTime.column(clock.database().plus(pause)), id).update();
    }

    void leaveToAPerson(UUID id, CourtCode court, String error) {
        jdbc.sql("update message set state = 'HAND', court = ?, last_error = ? where id = ? and state = 'PENDING'")
                .params(court.value(), error, id)
                .update();
    }

    /** A message that waits for a person. */
    record ByHand(
            UUID id,
            String accountId,
            FilingId filing,
            CourtCode court,
            String title,
            Instant at,
            @Nullable String channel,
            @Nullable String lastError) {}

    List<ByHand> byHand(Collection<CourtCode> courts, boolean secrets) {
        return courts.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select id, account_id, filing_id, court, title, at, channel, last_error from message
                                where state = 'HAND' and court in (:courts)""" + KNOWN + " order by at, id limit 200")
                        .param("secrets", secrets)
                        .param("courts", courts.stream().map(CourtCode::value).toList())
                        .query(MessageStore::byHand)
                        .list();
    }

    int numberByHand(Collection<CourtCode> courts, boolean secrets) {
        return courts.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from message where state = 'HAND' and court in (:courts)" + KNOWN)
                        .param("secrets", secrets)
                        .param("courts", courts.stream().map(CourtCode::value).toList())
                        .query(Integer.class)
                        .single();
    }

    /** The same, locked until the caller's transaction ends. */
    Optional<ByHand> lockByHand(UUID id, boolean secrets) {
        return jdbc.sql("""
                        select id, account_id, filing_id, court, title, at, channel, last_error from message
                        where state = 'HAND' and id = :id""" + KNOWN + " for update")
                .param("id", id)
                .param("secrets", secrets)
                .query(MessageStore::byHand)
                .optional();
    }

    /** From the first channel on. */
    void again(UUID id) {
        jdbc.sql("""
                        update message set state = 'PENDING', channel = null, channel_since = null, attempts = 0,
                          next_attempt_at = ? where id = ? and state = 'HAND'""").params(CourtTime.column(clock.database()), id).update();
    }

    void done(UUID id, String how, String address) {
        prove(id, "HAND", how, address);
        jdbc.sql("update message set state = 'DONE' where id = ? and state = 'HAND'")
                .param(id)
                .update();
    }

    private void prove(UUID id, String channel, String providerId, String address) {
        jdbc.sql("""
                        insert into message_sent (message_id, channel, provider_id, address, sent_at)
                        values (?, ?, ?, ?, ?)""")
                .params(
                        id,
                        channel,
                        providerId,
                        vault.seal(address.getBytes(StandardCharsets.UTF_8), id.toString()),
                        CourtTime.column(clock.now()))
                .update();
    }

    private static ByHand byHand(ResultSet row, int number) throws SQLException {
        return new ByHand(
                row.getObject("id", UUID.class),
                row.getString("account_id"),
                new FilingId(row.getObject("filing_id", UUID.class)),
                new CourtCode(row.getString("court")),
                row.getString("title"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("channel"),
                row.getString("last_error"));
    }

    private static InboxMessage inboxMessage(ResultSet row, int number) throws SQLException {
        return new InboxMessage(
                row.getObject("id", UUID.class),
                new FilingId(row.getObject("filing_id", UUID.class)),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getObject("subject", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                instant(row, "read_at"));
    }

    private static @Nullable ChannelKind channel(@Nullable String name) {
        return name == null ? null : ChannelKind.valueOf(name);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
