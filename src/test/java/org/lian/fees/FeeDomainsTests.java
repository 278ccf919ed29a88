package org.lian.fees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.rules.AnswerDomains;
import org.lian.rules.Facts;

/** 收费的代码: what the tables may give and may be asked is what the fees know. */
class FeeDomainsTests {
    @Test
    @DisplayName("收费类别、情形、结论的代码就是程序里的那些，不多不少")
    void theSameCodes() {
        assertThat(AnswerDomains.of("cause-fee-class", "feeClass").codes().keySet())
                .containsExactly(
                        Arrays.stream(FeeClass.values()).map(Enum::name).toArray(String[]::new));
        assertThat(Facts.declared().domain("modifiers").codes().keySet())
                .containsExactly(
                        Arrays.stream(Modifier.values()).map(Enum::name).toArray(String[]::new));
        assertThat(AnswerDomains.of("litigation-fee", "outcome").codes().keySet())
                .containsExactlyInAnyOrder(Bill.FEE, Bill.RANGE, Bill.AMOUNT_REQUIRED, Bill.BASE_OUT_OF_RANGE);
    }
}
