package org.lian.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 一起写入: nothing that a transaction adds is lost, and nothing that it took back is written. */
@CourtTest
class WrittenTogetherTests {
    @Autowired
    PlatformTransactionManager transactions;

    private final List<List<String>> written = new ArrayList<>();
    private final WrittenTogether<String> rows = new WrittenTogether<>(written::add);

    @Test
    @DisplayName("一笔事务里加的几行，提交前一次写入；有人要读，先写；没有事务的，立即写")
    void once() {
        in(TransactionDefinition.PROPAGATION_REQUIRED, () -> {
            rows.add("一");
            rows.add("二");
            assertThat(written).isEmpty();
            rows.flush();
            rows.add("三");
        });
        rows.add("四");

        assertThat(written).containsExactly(List.of("一", "二"), List.of("三"), List.of("四"));
    }

    @Test
    @DisplayName("事务撤销的，一行也不写；中间另起的事务写它自己的")
    void rolledBack() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> in(TransactionDefinition.PROPAGATION_REQUIRED, () -> {
                            rows.add("外");
                            in(TransactionDefinition.PROPAGATION_REQUIRES_NEW, () -> rows.add("内"));
                            throw new IllegalStateException("撤销");
                        })))
                .hasMessage("撤销");

        assertThat(written).containsExactly(List.of("内"));
    }

    @Test
    @DisplayName("退回到保存点的几行不写，前后的照写")
    void savepoint() {
        in(TransactionDefinition.PROPAGATION_REQUIRED, () -> {
            rows.add("前");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> in(TransactionDefinition.PROPAGATION_NESTED, () -> {
                                rows.add("退回");
                                throw new IllegalStateException("退回");
                            })))
                    .hasMessage("退回");
            rows.add("后");
        });

        assertThat(written).containsExactly(List.of("前"), List.of("后"));
    }

    @Test
    @DisplayName("提交时别处又加的一行也写入")
    void addedWhileCommitting() {
        in(TransactionDefinition.PROPAGATION_REQUIRED, () -> {
            rows.add("先");
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    rows.add("后");
                }
            });
        });

        assertThat(written).containsExactly(List.of("先"), List.of("后"));
    }

    private void in(int propagation, Runnable work) {
        new TransactionTemplate(transactions, new DefaultTransactionDefinition(propagation))
                .executeWithoutResult(status -> work.run());
    }
}
