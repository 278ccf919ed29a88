package org.lian;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.ConfigurationReference.Property;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

/** The configuration reference tells all that the product reads, and nothing else. */
class ConfigurationReferenceTests {
    private static final Path REFERENCE = Path.of("src/docs/configuration.md");
    private static final Path MAIN = Path.of("src/main");
    private static final String OURS = "(?:lian|sandbox)\\.[a-z0-9.-]+";
    private static final Pattern ROW_OF_README = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|(.*?)\\|.*\\|$");

    private static ConfigurationReference reference;
    private static Map<String, String> sources;
    private static Map<String, String> shipped;

    @BeforeAll
    static void read() throws IOException {
        reference = ConfigurationReference.read();
        sources = new LinkedHashMap<>();
        try (var files = Files.walk(MAIN.resolve("java"))) {
            for (var file : files.filter(name -> name.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        shipped = new TreeMap<>();
        for (var source : new YamlPropertySourceLoader()
                .load("shipped", new FileSystemResource(MAIN.resolve("resources/application.yaml")))) {
            var yaml = (EnumerablePropertySource<?>) source;
            for (var name : yaml.getPropertyNames()) {
                // ${LIAN_DATA_DIR:./data} is ./data for whoever says nothing.
                shipped.put(name, String.valueOf(yaml.getProperty(name)).replaceAll("^\\$\\{[A-Z_]+:(.*)}$", "$1"));
            }
        }
    }

    @Test
    @DisplayName("配置说明与元数据一致（-Dreference.write 重写）")
    void theCommittedReferenceIsTheGeneratedOne() throws Exception {
        var markdown = reference.markdown();
        if (System.getProperty("reference.write") != null) {
            Files.writeString(REFERENCE, markdown);
        }

        assertThat(REFERENCE).hasContent(markdown);
    }

    @Test
    @DisplayName("每一项设置都在带说明的记录里：程序不用别的读法，每一项都说了是什么")
    void everySettingIsInARecord() {
        var others = Pattern.compile("@Value\\(|@ConditionalOnProperty|\\$\\{lian\\.|\\$\\{sandbox\\.");
        assertThat(filesWith(others)).isEmpty();
        assertThat(filesWith(Pattern.compile("getenv"))).containsExactly("Main.java");
        assertThat(sources.get("Main.java")).containsOnlyOnce("getenv").contains("getenv(\"PGPASSWORD\")");
        assertThat(reference.properties())
                .allSatisfy(property ->
                        assertThat(property.description()).as(property.name()).endsWith("."));
    }

    @Test
    @DisplayName("随程序出厂的值就是说明里的默认值，没有说明的不出厂")
    void shippedValuesAreTheDefaults() {
        shipped.forEach((name, value) -> {
            if (isOurs(name)
                    || reference.properties().stream().anyMatch(p -> p.name().equals(name))) {
                assertThat(property(name).defaultValue()).as(name).isEqualTo(value);
            }
        });
    }

    @Test
    @DisplayName("出厂的连接够所有位置同时用（传文件的除外），另留五个给后台")
    void connectionsForEveryPlace() {
        var places = reference.properties().stream()
                .filter(property -> property.name().matches("lian\\.admission\\.(?!transfer$|slow-|body-).+"))
                .mapToInt(property -> Integer.parseInt(property.defaultValue().split(" ")[0]))
                .sum();

        assertThat(property("spring.datasource.hikari.maximum-pool-size").defaultValue())
                .isEqualTo(String.valueOf(places + 12));
    }

    @Test
    @DisplayName("每个环境变量都真的能设到那一项")
    void variablesReachTheirProperties() {
        var variables = new HashMap<String, Object>();
        reference.properties().forEach(property -> variables.put(property.variable(), "value of " + property.name()));
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);

        assertThat(variables).hasSameSizeAs(reference.properties());
        assertThat(reference.properties()).allSatisfy(property -> assertThat(environment.getProperty(property.name()))
                .isEqualTo("value of " + property.name()));
    }

    @Test
    @DisplayName("Spring 的各项确有其名")
    void springKnowsItsOwn() throws IOException {
        var known = new TreeSet<String>();
        for (var file : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            if (!file.getProtocol().equals("file")) {
                new ObjectMapper()
                        .readTree(file)
                        .get("properties")
                        .forEach(node -> known.add(node.get("name").asText()));
            }
        }

        assertThat(reference.properties())
                .extracting(Property::name)
                .filteredOn(name -> !isOurs(name))
                // Bound by the pool itself.
                .filteredOn(name -> !name.startsWith("spring.datasource.hikari."))
                .isNotEmpty()
                .filteredOn(name -> !known.contains(name))
                .isEmpty();
    }

    @Test
    @DisplayName("README 只说其中要紧的，名称和默认值相同")
    void readmeAgrees() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var section = readme.substring(readme.indexOf("## Configuration"), readme.indexOf("## Production"));
        var variables = reference.properties().stream().collect(Collectors.toMap(Property::variable, p -> p));
        var names = new ArrayList<String>();
        for (var row : ROW_OF_README.matcher(section).results().toList()) {
            var variable = row.group(1);
            names.add(variable);
            assertThat(variables).containsKey(variable);
            assertThat(row.group(2).replace("`", "").strip())
                    .as(variable)
                    .isEqualTo(variables.get(variable).defaultValue());
        }

        assertThat(names).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(section).contains("(src/docs/configuration.md)");
    }

    private boolean isOurs(String name) {
        return name.matches(OURS);
    }

    private static Property property(String name) {
        return reference.properties().stream()
                .filter(property -> property.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no entry"));
    }

    private static List<String> filesWith(Pattern pattern) {
        return sources.entrySet().stream()
                .filter(source -> pattern.matcher(source.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }
}
