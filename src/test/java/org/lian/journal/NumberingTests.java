package org.lian.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 编号: the leaves of a filing follow one another without a gap, whoever writes at the same time. */
@CourtTest
class NumberingTests {
    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final FilingId filing = FilingId.random();

    @Test
    @DisplayName("八个人同时在一件案件上写四十条记录：编号从一到四十，没有缺号，没有重号")
    void manyAtOnce() throws Exception {
        var writers = Executors.newFixedThreadPool(8);
        var begin = new CountDownLatch(1);
        var written = new ArrayList<Future<?>>();
        for (var n = 0; n < 20; n++) {
            written.add(writers.submit(() -> {
                begin.await();
                transaction.executeWithoutResult(status -> {
                    append("ONE");
                    append("TWO");
                });
                return null;
            }));
        }
        begin.countDown();
        for (var one : written) {
            one.get(30, TimeUnit.SECONDS);
        }
        writers.shutdown();

        assertThat(numbers()).isEqualTo(upTo(40));
    }

    @Test
    @DisplayName("案件读出来时记下的条数已经旧了，或者是没有成立的：记录仍接着最后一条写")
    void whatWasSeenMayBeWrong() {
        transaction.executeWithoutResult(status -> {
            append("ONE");
            append("TWO");
        });

        transaction.executeWithoutResult(status -> {
            journal.seen(filing, 0);
            append("THREE");
        });
        transaction.executeWithoutResult(status -> {
            journal.seen(filing, 9);
            append("FOUR");
        });
        transaction.executeWithoutResult(status -> {
            var before = status.createSavepoint();
            append("NEVER");
            status.rollbackToSavepoint(before);
            append("FIVE");
        });

        assertThat(numbers()).isEqualTo(upTo(5));
    }

    private static List<Integer> upTo(int last) {
        return java.util.stream.IntStream.rangeClosed(1, last).boxed().toList();
    }

    private void append(String kind) {
        journal.append(
                JournalEntry.internal(filing, Actor.system(), Instant.parse("2026-11-25T04:00:00Z"), kind, "测试记录"));
    }

    private List<Integer> numbers() {
        return jdbc.sql("select seq from journal_leaf where filing_id = ? order by seq")
                .param(filing.value())
                .query(Integer.class)
                .list();
    }
}
