package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.story.CourtInTime;
import org.lian.story.Mediated;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Acts of people at the very moment in which a timer of the same case fires. */
class OvertakenActsTests extends CourtInTime {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    @DisplayName("有人办理的同时，同一案件的时钟先办成了：他的操作重做一次，不是系统故障")
    void onceMore() throws InterruptedException {
        var court = new Stories(port);
        var filing = Mediated.mediating(court);
        var mediator = court.as("mediator1");
        var task = court.taskFor(mediator, filing, "MEDIATE");
        var begun = new CountDownLatch(1);
        // What a timer does to the task, kept until the act stands behind it.
        var timer = CompletableFuture.runAsync(() -> transactions.executeWithoutResult(transaction -> {
            jdbc.sql("update act_ru_task set rev_ = rev_ + 1 where id_ = ?")
                    .param(task)
                    .update();
            begun.countDown();
            await().until(this::somebodyWaits);
        }));
        begun.await();

        mediator.post("/api/v1/filings/" + filing + "/mediator", Map.of("reason", "发现与对方是邻居"))
                .expecting(204);

        timer.join();
        assertThat(court.taskFor(court.clerk, filing, "APPOINT_MEDIATOR")).isNotBlank();
    }

    @Test
    @DisplayName("引擎要写的一行，它的流程实例刚刚被别人办结：是来迟了，不是系统故障；别的表缺了上级行，仍是故障")
    void aRowOfAnInstanceThatEnded() {
        var late = catchThrowable(() -> jdbc.sql("""
                        insert into act_ru_execution (id_, rev_, proc_inst_id_) values ('late', 1, 'ended')""").update());
        var ours = catchThrowable(() -> jdbc.sql("""
                        insert into joined_party (filing_id, person, purpose, account_id, joined_at)
                        values (gen_random_uuid(), '\\x00', 'PAPERS', 'nobody', now())""").update());

        assertThat(late).isInstanceOf(DataIntegrityViolationException.class).matches(Overtaken::is);
        assertThat(ours).isInstanceOf(DataIntegrityViolationException.class).matches(fault -> !Overtaken.is(fault));
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'""").query(Integer.class).single() > 0;
    }
}
