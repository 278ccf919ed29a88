package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lian.reference.SenseWords.Sense;
import org.springframework.core.io.ClassPathResource;

/** The words by which writing is doubted, and an organ is known: rows of files, each with its article. */
class SenseWordsTests {
    @ParameterizedTest
    @EnumSource
    @DisplayName("每一组都有词，空话不算")
    void everyListHasWords(Sense sense) {
        assertThat(SenseWords.any(sense).pattern()).isNotBlank();
        assertThat(SenseWords.any(sense).matcher("").find()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "VAGUE_PLACE, 我家隔壁",
        "NO_NAME, 王老板",
        "SURNAME, 欧",
        "ASKS, 判令被告还钱",
        "ASKS_MONEY, 拖欠的工资",
        "BOUNDLESS, 赔偿一切损失",
        "ASKS_NO_SUM, 本案诉讼费由被告承担",
        "ABUSIVE, 他是个无赖"
    })
    @DisplayName("每一组认得自己的话")
    void eachKnowsItsOwn(Sense sense, String text) {
        assertThat(SenseWords.any(sense).matcher(text).find()).isTrue();
    }

    @Test
    @DisplayName("每一行写明依据，词不重复")
    void everyRowHasItsArticle() throws Exception {
        for (var file : new String[] {"sense_words.csv", "organ_words.csv"}) {
            var text = new ClassPathResource("reference/" + file).getContentAsString(StandardCharsets.UTF_8);
            try (var parser = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new java.io.StringReader(text))) {
                var rows = parser.getRecords();
                assertThat(rows).allSatisfy(row -> assertThat(row.get("basis")).matches(".+第.+条.*"));
                assertThat(rows).extracting(row -> row.get(0) + row.get(1)).doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "某某县人民政府, true",
        "北京市海淀区人民政府, true",
        "景德镇市人民政府, true",
        "某某省人民政府, true",
        "某某县某某镇人民政府, false",
        "某某区市场监督管理局, false",
        "某某市人民政府办公室, false"
    })
    @DisplayName("县级以上的人民政府按名称认得出，乡镇的、部门不是")
    void countyGovernments(String name, boolean county) {
        assertThat(OrganWords.isCountyGovernment(name)).isEqualTo(county);
    }

    @ParameterizedTest
    @CsvSource({
        "某某县人民政府, true",
        "某某市公安局某某派出所, true",
        "某某镇街道办事处, true",
        "某某村村民委员会, false",
        "北京某某商贸有限公司, false",
        "某某外卖部, false"
    })
    @DisplayName("机关的名称认得出，公司、村委会不当作机关")
    void organsByName(String name, boolean organ) {
        assertThat(OrganWords.isName(name)).isEqualTo(organ);
    }
}
