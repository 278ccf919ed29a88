package org.lian.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Our JavaScript by its own tools, from where Bundle.java has installed them. Skipped where the editor is not built. */
class ScriptTests {
    private static final Path TOOLS = Path.of("target", "workbench");

    @BeforeAll
    static void theEditorWasBuilt() {
        if (!Boolean.getBoolean("workbench.required")) {
            Assumptions.assumeTrue(Files.exists(TOOLS.resolve("bundled.stamp")), "built without Node.js");
        }
    }

    @Test
    @DisplayName("脚本的写法：eslint 没有一条意见")
    void theScriptsAreWrittenAsAgreed() throws Exception {
        node(
                TOOLS.resolve("node_modules/eslint/bin/eslint.js").toString(),
                "--config",
                TOOLS.resolve("eslint.config.js").toString(),
                "src/main/workbench",
                "src/test/workbench",
                "src/main/resources/static");
    }

    @Test
    @DisplayName("编辑器的脚本各做各的事：node --test")
    void theScriptsDoWhatTheySay() throws Exception {
        node(Stream.concat(Stream.of("--test"), files(Path.of("src", "test", "workbench"), ".test.js"))
                .toArray(String[]::new));
    }

    @Test
    @DisplayName("随系统发布的流程图，编辑器也没有一条画法上的意见")
    void theDiagramsAreDrawnAsTheEditorAsks() throws Exception {
        node(Stream.concat(Stream.of(TOOLS.resolve("processes.mjs").toString()), files(Path.of("processes"), ".bpmn"))
                .toArray(String[]::new));
    }

    private static Stream<String> files(Path folder, String ending) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(Path::toString).filter(name -> name.endsWith(ending)).sorted().toList().stream();
        }
    }

    private static void node(String... arguments) throws Exception {
        var node = new ProcessBuilder(Stream.concat(Stream.of("node"), List.of(arguments).stream())
                        .toList())
                .redirectErrorStream(true)
                .start();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(said).isZero();
    }
}
