package org.lian.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of money within what people tell. */
class WrittenSumTests {
    @ParameterizedTest
    @DisplayName("一句话里的钱：说到哪一位就读到哪一位，后面是日子、人数的不算进去；读不懂的不算")
    @CsvSource({
        "老赵欠我2万4没还, 24000",
        "老赵欠我2万4千没还, 24000",
        "欠我2.4万, 24000",
        "欠我一万二没给, 12000",
        "欠我一万二千块钱, 12000",
        "欠我一万二千没给, 12000",
        "拖欠工资12万5不给, 125000",
        "欠我1万2千5百元, 12500",
        "借我3w5不还, 35000",
        "借我2万4月还, 20000",
        "借我一万三个人担保, 10000",
        "借我3万 约定2025年还, 30000",
        "借我五千块 后来又借两万, 5000 20000",
        "万一他不还, ''",
        "千万要给我, ''",
        "三个月工资没发, ''"
    })
    void sumsAreFound(String told, String yuan) {
        var meant = Arrays.stream(yuan.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> Long.parseLong(one) * 100)
                .toList();

        assertThat(WrittenSum.in(told)).isEqualTo(List.copyOf(meant));
    }
}
