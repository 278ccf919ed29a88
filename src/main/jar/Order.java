import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts the libraries that a start loads most classes from at the front of the court's jar. The loader looks for each class in
 * one library after the other, and Spring Boot writes them by name: much of a start went into looking where nothing was.
 * Maven starts it as a single file: {@code java Order.java <jar>}. Among those named alike, and all others, the order stays.
 */
class Order {
    /** Beginnings of names, by classes that a start loads ({@code -Xlog:class+load}). */
    private static final List<String> FIRST = List.of(
            "camunda-engine-7",
            "feel-engine",
            "camunda-bpmn-model",
            "spring-boot-3",
            "spring-core",
            "jackson-databind",
            "spring-boot-autoconfigure",
            "tomcat-embed-core",
            "hibernate-validator",
            "mybatis",
            "spring-context-6",
            "spring-web-6",
            "postgresql",
            "spring-beans",
            "flyway-core",
            "spring-webmvc",
            "spring-security-web",
            "spring-boot-actuator",
            "snakeyaml",
            "spring-security-config",
            "micrometer-core",
            "logback",
            "gson",
            "springdoc-openapi-starter-common",
            "jackson-core",
            "swagger-core",
            "spring-");

    private static final String LIBRARIES = "BOOT-INF/lib/";

    public static void main(String[] jars) throws IOException {
        var jar = Path.of(jars[0]);
        var ordered = jar.resolveSibling(jar.getFileName() + ".ordered");
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(ordered))) {
            for (var entry : ordered(new ArrayList<ZipEntry>(from.stream().toList()))) {
                var copy = new ZipEntry(entry);
                if (copy.getMethod() == ZipEntry.DEFLATED) {
                    copy.setCompressedSize(-1);
                }
                to.putNextEntry(copy);
                try (var content = from.getInputStream(entry)) {
                    content.transferTo(to);
                }
                to.closeEntry();
            }
        }
        Files.move(ordered, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The libraries in the places of the libraries; what stands before and behind them stays where it is. */
    private static List<? extends ZipEntry> ordered(List<ZipEntry> entries) {
        var places = IntStream.range(0, entries.size())
                .filter(place -> isLibrary(entries.get(place)))
                .boxed()
                .toList();
        var libraries = places.stream()
                .map(entries::get)
                .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
                .toList();
        for (var number = 0; number < libraries.size(); number++) {
            entries.set(places.get(number), libraries.get(number));
        }
        return entries;
    }

    private static boolean isLibrary(ZipEntry entry) {
        return entry.getName().startsWith(LIBRARIES) && entry.getName().endsWith(".jar");
    }

    private static int rank(ZipEntry library) {
        var name = library.getName().substring(LIBRARIES.length());
        return IntStream.range(0, FIRST.size())
                .filter(place -> name.startsWith(FIRST.get(place)))
                .findFirst()
                .orElse(FIRST.size());
    }
}
