package org.lian;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.core.env.Environment;

/** A second node on the court's database, in a process of its own: the engine's registry is one per JVM. */
public final class AnotherNode implements AutoCloseable {
    private final Process process;
    private final int port;

    private AnotherNode(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it takes filings. */
    public static AnotherNode beside(
            Environment environment, JdbcConnectionDetails database, FlywayConnectionDetails migration)
            throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                        java,
                        "-Xmx600m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Duser.timezone=Asia/Shanghai",
                        "org.lian.LianApplication")
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of("target", "another-node-" + port + ".log").toFile());
        var settings = command.environment();
        settings.put("CLASSPATH", System.getProperty("java.class.path"));
        settings.put("SERVER_PORT", String.valueOf(port));
        settings.put("SPRING_PROFILES_ACTIVE", "demo");
        settings.put("LIAN_DATA_DIR", environment.getRequiredProperty("lian.data-dir"));
        settings.put("SPRING_DATASOURCE_URL", database.getJdbcUrl());
        settings.put("SPRING_DATASOURCE_USERNAME", database.getUsername());
        settings.put("SPRING_DATASOURCE_PASSWORD", database.getPassword());
        settings.put("SPRING_FLYWAY_URL", database.getJdbcUrl());
        settings.put("SPRING_FLYWAY_USER", migration.getUsername());
        settings.put("SPRING_FLYWAY_PASSWORD", migration.getPassword());
        var node = new AnotherNode(command.start(), port);
        var ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .build();
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> HttpClient.newHttpClient()
                                .send(ready, BodyHandlers.discarding())
                                .statusCode()
                        == 200);
        return node;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
