package org.lian.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The messages that the stand-ins for SMS, 微信 and mail got, each once however often it was sent. */
@Repository
@Profile("demo")
class SandboxMessages {
    private static final int MOST = 200;

    private final Clock clock = Clock.systemUTC();
    private final ObjectMapper json = new ObjectMapper();
    private final JdbcClient jdbc;
    private final SandboxSeal seal;

    SandboxMessages(JdbcClient jdbc, SandboxSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /**
     * A message as it arrived.
     *
     * @param times how often it was sent
     */
    record Got(
            String channel,
            String key,
            String to,
            @Nullable String title,
            String text,
            String providerId,
            Instant at,
            int times) {}

    /** Keeps it; the same key again is the same message, with the number that it was given before. */
    @Transactional
    public String keep(String channel, String key, String to, @Nullable String title, String text) {
        return jdbc.sql("""
                        insert into sandbox_message
                          (channel, message_key, recipient, content, provider_id, received_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (channel, message_key) do update set times = sandbox_message.times + 1
                        returning provider_id""")
                .params(
                        channel,
                        key,
                        seal.hash(to),
                        seal.seal(json(new Letter(to, title, text))),
                        "SM" + UUID.randomUUID().toString().replace("-", ""),
                        OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC))
                .query(String.class)
                .single();
    }

    /** Newest first; all recipients where none is named. */
    List<Got> of(@Nullable String to) {
        return jdbc.sql("""
                        select * from sandbox_message where cast(:to as bytea) is null or recipient = :to
                        order by received_at desc, message_key limit :most""")
                .param("to", to == null ? null : seal.hash(to), Types.BINARY)
                .param("most", MOST)
                .query(this::got)
                .list();
    }

    /** The sealed content of a message. */
    record Letter(String to, @Nullable String title, String text) {}

    private byte[] json(Letter letter) {
        try {
            return json.writeValueAsBytes(letter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Letter letter(byte[] sealed) {
        try {
            return json.readValue(seal.open(sealed), Letter.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Got got(ResultSet row, int number) throws SQLException {
        var letter = letter(row.getBytes("content"));
        return new Got(
                row.getString("channel"),
                row.getString("message_key"),
                letter.to(),
                letter.title(),
                letter.text(),
                row.getString("provider_id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("times"));
    }
}
