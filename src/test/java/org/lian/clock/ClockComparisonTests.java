package org.lian.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 比对时钟: what a database says the time is, judged by the node's wall and by what it counted. */
class ClockComparisonTests {
    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");

    private final ClockComparison comparison = new ClockComparison(Duration.ofSeconds(5), "lian");

    @Test
    @DisplayName("两个时钟相差不过五秒：可以写日期")
    void together() {
        assertThat(at(0, 0, 0)).isNull();
        assertThat(at(10, 14, 10)).isNull();
        assertThat(at(20, 16, 20)).isNull();
    }

    @Test
    @DisplayName("数据库与本机相差六秒，不论快慢：不可以")
    void apart() {
        assertThat(at(6, 0, 0)).isEqualTo(ClockComparison.APART);
        assertThat(at(0, 6, 0)).isEqualTo(ClockComparison.APART);
    }

    @Test
    @DisplayName("数据库和本机一起被拨回：不可以，走过从前的那一刻才可以")
    void bothFell() {
        assertThat(at(1_000, 1_000, 0)).isNull();
        assertThat(at(100, 100, 1)).isEqualTo(ClockComparison.FELL);
        assertThat(at(990, 990, 891)).isEqualTo(ClockComparison.FELL);
        assertThat(at(1_001, 1_001, 902)).isNull();
    }

    @Test
    @DisplayName("重新启动以后仍知道最后一个区块的时间：比它早就不可以")
    void notBeforeTheLastBlock() {
        comparison.notBefore(NOON.plusSeconds(100));

        assertThat(at(90, 90, 0)).isEqualTo(ClockComparison.FELL);
        assertThat(at(96, 96, 6)).isNull();
    }

    @Test
    @DisplayName("数据库和本机一起被拨快（或者机器休眠过）：一分钟内步调一致才可以")
    void bothJumped() {
        assertThat(at(0, 0, 0)).isNull();
        assertThat(at(3_600, 3_600, 1)).isEqualTo(ClockComparison.JUMPED);
        assertThat(at(3_650, 3_650, 51)).isEqualTo(ClockComparison.JUMPED);
        assertThat(at(3_662, 3_662, 63)).isNull();
    }

    @Test
    @DisplayName("只有数据库走错过、本机一直对：一校准好就可以")
    void onlyTheDatabaseWasWrong() {
        assertThat(at(0, 0, 0)).isNull();
        assertThat(at(-10_000, 5, 5)).isEqualTo(ClockComparison.APART);
        assertThat(at(10, 10, 10)).isNull();
    }

    @Test
    @DisplayName("数据库回答得慢：不算时钟有错")
    void aSlowAnswer() {
        assertThat(at(0, 0, 0)).isNull();
        var slow = new ClockReading(
                NOON.plusSeconds(29), "lian", NOON, NOON.plusSeconds(1), NOON.plusSeconds(31), seconds(1), seconds(31));

        assertThat(comparison.trouble(slow)).isNull();
        assertThat(at(32, 32, 32)).isNull();
    }

    @Test
    @DisplayName("连接的搜索路径是别人的：不可以")
    void anotherSearchPath() {
        assertThat(comparison.trouble(new ClockReading(NOON, "evil, lian", Instant.MIN, NOON, NOON, 0, 0)))
                .isEqualTo(ClockComparison.PATH);
    }

    @Test
    @DisplayName("数据库的回答来得慢，接着数的时间不倒退；隔了一秒就按新的回答")
    void aLateAnswerSetsNothingBack() {
        var prompt = answered(NOON, 0);
        // Asked a moment later, and on its way for half a second.
        var late = answered(NOON.plusMillis(100), 600);
        var now = Duration.ofMillis(700).toNanos();

        assertThat(ClockReading.later(null, late, now)).isSameAs(late);
        assertThat(ClockReading.later(prompt, late, now)).isSameAs(prompt);
        assertThat(prompt.countedOn(now)).isEqualTo(NOON.plusMillis(700));
        assertThat(ClockReading.later(late, prompt, now)).isSameAs(prompt);
        assertThat(ClockReading.later(prompt, late, Duration.ofMillis(1_000).toNanos()))
                .isSameAs(late);
    }

    private ClockReading answered(Instant database, long afterMillis) {
        var after = Duration.ofMillis(afterMillis).toNanos();
        return new ClockReading(database, "lian", NOON, NOON, NOON, 0, after);
    }

    private String at(long database, long wall, long counted) {
        var node = NOON.plusSeconds(wall);
        return comparison.trouble(new ClockReading(
                NOON.plusSeconds(database), "lian", comparison.past(), node, node, seconds(counted), seconds(counted)));
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
