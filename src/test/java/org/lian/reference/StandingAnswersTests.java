package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.vocabulary.CourtCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 现行的内容记在节点里: it counts from the commit that changed it on, on every node, and never before. */
@CourtTest
class StandingAnswersTests {
    private static final CourtCode COURT = new CourtCode("京0101");

    @Autowired
    Courts courts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void asItWas() {
        rename("北京市东城区人民法院");
    }

    @Test
    @DisplayName("别的节点改了法院的名称：从它提交起，这里下一笔事务就用新的；正在进行的事务用它自己读到的")
    void anotherNodesChangeCountsFromItsCommitOn() {
        rename("旧名称");
        assertThat(name()).isEqualTo("旧名称");
        assertThat(name()).isEqualTo("旧名称");

        transaction.executeWithoutResult(status -> {
            assertThat(known()).isEqualTo("旧名称");
            elsewhere(() -> rename("新名称"));
            assertThat(known()).isEqualTo("旧名称");
        });

        assertThat(name()).isEqualTo("新名称");
    }

    @Test
    @DisplayName("改了又撤销：撤销的名称只有那笔事务见过；以后的改动照样算数")
    void whatWasRolledBackIsSeenByNobodyElse() {
        rename("旧名称");
        assertThat(name()).isEqualTo("旧名称");

        transaction.executeWithoutResult(status -> {
            rename("撤销的名称");
            assertThat(known()).isEqualTo("撤销的名称");
            status.setRollbackOnly();
        });
        rename("新名称");

        assertThat(name()).isEqualTo("新名称");
    }

    private void rename(String name) {
        jdbc.sql("update court set name = ? where code = ?")
                .params(name, COURT.value())
                .update();
    }

    private String name() {
        return transaction.execute(status -> known());
    }

    private String known() {
        return courts.find(COURT).orElseThrow().name();
    }

    private static void elsewhere(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
