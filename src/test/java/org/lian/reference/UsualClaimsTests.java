package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Track;

/** The claims that are offered: of causes that there are, whole sentences that ask a court. */
class UsualClaimsTests {
    @Test
    @DisplayName("常见的请求：案由都在案由表里，每一句都是请求法院判的；程序的是请求它做的")
    void areOfCausesThatThereAre() throws IOException {
        var codes = Files.readAllLines(Path.of("src/main/resources/reference/civil_causes_2025.csv")).stream()
                .map(row -> row.split(",")[0])
                .collect(Collectors.toSet());
        var usual = UsualClaims.packaged();

        assertThat(usual.causes()).isNotEmpty().allSatisfy(cause -> {
            if (Character.isDigit(cause.charAt(0))) {
                assertThat(codes).contains(cause);
                assertThat(usual.of(cause).orElseThrow().text()).startsWith("请求判令");
            } else {
                // An application asks for no judgment.
                assertThat(usual.of(Track.valueOf(cause), null).orElseThrow().text())
                        .doesNotContain("判令");
            }
        });
        assertThat(usual.of("04.10.108")).isEmpty();
        assertThat(usual.of(null)).isEmpty();
    }
}
