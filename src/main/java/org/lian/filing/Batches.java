package org.lian.filing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 批量立案: many filings under one key of the sender, each with a result of its own; the same batch twice is one. */
@Component
public class Batches {
    /** Filings in a batch. */
    public static final int MOST = 1_000;

    private final BatchStore store;
    private final BusinessClock clock;

    Batches(BatchStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The wish of one row.
     *
     * @param submission null leaves it a draft, to which materials may be added before it is submitted
     * @param faults why it cannot be read; then it has no draft
     */
    public record Wish(@Nullable Draft draft, @Nullable Submission submission, List<Refusal.Fault> faults) {}

    /**
     * The state of a row: RECEIVED waits for its turn; DRAFT is a draft, with what keeps it from being submitted;
     * REJECTED became nothing.
     */
    public enum State {
        RECEIVED,
        DRAFT,
        SUBMITTED,
        REJECTED
    }

    /** The row with its outcome; {@code index} as in the request, from 0. */
    public record Row(
            int index,
            State state,
            @Nullable FilingId filingId,
            @Nullable String receipt,
            List<Refusal.Fault> errors) {}

    /** A batch with its rows in order. */
    public record Batch(String batchKey, int declaredCount, List<Row> rows) {}

    /**
     * Keeps a batch for {@link BatchWork}; one that is known already is answered as it stands.
     *
     * @param digest of the whole request; another one under the same key is refused
     */
    @Transactional
    public Batch receive(Actor actor, String key, List<Wish> wishes, byte[] digest) {
        if (store.begin(actor, key, wishes.size(), digest, clock.now())) {
            store.add(actor, key, wishes, clock.now().plus(BatchWork.PATIENCE));
        } else if (!store.isSame(actor, key, digest)) {
            throw Refusal.invalid("batchKey", "REUSED", "这个批次号已经用过，而且内容不同；新的批次请换一个批次号，原来的批次可以用 GET 查询");
        }
        return find(actor, key).orElseThrow();
    }

    /** Of this account alone. */
    public Optional<Batch> find(Actor actor, String key) {
        var rows = store.rows(actor, key);
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Batch(key, rows.size(), rows));
    }
}
