package org.lian.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 审查队列往后推演: what is known of the past alone says what comes out. */
class ReviewQueueTests {
    private static final int DAYS = 10;

    @Test
    @DisplayName("办得完就没有逾期，队列不变长")
    void enoughHands() {
        assertThat(ReviewQueue.ahead(past(20, 10, 10), open(0, 20, 20), DAYS, "", 0))
                .isEqualTo(new ReviewQueue.Outcome(0, 0, 0, 40));
    }

    @Test
    @DisplayName("一人不在，每天少办十件：两个工作日的期限，从第五天起每天逾期十件")
    void oneIsAway() {
        assertThat(ReviewQueue.ahead(past(20, 10, 10), open(0), DAYS, "a", 0))
                .isEqualTo(new ReviewQueue.Outcome(60, 60, 60, 40));
    }

    @Test
    @DisplayName("收案多：两成只是多等，一倍从第五天起每天逾期二十件")
    void moreIsFiled() {
        assertThat(ReviewQueue.ahead(past(20, 10, 10), open(0), DAYS, "", 20))
                .isEqualTo(new ReviewQueue.Outcome(0, 0, 0, 40));
        assertThat(ReviewQueue.ahead(past(20, 10, 10), open(0), DAYS, "", 100))
                .isEqualTo(new ReviewQueue.Outcome(120, 120, 120, 80));
    }

    @Test
    @DisplayName("先到期的先办：已经逾期的先办完，算在逾期里")
    void whoIsDueFirstGoesFirst() {
        assertThat(ReviewQueue.ahead(past(0, 5, 0), open(7, 5, 5), DAYS, "", 0))
                .isEqualTo(new ReviewQueue.Outcome(7 + 5 + 2, 14, 14, 0));
    }

    @Test
    @DisplayName("日子有好有坏，结果就有宽窄：低不高于中，中不高于高")
    void uncertainDays() {
        var past = new ReviewQueue.Past(
                List.of(0L, 40L, 10L, 30L), List.of(Map.of("a", 20L), Map.of(), Map.of("a", 30L), Map.of("a", 25L)), 2);
        var found = ReviewQueue.ahead(past, open(0, 10), DAYS, "", 0);

        assertThat(found.low()).isLessThan(found.late());
        assertThat(found.late()).isLessThan(found.high());
    }

    private static ReviewQueue.Past past(long received, long a, long b) {
        return new ReviewQueue.Past(
                Collections.nCopies(40, received), Collections.nCopies(40, Map.of("a", a, "b", b)), 2);
    }

    private static long[] open(long... byLastDay) {
        return byLastDay;
    }
}
