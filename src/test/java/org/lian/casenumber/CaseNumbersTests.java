package org.lian.casenumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers of a series are 1, 2, 3 … whatever happens around them. */
@CourtTest
class CaseNumbersTests {
    private static final CourtCode COURT = new CourtCode("京0199");

    @Autowired
    CaseNumbers caseNumbers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clockBack() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("八个线程并发、随机回滚，编号仍从 1 起连续无缺")
    void consecutiveUnderConcurrencyAndRollback() throws Exception {
        var before = issue(FilingId.random(), "民撤").serialNumber();
        var threads = Executors.newFixedThreadPool(8);
        var work = new ArrayList<Callable<List<Integer>>>();
        for (var thread = 0; thread < 8; thread++) {
            var random = new Random(thread);
            work.add(() -> {
                var kept = new ArrayList<Integer>();
                for (var i = 0; i < 40; i++) {
                    transaction.executeWithoutResult(status -> {
                        var number = caseNumbers.issueFor(FilingId.random(), COURT, "民撤", null);
                        if (random.nextInt(3) == 0) {
                            status.setRollbackOnly();
                        } else {
                            kept.add(number.serialNumber());
                        }
                    });
                }
                return kept;
            });
        }

        var serials = new ArrayList<Integer>();
        for (var kept : threads.invokeAll(work)) {
            serials.addAll(kept.get());
        }
        threads.shutdown();

        assertThat(serials.size()).isBetween(1, 8 * 40 - 1);
        assertThat(serials)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(before + 1, before + serials.size())
                        .boxed()
                        .toList());
    }

    @Test
    @DisplayName("同一件申请只有一个案号，双生请求也一样")
    void oneNumberPerFiling() throws Exception {
        var filing = FilingId.random();
        var threads = Executors.newFixedThreadPool(6);

        var answers = new ArrayList<CaseNumber>();
        for (var answer : threads.invokeAll(Collections.<Callable<CaseNumber>>nCopies(6, () -> issue(filing, "民督")))) {
            answers.add(answer.get());
        }
        threads.shutdown();

        assertThat(answers).hasSize(6).containsOnly(answers.get(0));
        assertThat(caseNumbers.ofFiling(filing)).contains(answers.get(0));
        assertThat(issue(filing, "民催")).isEqualTo(answers.get(0));
        assertThat(issue(FilingId.random(), "民督").serialNumber())
                .isEqualTo(answers.get(0).serialNumber() + 1);
    }

    @Test
    @DisplayName("年份按北京时间，跨年后编号从 1 重新开始")
    void yearTurnsAtMidnightInShanghai() {
        setClock("2029-12-31T23:59:00+08:00");
        var last = issue(FilingId.random(), "民初");
        setClock("2030-01-01T00:00:30+08:00");
        var first = issue(FilingId.random(), "民初");

        assertThat(last).hasToString("（2029）京0199民初1号");
        assertThat(first).hasToString("（2030）京0199民初1号");
    }

    @Test
    @DisplayName("法院、类型代字、专门审判代字各成序列")
    void eachSeriesCountsAlone() {
        // A year in which no story of the shared court has registered anything.
        setClock("2032-03-01T09:00:00+08:00");
        assertThat(issue(FilingId.random(), "行初").serialNumber()).isEqualTo(1);
        assertThat(issue(FilingId.random(), "行初").serialNumber()).isEqualTo(2);
        assertThat(issue(FilingId.random(), "行审").serialNumber()).isEqualTo(1);
        var special = transaction.execute(status -> caseNumbers.issueFor(FilingId.random(), COURT, "行初", "知"));
        assertThat(special.serialNumber()).isEqualTo(1);
        assertThat(special.toString()).contains("京0199知行初1号");
        var other = transaction.execute(
                status -> caseNumbers.issueFor(FilingId.random(), new CourtCode("京0198"), "行初", null));
        assertThat(other.serialNumber()).isEqualTo(1);
    }

    @Test
    @DisplayName("销案不收回案号")
    void annulledNumberIsNotReused() {
        var filing = FilingId.random();
        var annulled = issue(filing, "破申");
        jdbc.sql("update case_number set status = 'ANNULLED' where filing_id = ?")
                .param(filing.value())
                .update();

        assertThat(issue(FilingId.random(), "破申").serialNumber()).isEqualTo(annulled.serialNumber() + 1);
        assertThat(issue(filing, "破申")).isEqualTo(annulled);
    }

    @Test
    @DisplayName("没有事务就不发案号；案号记录删不掉")
    void onlyInsideTheRegistration() {
        assertThatThrownBy(() -> caseNumbers.issueFor(FilingId.random(), COURT, "民初", null))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from case_number").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("演示法院的代字只在演示法院存在时认得；旧代字照认")
    void parsesAgainstReferenceData() {
        assertThat(caseNumbers.parse("（2026）京0199民初1号").courtCode()).isEqualTo("京0199");
        assertThat(caseNumbers.parse("（2018）辽0122民初1号").courtCode()).isEqualTo("辽0122");
        assertThat(caseNumbers.parse("（2018）军0102刑初1号").courtCode()).isEqualTo("军0102");
        assertThatThrownBy(() -> caseNumbers.parse("（2026）京0105民字1号")).hasMessageContaining("类型代字");
        var nextYear = clock.today().getYear() + 1;
        assertThatThrownBy(() -> caseNumbers.parse("（" + nextYear + "）京0105民初1号"))
                .hasMessageContaining("收案年度");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from court_contact where court_code = '京0199'").update();
            jdbc.sql("delete from court where code = '京0199'").update();
            assertThatThrownBy(() -> caseNumbers.parse("（2026）京0199民初1号")).hasMessageContaining("法院代字");
            status.setRollbackOnly();
        });
    }

    private CaseNumber issue(FilingId filing, String type) {
        return transaction.execute(status -> caseNumbers.issueFor(filing, COURT, type, null));
    }

    private void setClock(String time) {
        clock.moveTo(Duration.ZERO);
        clock.moveTo(Duration.between(clock.now(), instant(time)));
    }

    private static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
