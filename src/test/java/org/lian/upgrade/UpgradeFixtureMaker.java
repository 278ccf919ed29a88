package org.lian.upgrade;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lian.clock.BusinessClock;
import org.lian.story.Stories;

/**
 * Makes the upgrade fixture of a release: its jar serves three times, twice with the calendar set back, until a filing
 * stands in every wait; then its own backup is packed.
 *
 * <p>{@code mvn surefire:test -Dtest=UpgradeFixtureMaker -Dupgrade.jar=lian.jar -Dupgrade.fixture=src/test/resources/upgrade/NAME.zip}.
 * Run it on a working day whose day eight days before was one too: a payment period ends on it.
 */
class UpgradeFixtureMaker {
    static final String FILINGS = "filings.properties";

    @TempDir
    Path folder;

    @Test
    void make() throws Exception {
        var jar = Path.of(System.getProperty("upgrade.jar")).toAbsolutePath();
        var filings = new TreeMap<String, String>();
        try (var court = new Release(jar, folder.resolve("data"), EveryWait.LONG_AGO)) {
            court.waits(filings).longAgo();
        }
        try (var court = new Release(jar, folder.resolve("data"), EveryWait.A_WEEK_AGO)) {
            court.waits(filings).aWeekAgo();
        }
        try (var court = new Release(jar, folder.resolve("data"), 0)) {
            court.waits(filings).today();
            court.run("backup", "--to=" + folder.resolve("backup"), "--keys-to=" + folder.resolve("keys"));
        }
        var index = new Properties();
        index.putAll(filings);
        try (var out = Files.newBufferedWriter(folder.resolve(FILINGS))) {
            index.store(out, null);
        }
        pack(Path.of(System.getProperty("upgrade.fixture")));
    }

    private void pack(Path fixture) throws IOException {
        Files.createDirectories(fixture.toAbsolutePath().getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(fixture));
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("data")))
                    .sorted()
                    .toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
    }

    /** A court of the earlier release in a process of its own. */
    private static final class Release implements AutoCloseable {
        private final Path jar;
        private final Map<String, String> environment;
        private final Process process;
        private final int port;
        private final LocalDate day;

        Release(Path jar, Path data, int daysBack) throws IOException {
            this.jar = jar;
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            environment = Map.of(
                    "LIAN_DATA_DIR", data.toString(),
                    "SERVER_PORT", Integer.toString(port),
                    "LIAN_CLOCK_OFFSET", "P-" + daysBack + "D");
            day = LocalDate.now(BusinessClock.SHANGHAI).minusDays(daysBack);
            process = start(List.of());
            await().atMost(Duration.ofMinutes(3)).ignoreExceptions().until(this::ready);
        }

        EveryWait waits(Map<String, String> filings) {
            return new EveryWait(new Stories(port), day, filings);
        }

        void run(String... arguments) throws IOException, InterruptedException {
            if (start(List.of(arguments)).waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", arguments));
            }
        }

        private Process start(List<String> arguments) throws IOException {
            var command = new ArrayList<>(List.of("java", "-Duser.timezone=Asia/Shanghai", "-jar", jar.toString()));
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).inheritIO();
            builder.environment().putAll(environment);
            return builder.start();
        }

        private boolean ready() throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
