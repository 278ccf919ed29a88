package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the jar says of its settings, against the metadata of those that are read. */
class UsageTests {
    private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z]+(?:_[A-Z0-9]+)+\\b");

    @Test
    @DisplayName("--help 列出程序读的每一项设置和默认值，不列别的")
    void everySettingAndNoOther() throws IOException {
        var said = new ByteArrayOutputStream();
        assertThat(Usage.answer(new String[] {"--help"}, new PrintStream(said, true, StandardCharsets.UTF_8)))
                .hasValue(0);
        var help = said.toString(StandardCharsets.UTF_8);

        var read = new TreeSet<String>();
        for (var property : new ObjectMapper()
                .readTree(new File("target/classes/META-INF/spring-configuration-metadata.json"))
                .get("properties")) {
            var variable = property.get("name")
                    .asText()
                    .replace('.', '_')
                    .replace('-', '_')
                    .toUpperCase(Locale.ROOT);
            read.add(variable);
            var standard = property.path("defaultValue").asText("");
            assertThat(help.lines().filter(line -> line.strip().matches(variable + "\\b.*")))
                    .as(variable)
                    .isNotEmpty()
                    .anyMatch(line -> line.contains(standard));
        }
        assertThat(VARIABLE.matcher(help).results().map(MatchResult::group)).allMatch(read::contains);
    }
}
