package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 交付的东西: what the jar holds and what the image is made of. */
class ShippedPartsTests {
    @Test
    @Tag("long")
    @DisplayName("软件物料清单在打包以前就已做好，列出实际用的库，第一次打包就在 jar 里")
    void billOfMaterials() throws IOException {
        try (var bill = getClass().getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assertThat(bill).as("made before the jar is packed").isNotNull();
            var components = new ObjectMapper().readTree(bill).get("components");
            assertThat(components).hasSizeGreaterThan(100);
            assertThat(components.findValuesAsText("name"))
                    .contains("bcprov-jdk18on", "tomcat-embed-core", "camunda-engine", "pdfbox", "tika-core");
        }
        var pom = Files.readString(Path.of("pom.xml"));
        var plugin = pom.substring(pom.indexOf("<artifactId>cyclonedx-maven-plugin"));
        assertThat(plugin.substring(0, plugin.indexOf("</plugin>"))).contains("<phase>prepare-package</phase>");
    }

    @Test
    @DisplayName("镜像只取一个 jar：名字和版本一致，验证工具、源码、演示数据和密钥不进构建目录")
    void oneJarInTheImage() throws IOException {
        var version = find("<artifactId>lian</artifactId>\\s*<version>([^<]+)</version>", Path.of("pom.xml"));
        var copied = find("COPY (\\S+) /lian\\.jar", Path.of("docker-compose.yml"));
        var built = List.of(
                "target/lian-%s.jar".formatted(version),
                "target/lian-%s-verifier.jar".formatted(version),
                "target/lian-%s.jar.original".formatted(version));

        assertThat(built.stream().filter(file -> matches(copied, file))).containsExactly(built.get(0));
        var sent = Files.readAllLines(Path.of(".dockerignore"));
        assertThat(built.stream().filter(file -> isSent(sent, file))).containsExactly(built.get(0));
        for (var file : List.of("src/main/java/A.java", "data/keys/data-1", "target/classes/A.class", "pom.xml")) {
            assertThat(isSent(sent, file)).as(file).isFalse();
        }
    }

    /** As Docker reads the list: the last line that fits decides, also when it fits a folder above. */
    private static boolean isSent(List<String> lines, String file) {
        var sent = true;
        for (var line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var kept = line.startsWith("!");
                var pattern = kept ? line.substring(1) : line;
                for (var path = Path.of(file); path != null; path = path.getParent()) {
                    if (matches(pattern, path.toString())) {
                        sent = kept;
                    }
                }
            }
        }
        return sent;
    }

    private static boolean matches(String pattern, String file) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(file));
    }

    private static String find(String pattern, Path file) throws IOException {
        var found = Pattern.compile(pattern).matcher(Files.readString(file));
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
