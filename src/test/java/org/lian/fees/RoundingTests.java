package org.lian.fees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.rules.Decision;

/** 取整: to which unit and which way, as the court's row says. */
class RoundingTests {
    @ParameterizedTest
    @CsvSource({
        "NONE, DOWN, 2501, 2501",
        "JIAO, DOWN, 2509, 2500",
        "JIAO, HALF_UP, 2505, 2510",
        "JIAO, HALF_UP, 2504, 2500",
        "JIAO, UP, 2501, 2510",
        "YUAN, DOWN, 598750, 598700",
        "YUAN, HALF_UP, 598750, 598800",
        "YUAN, HALF_UP, 598749, 598700",
        "YUAN, UP, 598701, 598800",
        "YUAN, UP, 598700, 598700"
    })
    @DisplayName("到角、到元，舍去、四舍五入、进一，由本院的一行定；舍去从不超过法定数额")
    void asTheRowSays(String unit, String way, long fen, long rounded) {
        var rule = rule(unit, way);

        assertThat(rule.of(fen)).isEqualTo(rounded);
        if (way.equals("DOWN")) {
            assertThat(rounded).isLessThanOrEqualTo(fen);
        }
    }

    @Test
    @DisplayName("取整自成一行，写明本院的规定；没有差额就没有这一行")
    void aLineOfItsOwn() {
        assertThat(rule("YUAN", "DOWN").lines(598_750)).containsExactly(new Line("按本院规定取整", -50, "某法院规定"));
        assertThat(rule("YUAN", "DOWN").lines(598_700)).isEmpty();
    }

    private static Rounding rule(String unit, String way) {
        var row = Map.<String, Object>of("roundTo", unit, "way", way, "document", "某法院规定");
        return Rounding.of(new Decision("fee-rounding", 1, List.of(), List.of(row)));
    }
}
