package org.lian.fees;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.vocabulary.Track;

/** What a filer reads where no row names a class of fee. */
class UnpricedCausesTests {
    @ParameterizedTest
    @CsvSource({
        "CIVIL, 07.21.214.02, 新就业形态",
        "CIVIL, 07.21.215.01, 新就业形态",
        "PERSONALITY_INJUNCTION, , 人格权侵害禁令",
        "CIVIL, 11.52.482, 人格权侵害禁令",
        "CIVIL, 11, 具体的一种",
        "CIVIL, 04, 更具体的案由",
    })
    @DisplayName("没有收费类别的，告诉提交人为什么、以后怎样，不说接口里的字")
    void theReason(Track track, String cause, String word) {
        assertThat(UnpricedCauses.why(track, cause))
                .contains(word)
                .endsWith("。")
                .doesNotContain("feeClass", "类别代码");
    }

    @Test
    @DisplayName("什么都没有说的，也有一句话")
    void nothingKnown() {
        assertThat(UnpricedCauses.why(null, null)).contains("核定");
    }
}
