package org.lian.idempotency;

import java.security.MessageDigest;
import java.time.Duration;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.keys.Vault;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The guard that runs a request once per actor and key. The row goes in first and its answer last, in the transaction
 * of the work itself: a concurrent twin waits at the row, and what failed leaves nothing behind.
 */
@Component
public class Idempotency {
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    Idempotency(JdbcClient jdbc, Vault vault, BusinessClock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The request itself; an answer outside 2xx takes back whatever it did. */
    public interface Work {
        KeptAnswer run() throws Exception;
    }

    /**
     * The first answer to this key, or the work's answer when the key is new.
     *
     * @param requestHash of everything that makes the request; another hash under the same key is refused
     */
    public KeptAnswer once(String actorId, String key, byte[] requestHash, Work work) throws Exception {
        try {
            return transaction.execute(status -> {
                if (!reserved(actorId, key, requestHash)) {
                    return recorded(actorId, key, requestHash);
                }
                var answer = run(work);
                if (answer.isSuccess()) {
                    record(actorId, key, answer);
                } else {
                    status.setRollbackOnly();
                }
                return answer;
            });
        } catch (WorkFailed failed) {
            throw failed.reason;
        }
    }

    /** Forgets answers after seven days. */
    @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
    void forget() {
        jdbc.sql("delete from idempotency where created_at < ?")
                .param(CourtTime.column(clock.now().minus(KEPT)))
                .update();
    }

    private boolean reserved(String actorId, String key, byte[] requestHash) {
        var now = clock.now();
        return jdbc.sql("""
                        insert into idempotency (actor_id, key, request_hash, created_at)
                        values (:actor, :key, :hash, :now)
                        on conflict (actor_id, key) do update
                          set request_hash = excluded.request_hash, created_at = excluded.created_at,
                              status = null, media_type = null, body = null
                          where idempotency.created_at < :oldest""")
                        .param("actor", actorId)
                        .param("key", key)
                        .param("hash", requestHash)
                        .param("now", CourtTime.column(now))
                        .param("oldest", CourtTime.column(now.minus(KEPT)))
                        .update()
                == 1;
    }

    private KeptAnswer recorded(String actorId, String key, byte[] requestHash) {
        return jdbc.sql("select request_hash, status, media_type, body from idempotency where actor_id = ? and key = ?")
                .params(actorId, key)
                .query((row, number) -> {
                    if (!MessageDigest.isEqual(requestHash, row.getBytes("request_hash"))) {
                        throw Refusal.invalid(
                                "Idempotency-Key", "KEY_REUSED", "这个 Idempotency-Key 已经用于另一个请求，请为新的请求换一个");
                    }
                    return new KeptAnswer(
                            row.getInt("status"),
                            row.getString("media_type"),
                            vault.open(row.getBytes("body"), context(actorId, key)));
                })
                .optional()
                .orElseThrow(() -> Refusal.conflict("同一个请求正在办理，请稍后再试"));
    }

    private void record(String actorId, String key, KeptAnswer answer) {
        jdbc.sql("""
                        update idempotency set status = :status, media_type = :mediaType, body = :body
                        where actor_id = :actor and key = :key""")
                .param("status", answer.status())
                .param("mediaType", answer.mediaType())
                // An answer may hold personal data.
                .param("body", vault.seal(answer.body(), context(actorId, key)))
                .param("actor", actorId)
                .param("key", key)
                .update();
    }

    private static KeptAnswer run(Work work) {
        try {
            return work.run();
        } catch (Exception e) {
            throw new WorkFailed(e);
        }
    }

    private static String context(String actorId, String key) {
        return "idempotency:" + actorId + ":" + key;
    }

    /** The work's exception, carried through the transaction, which it rolls back. */
    private static final class WorkFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Exception reason;

        private WorkFailed(Exception reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
