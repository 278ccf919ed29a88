package org.lian.payment;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox of what must be told after commit, kept with the change it tells of. */
@Repository
class Outbox {
    static final String FEE_PAID = "FEE_PAID";
    static final String REFUND_SETTLED = "REFUND_SETTLED";

    private static final StoredJson JSON = new StoredJson(JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build());

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Outbox(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A message that somebody now delivers; its row is locked. */
    record Taken(long id, int attempts, String topic, String payload) {
        FeePaid paid() {
            var told = JSON.read(payload, Payload.class);
            return new FeePaid(new FilingId(told.filing()), told.orderNo(), told.amountFen(), told.paidAt());
        }

        RefundSettled settled() {
            return JSON.read(payload, RefundSettled.class);
        }
    }

    /** The payload as stored: ids and money only. */
    record Payload(UUID filing, String orderNo, long amountFen, Instant paidAt) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void put(FeePaid paid) {
        put(
                FEE_PAID,
                paid.filing().toString(),
                new Payload(paid.filing().value(), paid.orderNo(), paid.amountFen(), paid.paidAt()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void put(RefundSettled settled) {
        put(REFUND_SETTLED, settled.refund().toString(), settled);
    }

    private void put(String topic, String aggregate, Object payload) {
        var now = clock.now();
        jdbc.sql("""
                        insert into outbox (topic, aggregate, payload, created_at, next_attempt_at)
                        values (:topic, :aggregate, cast(:payload as jsonb), :at, :next)""")
                .param("topic", topic)
                .param("aggregate", aggregate)
                .param("payload", JSON.text(payload))
                .param("at", CourtTime.column(now))
                .param("next", CourtTime.column(clock.database()))
                .update();
    }

    /**
     * The oldest due message that has no earlier one of its aggregate before it.
     *
     * @param busy which this node has in hand
     */
    Optional<Taken> take(Collection<Long> busy) {
        return jdbc.sql("""
                        select o.id, o.attempts, o.topic, o.payload from outbox o
                        where o.state = 'PENDING' and o.next_attempt_at <= :now and o.id <> all (:busy)
                          and not exists (select from outbox e
                            where e.aggregate = o.aggregate and e.state = 'PENDING' and e.id < o.id)
                        order by o.next_attempt_at, o.id limit 1 for update skip locked""")
                .param("now", CourtTime.column(machineTime()))
                .param("busy", busy.toArray(Long[]::new))
                .query((row, number) -> new Taken(
                        row.getLong("id"), row.getInt("attempts"), row.getString("topic"), row.getString("payload")))
                .optional();
    }

    void delivered(Taken taken) {
        jdbc.sql("""
                        update outbox set state = 'DELIVERED', attempts = attempts + 1, ended_at = ?, last_error = null
                        where id = ?""").params(CourtTime.column(clock.now()), taken.id()).update();
    }

    /** Puts a failed message off; false when somebody else has moved it since. */
    boolean putOff(Taken taken, Duration delay, String error) {
        return jdbc.sql("""
                                update outbox set attempts = attempts + 1, next_attempt_at = ?, last_error = ?
                                where id = ? and state = 'PENDING' and attempts = ?""")
                        .params(CourtTime.column(machineTime().plus(delay)), error, taken.id(), taken.attempts())
                        .update()
                == 1;
    }

    boolean giveUp(Taken taken, String error) {
        return jdbc.sql("""
                                update outbox set state = 'DEAD', attempts = attempts + 1, ended_at = ?, last_error = ?
                                where id = ? and state = 'PENDING' and attempts = ?""")
                        .params(CourtTime.column(clock.now()), error, taken.id(), taken.attempts())
                        .update()
                == 1;
    }

    List<DeadLetter> dead() {
        return jdbc.sql("""
                        select id, topic, aggregate, attempts, ended_at, last_error from outbox
                        where state = 'DEAD' order by id""")
                .query((row, number) -> new DeadLetter(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getString("aggregate"),
                        row.getInt("attempts"),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                        row.getString("last_error")))
                .list();
    }

    boolean revive(long id) {
        return jdbc.sql("""
                                update outbox set state = 'PENDING', attempts = 0, ended_at = null, next_attempt_at = ?
                                where id = ? and state = 'DEAD'""").params(CourtTime.column(machineTime()), id).update() == 1;
    }

    private Instant machineTime() {
        return clock.database();
    }
}
