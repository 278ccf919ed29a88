package org.lian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The reference of all properties, told from their metadata, which editors show as well. */
final class ConfigurationReference {
    private static final Path HEADINGS =
            Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");
    static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

    private static final String HEAD = """
            # Configuration

            Every property that this court reads, and the few of Spring's that an operator needs. Each may be given as an
            environment variable, as `--name=value` behind `java -jar lian.jar`, or in an `application.yaml` beside the jar.
            Durations are written `30s`, `10m`, `PT5S` or `P10D`, sizes `50MB`.

            The verifier is a program of its own and reads one variable, `PGPASSWORD`.

            A variable that begins with `LIAN_` and is none of these is named at start with the nearest that is, and with
            the profile `prod` nothing starts; what Kubernetes makes for a service called lian (`LIAN_PORT`,
            `LIAN_SERVICE_HOST`, `LIAN_PORT_8080_TCP…`) is passed over.

            Made from the `@ConfigurationProperties` records and, for the groups and Spring's own settings,
            `src/main/resources/META-INF/additional-spring-configuration-metadata.json`; after a change there
            `mvn test-compile surefire:test -Dtest=ConfigurationReferenceTests -Dreference.write` writes this file anew.
            """;

    private final List<Group> groups;
    private final List<Property> properties;

    private ConfigurationReference(List<Group> groups, List<Property> properties) {
        this.groups = groups;
        this.properties = properties;
    }

    /** A heading over the properties whose longest known beginning is its name. */
    record Group(String name, String description) {}

    record Property(String name, String type, String defaultValue, String description) {
        String variable() {
            return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        }

        String simpleType() {
            return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        }

        private String kind() throws ReflectiveOperationException {
            var loaded = Class.forName(type);
            return loaded.isEnum()
                    ? Arrays.stream(loaded.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining("` or `", "`", "`"))
                    : loaded.getSimpleName();
        }

        private String line() throws ReflectiveOperationException {
            return "| `%s` | `%s` | %s | %s | %s |%n"
                    .formatted(
                            name,
                            variable(),
                            kind(),
                            defaultValue.isEmpty() ? "" : "`" + defaultValue + "`",
                            description);
        }
    }

    static ConfigurationReference read() throws IOException {
        var json = new ObjectMapper();
        return new ConfigurationReference(
                stream(json.readTree(HEADINGS.toFile()).get("groups"))
                        .map(node -> new Group(text(node, "name"), text(node, "description")))
                        .toList(),
                stream(json.readTree(METADATA.toFile()).get("properties"))
                        .map(node -> new Property(
                                text(node, "name"),
                                text(node, "type"),
                                text(node, "defaultValue"),
                                text(node, "description")))
                        .toList());
    }

    List<Property> properties() {
        return properties;
    }

    String markdown() throws ReflectiveOperationException {
        var text = new StringBuilder(HEAD);
        for (var group : groups) {
            text.append("\n## ").append(group.description()).append("\n\n");
            text.append("| property | variable | type | default | meaning |\n|---|---|---|---|---|\n");
            for (var property : properties) {
                if (groupOf(property).equals(group)) {
                    text.append(property.line());
                }
            }
        }
        return text.toString();
    }

    private Group groupOf(Property property) {
        return groups.stream()
                .filter(group -> property.name().startsWith(group.name() + "."))
                .max(Comparator.comparingInt(group -> group.name().length()))
                .orElseThrow(() -> new IllegalStateException("No group for " + property.name()));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
