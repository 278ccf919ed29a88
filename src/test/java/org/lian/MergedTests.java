package org.lian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two versions of a file that were merged by half: the page shows both, with the marks between them. */
class MergedTests {
    private static final Pattern MARK = Pattern.compile("(?m)^(<{7} |>{7} |\\|{7} )");

    @Test
    @DisplayName("源文件、页面、流程、表和说明里，没有合并剩下的记号")
    void nothingIsMergedByHalf() throws IOException {
        for (var folder : List.of("src", "processes", "decisions", "README.md", "README.zh.md", "pom.xml")) {
            try (var files = Files.walk(Path.of(folder))) {
                assertThat(files.filter(Files::isRegularFile).filter(MergedTests::isMarked))
                        .isEmpty();
            }
        }
    }

    private static boolean isMarked(Path file) {
        try {
            return MARK.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
