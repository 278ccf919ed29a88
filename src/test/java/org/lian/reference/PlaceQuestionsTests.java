package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Places are asked for in words that everybody knows. */
class PlaceQuestionsTests {
    @Test
    @DisplayName("试填问地方用大白话：不说住所地、标的物；没有大白话的地方照表里的话问")
    void arePlain() throws IOException {
        var table = new StringBuilder();
        for (var id : List.of("jurisdiction", "jurisdiction-administrative", "jurisdiction-application")) {
            table.append(Files.readString(Path.of("decisions/" + id + ".dmn")));
        }
        var questions = PlaceQuestions.packaged();

        assertThat(questions.places()).isNotEmpty().allSatisfy(place -> {
            assertThat(table.toString()).contains('"' + place + '"');
            assertThat(questions.named(place, "")).isNotEmpty().doesNotContain("？", "住所地", "标的", "被告", "原告");
            assertThat(questions.of(place, "")).contains("？").doesNotContain("住所地", "标的", "被告", "原告", "继承人", "始发");
        });
        assertThat(questions.named("PORT", "港口所在地：码头")).isEqualTo("港口所在地");
        assertThat(questions.of("PORT", "港口所在地")).isEqualTo("港口所在地");
    }
}
