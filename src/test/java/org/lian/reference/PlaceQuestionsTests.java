package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Places are asked for in words that everybody knows. */
class PlaceQuestionsTests {
    @Test
    @DisplayName("试填问地方用大白话：不说住所地、标的物；没有大白话的地方照表里的话问")
    void arePlain() throws IOException {
        var table = Files.readString(Path.of("decisions/jurisdiction.dmn"));
        var questions = PlaceQuestions.packaged();

        assertThat(questions.places()).isNotEmpty().allSatisfy(place -> {
            assertThat(table).contains('"' + place + '"');
            assertThat(questions.of(place, "")).contains("？").doesNotContain("住所地", "标的", "被告", "原告", "继承人", "始发");
        });
        assertThat(questions.of("PORT", "港口所在地")).isEqualTo("港口所在地");
    }
}
