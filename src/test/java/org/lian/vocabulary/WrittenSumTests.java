package org.lian.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        "三个月工资没发, ''",
        "平台欠我九千六没结, 9600",
        "工资九千六百没发, 9600",
        "欠我五千不还, 5000",
        "欠我9600没给, 9600",
        "押金一百二十块五。, 120.5",
        "借了3块5毛, 3.5",
        "三万块一直不还, 30000",
        "欠我五十万, 500000",
        "还2024年的, ''",
        "村里三千五百人, ''",
        "电话打给13800138000, ''",
        "欠我4万多, ''",
        "借走三万多块不还, ''",
        "一共十几万, ''",
        "先借4万多后借两万, 20000",
        "欠我2k没还, 2000",
        "借走2.5k元, 2500",
        "跑了10k公里, ''",
        "给了廿万, 200000",
        "欠我大概5万, ''",
        "要5万到6万, ''",
        "要3-5千块, ''",
        "五六万块, ''",
        "从2024年3月到5月欠我8000元, 8000",
        "先后借了三千元和五千元, 3000 5000",
        "约定5万违约金, 50000"
    })
    void sumsAreFound(String told, String yuan) {
        var meant = Arrays.stream(yuan.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> Math.round(Double.parseDouble(one) * 100))
                .toList();

        assertThat(WrittenSum.in(told)).isEqualTo(List.copyOf(meant));
    }

    @ParameterizedTest
    @DisplayName("一格里的钱：口头的说法读成准确的数，说不准的不当成准确的数")
    @CsvSource({
        "九千六, 960000",
        "2万4, 2400000",
        "两万三, 2300000",
        "五十万, 50000000",
        "一百二十块五, 12050",
        "120块5毛, 12050",
        "十块两角, 1020",
        "2k, 200000",
        "2.5K, 250000",
        "12k元, 1200000",
        "廿万, 20000000",
        "廿五万, 25000000",
        "卅万元, 30000000",
        "'5,000', 500000",
        "'1,234,567.8', 123456780",
        "'５，０００元', 500000",
        "'50,00', ",
        "'5,0000', ",
        "'1,23,456', ",
        "'5000,', ",
        "大概5万, ",
        "5万-6万, ",
        "5万左右, ",
        "约5万, ",
        "五六万, ",
        "三万块钱, 3000000",
        "4万多, ",
        "三万多块, ",
        "十几万, "
    })
    void aFieldIsRead(String written, Long fen) {
        assertThat(WrittenSum.fen(written)).isEqualTo(Optional.ofNullable(fen));
    }

    @ParameterizedTest
    @DisplayName("差不多的数给出要核对的那个数；准确的、两个数的没有")
    @CsvSource({
        "大概5万, 5000000",
        "大约三千块, 300000",
        "5万左右, 5000000",
        "约5万元, 5000000",
        "差不多2k吧, 200000",
        "5万, ",
        "5万-6万, ",
        "五六万, ",
        "4万多, "
    })
    void whatIsAboutIsAsked(String written, Long fen) {
        assertThat(WrittenSum.about(written)).isEqualTo(Optional.ofNullable(fen));
    }

    @ParameterizedTest
    @DisplayName("说不准的钱认得出来，要追问；日子、人数、里程不是钱")
    @CsvSource({
        "老赵欠我4万多不还, 4万多",
        "借走三万多块, 三万多块",
        "一共十几万, 十几万",
        "欠我好几千块钱, 好几千块钱",
        "大概5万左右, 大概5万左右",
        "欠我大概5万, 大概5万",
        "大约三千块, 大约三千块",
        "要5万-6万, 5万-6万",
        "3到5千块吧, 3到5千块",
        "五六万块钱, 五六万块钱",
        "大概5个人看到, ",
        "从3月到5月, ",
        "2024-2025年, ",
        "电话010-62345678, ",
        "欠我五千多, 五千多",
        "三百多人都没拿到, ",
        "十多年了, ",
        "跑了两千多公里, ",
        "欠我两万三, "
    })
    void whatIsVagueIsKnown(String told, String vague) {
        assertThat(WrittenSum.vague(told)).isEqualTo(vague == null ? List.of() : List.of(vague));
    }
}
