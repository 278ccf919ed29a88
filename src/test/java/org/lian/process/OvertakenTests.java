package org.lian.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.filing.FilingLifecycle;
import org.lian.story.Stories;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two write at once, and one of them waits: neither meets a fault or is told what is not so. */
@CourtTest
class OvertakenTests {
    @LocalServerPort
    int port;

    @Autowired
    FilingLifecycle filings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Stories court;
    private String filing;

    @BeforeEach
    void inReview() {
        court = new Stories(port);
        filing = court.submitted();
    }

    @Test
    @DisplayName("同一件申请同时写两条内部记录：一条等另一条，两条都在，先后编号；不同的申请谁也不等谁")
    void remarksWaitForEachOther() {
        var before = remarks();

        var second = transaction.execute(status -> {
            remark();
            var other = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(inner -> remark()));
            await().until(this::somebodyWaits);
            return other;
        });
        second.join();

        assertThat(remarks()).isEqualTo(before + 2);
        transaction.executeWithoutResult(status -> {
            remark();
            var other = court.submitted();
            CompletableFuture.runAsync(() -> filings.remark(Actor.system(), FilingId.of(other), "REMARK", "内部记录", null))
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        });
    }

    @Test
    @DisplayName("办结的一刻，系统正好改了这项任务的急缓：照样办结，不说“已经办结”")
    void aChangedTaskIsStillThere() {
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);

        var answer = transaction.execute(status -> {
            jdbc.sql("update act_ru_task set rev_ = rev_ + 1, priority_ = 95 where id_ = ?")
                    .param(task)
                    .update();
            var completion = CompletableFuture.supplyAsync(
                    () -> court.clerk.post("/api/v1/tasks/" + task + "/completion", Map.of("outcome", "REGISTER")));
            await().until(this::somebodyWaits);
            return completion;
        });

        answer.join().expecting(204);
        court.waitsAt(filing, "REGISTERED");
    }

    private void remark() {
        filings.remark(Actor.system(), new FilingId(UUID.fromString(filing)), "REMARK", "内部记录", null);
    }

    private long remarks() {
        return jdbc.sql("select count(*) from journal_leaf where kind = 'REMARK' and filing_id = cast(? as uuid)")
                .param(filing)
                .query(Long.class)
                .single();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'""").query(Long.class).single() > 0;
    }
}
