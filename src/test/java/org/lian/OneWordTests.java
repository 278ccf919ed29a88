package org.lian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One word for a thing, in whatever a person reads. */
class OneWordTests {
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|html|js|yaml|properties|dmn|bpmn|form)");
    private static final Pattern TO_PAY = Pattern.compile("缴费(?!单|码|凭证).{0,10}");

    @Test
    @DisplayName("交钱这件事只叫“交费”（诉讼费用交纳办法说“交纳”）；“缴费”只在缴费单、缴费码、缴费凭证这些名称里")
    void thePaying() throws IOException {
        for (var folder : List.of("src/main/java", "src/main/resources", "processes", "decisions")) {
            try (var files = Files.walk(Path.of(folder))) {
                assertThat(files.filter(file -> TEXT.matcher(file.toString()).matches())
                                .flatMap(OneWordTests::found))
                        .isEmpty();
            }
        }
    }

    private static Stream<String> found(Path file) {
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return TO_PAY.matcher(text).results().map(one -> file + ": " + one.group());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
