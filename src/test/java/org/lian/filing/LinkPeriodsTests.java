package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Refusal;

/** 链接的期限: before, at and after its last day. */
class LinkPeriodsTests {
    private static final Instant HANDED = at("2026-10-12T09:00");

    @Test
    @DisplayName("不为哪个期间服务的链接，第三十天还能用，第三十一天说到期、向谁要新的")
    void thirtyDays() {
        for (var paper : SigningLinks.Paper.values()) {
            for (var open : new String[] {"2026-10-12T09:00", "2026-11-10T12:00", "2026-11-11T23:59"}) {
                assertThatCode(() -> LinkPeriods.requireRunning(paper, link(HANDED), at(open)))
                        .as(open)
                        .doesNotThrowAnyException();
            }
            assertThatThrownBy(() -> LinkPeriods.requireRunning(paper, link(HANDED), at("2026-11-12T00:00")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContainingAll("已经到期", paper.giver(), "要新的链接");
        }
    }

    @Test
    @DisplayName("反诉链接不早于本诉通常审结的六个月到期；立案很久才给的，也有三十天")
    void aslongAsTheSuitIsTried() {
        var registered = at("2026-10-12T09:00");
        assertThatCode(() -> LinkPeriods.requireRunning(link(HANDED), registered, at("2027-04-12T23:59")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> LinkPeriods.requireRunning(link(HANDED), registered, at("2027-04-13T00:00")))
                .hasMessageContainingAll("已经到期", "请向法院要新的反诉链接", "寄到法院");

        var late = link(at("2027-04-10T09:00"));
        assertThatCode(() -> LinkPeriods.requireRunning(late, registered, at("2027-05-10T23:59")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> LinkPeriods.requireRunning(late, registered, at("2027-05-11T00:00")))
                .hasMessageContaining("已经到期");
    }

    @Test
    @DisplayName("各方都签了的协议，凭链接还能看三十天，从最后一方签署起算")
    void readForAWhile() {
        assertThatCode(() -> LinkPeriods.requireReadable(HANDED, at("2026-11-11T23:59")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> LinkPeriods.requireReadable(HANDED, at("2026-11-12T00:00")))
                .hasMessageContainingAll("已经到期", "请联系调解员");
    }

    private static SigningLinks.Link link(Instant handed) {
        return new SigningLinks.Link(
                new UUID(0, 1), "DEFENDANT_1", new SigningLinks.Checked("李四", "110101199001011237"), false, handed);
    }

    private static Instant at(String minute) {
        return OffsetDateTime.parse(minute + "+08:00").toInstant();
    }
}
