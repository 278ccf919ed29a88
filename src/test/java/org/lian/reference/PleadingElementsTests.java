package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;

/** 要素 of the common causes. */
class PleadingElementsTests {
    private final PleadingElements elements = PleadingElements.packaged();

    @Test
    @DisplayName("十七个案由有要素，每一个都在案由规定里，没有重复的项")
    void theCausesThatHaveElements() throws IOException {
        var causes =
                new ClassPathResource("reference/civil_causes_2025.csv").getContentAsString(StandardCharsets.UTF_8);

        var ofCauses = elements.causes().stream()
                .filter(code -> Character.isDigit(code.charAt(0)))
                .toList();
        assertThat(ofCauses).hasSize(17).allSatisfy(cause -> {
            assertThat(causes).containsPattern("(?m)^" + cause.replace(".", "\\.") + ",");
            assertThat(elements.of(cause)).isNotEmpty().doesNotHaveDuplicates().allSatisfy(element -> assertThat(
                            element)
                    .isNotBlank());
        });
    }

    @Test
    @DisplayName("没有案由的程序有自己的要素：名字都是程序的，不看案由")
    void theProceduresThatHaveElements() {
        assertThat(elements.causes())
                .filteredOn(code -> !Character.isDigit(code.charAt(0)))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(elements.of(Track.valueOf(code), "04.10.088"))
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .isEqualTo(elements.of(Track.valueOf(code), null)));
        assertThat(elements.of(Track.ENFORCEMENT, null)).contains("车辆（车牌号、停在哪里）");
        assertThat(elements.of(Track.CIVIL, "04.10.088")).isEqualTo(elements.of("04.10.088"));
    }

    @Test
    @DisplayName("每一项要素都有一句问话，大白话，一个案由里不重复")
    void eachIsAskedInWords() {
        assertThat(elements.causes()).allSatisfy(cause -> {
            var questions = elements.asked(cause).stream()
                    .map(PleadingElements.Element::question)
                    .toList();
            assertThat(questions).doesNotHaveDuplicates().allSatisfy(question -> assertThat(question)
                    .hasSizeBetween(4, 60)
                    .containsPattern("？|数量$|没有”$"));
        });
    }

    @Test
    @DisplayName("下一级的案由用上一级的要素；别的案由没有")
    void aCauseStandsForThoseBelow() {
        assertThat(elements.of("04.10.088.07"))
                .isEqualTo(elements.of("04.10.088"))
                .contains("标的物情况（名称、规格、质量、数量）");
        assertThat(elements.of("07.19.180.01")).isEqualTo(elements.of("07.19"));
        assertThat(elements.of("04.10.108.02")).isEmpty();
        assertThat(elements.of(null)).isEmpty();
    }
}
