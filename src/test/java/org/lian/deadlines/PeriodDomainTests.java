package org.lian.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.rules.AnswerDomains;
import org.springframework.beans.factory.annotation.Autowired;

/** 期限的取值范围: each length and unit that the table review-clock may give is one that the court can count. */
@CourtTest
class PeriodDomainTests {
    @Autowired
    Deadlines deadlines;

    @Autowired
    BusinessClock clock;

    @Test
    @DisplayName("允许的最短、最长期限，按每一种单位都算得出届满和提醒的时间；零和负数算不出")
    void theConsumerAcceptsIt() {
        var days = AnswerDomains.of("review-clock", "days");
        var units = AnswerDomains.of("review-clock", "unit").codes().keySet();
        assertThat(units).isNotEmpty();

        for (var unit : units) {
            for (var length : new long[] {Objects.requireNonNull(days.least()), Objects.requireNonNull(days.most())}) {
                assertThatCode(() -> {
                            var due = deadlines
                                    .days(Math.toIntExact(length), TimeUnit.valueOf(unit), clock.now(), "民事诉讼法")
                                    .dueAt();
                            deadlines.workingDaysBefore(due, 2);
                        })
                        .as(length + " " + unit)
                        .doesNotThrowAnyException();
            }
            assertThatThrownBy(() -> deadlines.days(0, TimeUnit.valueOf(unit), clock.now(), "民事诉讼法"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
