package org.lian.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lian.LianApplication;
import org.lian.story.CourtClient;

/** One node of a court: a JVM of its own on a port that it keeps over restarts. */
final class CourtNode {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final int port = PostgresServer.freePort();
    private final Path log;
    private final String classPath;
    private final Fuse fuse;
    private final List<String> command = new ArrayList<>();
    private Process process;
    private CourtClient litigant;
    private CourtClient clerk;

    CourtNode(Path folder, String name, String classPath, List<String> settings) {
        this.log = folder.resolve(name + ".log");
        this.classPath = classPath;
        var fuseFile = folder.resolve(name + ".fuse");
        this.fuse = new Fuse(fuseFile);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=Asia/Shanghai",
                "-Dfile.encoding=UTF-8",
                "-D" + FaultyDataSources.FUSE + "=" + fuseFile,
                LianApplication.class.getName(),
                "--spring.main.sources=" + FaultyDataSources.class.getName(),
                "--server.port=" + port));
        command.addAll(settings);
    }

    /** Starts and waits until filings are accepted. */
    void start() throws IOException {
        fuse.putOut();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("CLASSPATH", classPath);
        process = builder.start();
        var ready = Pause.until(PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("A node does not start, see " + log);
            }
            return isReady();
        });
        if (!ready) {
            throw new IllegalStateException("A node accepts no filings, see " + log);
        }
        if (litigant == null) {
            litigant = CourtClient.as(port, "zhangsan");
            clerk = CourtClient.as(port, "clerk1");
        }
    }

    boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            Pause.of(Duration.ofMillis(100));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    Fuse fuse() {
        return fuse;
    }

    int port() {
        return port;
    }

    CourtClient litigant() {
        return litigant;
    }

    CourtClient clerk() {
        return clerk;
    }

    CourtClient anybody() {
        return CourtClient.anonymous(port);
    }
}
