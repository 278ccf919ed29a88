package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 引擎少问少写: it asks and writes less often, and nothing of what it writes is another than before. */
@CourtTest
class SparingEngineTests {
    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("历史有始有终：每一步、每件任务、每个流程都记下终了，所用时间等于终了减去开始，保存期限与案件相同")
    void historyIsWhole() {
        var court = new Stories(port);
        var filing = court.owing();
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");

        var kept = removalTimeOf(filing);
        for (var table : new String[] {"act_hi_actinst", "act_hi_taskinst", "act_hi_procinst"}) {
            assertThat(rows(table, filing, "true")).as(table).isPositive();
            assertThat(rows(table, filing, "h.end_time_ is null")).as(table).isZero();
            assertThat(
                            rows(
                                    table,
                                    filing,
                                    "h.duration_ is distinct from trunc(extract(epoch from h.end_time_ - h.start_time_) * 1000)"))
                    .as(table)
                    .isZero();
            assertThat(rows(table, filing, "h.removal_time_ is distinct from '" + kept + "'"))
                    .as(table)
                    .isZero();
        }
        assertThat(rows("act_hi_actinst", filing, "h.act_inst_state_ not in (0, 1, 2, 4)"))
                .isZero();
    }

    @Test
    @DisplayName("要删的几行里有一行被别人先改了：引擎知道，整笔事务不作数")
    void aRowThatSomebodyElseChangedIsNotDeleted() {
        var filing = new Stories(port).submitted();
        var instance = jdbc.sql("""
                        select proc_inst_id_ from act_ru_execution where business_key_ = ? and parent_id_ is null""").param(filing).query(String.class).single();
        var before = variables(instance);

        var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequiresNew();
        assertThatThrownBy(() -> commands.execute(command -> {
                    var loaded =
                            command.getVariableInstanceManager().findVariableInstancesByProcessInstanceId(instance);
                    assertThat(loaded).hasSizeGreaterThan(2);
                    inAnotherTransaction(() -> jdbc.sql("update act_ru_variable set rev_ = rev_ + 1 where id_ = ?")
                            .param(loaded.get(1).getId())
                            .update());
                    loaded.forEach(command.getDbEntityManager()::delete);
                    return null;
                }))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(variables(instance)).isEqualTo(before);
    }

    @Test
    @DisplayName("任务有过故障，再做成功后故障随任务消失，别的案件的故障还在")
    void anIncidentGoesWithItsJob() {
        var court = new Stories(port);
        var one = court.submitted();
        var other = court.submitted();
        for (var filing : new String[] {one, other}) {
            court.task(filing, "REVIEW");
            engine.getManagementService().setJobRetries(timer(filing), 0);
            assertThat(incidents(filing)).isEqualTo(1);
        }

        var job = timer(one);
        jdbc.sql("update act_ru_job set retries_ = 1 where id_ = ?").param(job).update();
        engine.getManagementService().executeJob(job);

        assertThat(incidents(one)).isZero();
        assertThat(incidents(other)).isEqualTo(1);
    }

    private String timer(String filing) {
        return jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = ? and j.type_ = 'timer' order by j.id_ limit 1""").param(filing).query(String.class).single();
    }

    private static void inAnotherTransaction(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int incidents(String filing) {
        return jdbc.sql("""
                        select count(*) from act_ru_incident i join act_ru_execution e on e.id_ = i.proc_inst_id_
                        where e.business_key_ = ?""").param(filing).query(Integer.class).single();
    }

    private int variables(String instance) {
        return jdbc.sql("select count(*) from act_ru_variable where proc_inst_id_ = ?")
                .param(instance)
                .query(Integer.class)
                .single();
    }

    private String removalTimeOf(String filing) {
        return jdbc.sql("""
                        select removal_time_::text from act_hi_procinst
                        where business_key_ = ? and proc_inst_id_ = root_proc_inst_id_ and proc_def_key_ = 'filing'""").param(filing).query(String.class).single();
    }

    private int rows(String table, String filing, String which) {
        return jdbc.sql("select count(*) from " + table + " h join act_hi_procinst r on r.id_ = h.root_proc_inst_id_ "
                        + "where r.business_key_ = ? and " + which)
                .param(filing)
                .query(Integer.class)
                .single();
    }
}
