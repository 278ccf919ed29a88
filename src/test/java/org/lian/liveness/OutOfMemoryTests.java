package org.lian.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.database.SeparatePostgres;
import org.lian.web.Visitor;

/** 内存用尽: a court as java -jar starts it ends at once, wherever it happened; it does not live on without a limb. */
@Tag("own-jvm")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("thorough")
class OutOfMemoryTests {
    /** Of one court after the other; the database outlives each, so only the first one makes it. */
    private static Path folder;

    @BeforeAll
    static void freshFolder() throws Exception {
        folder = SeparatePostgres.freshFolder("memory-");
    }

    @AfterAll
    static void end() throws Exception {
        endDatabase(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "schedule", "thread"})
    @Order(1)
    @DisplayName("请求、定时工作或者别的线程里内存用尽：进程马上结束，退出码 3，说一句话")
    void theProcessEnds(String where) throws Exception {
        var court = new Started(folder);
        try {
            court.untilReady();
            assertThat(court.visitor.get("/help").statusCode()).isEqualTo(200);

            court.runOut(where);

            court.untilEnded();
            assertThat(Files.readString(court.log)).containsOnlyOnce("Out of memory: this node ends now");
        } finally {
            court.end();
        }
    }

    @Test
    @Order(2)
    @DisplayName("流程任务里内存用尽：进程马上结束，退出码 3，说一句话；一项任务用尽三个节点的内存，第四个节点不再做它，照常运行")
    void notNodeAfterNode() throws Exception {
        var court = new Started(folder);
        try {
            court.untilReady();
            court.runOut("job");
            court.untilEnded();
            assertThat(Files.readString(court.log)).containsOnlyOnce("Out of memory: this node ends now");
            for (int again = 0; again < 2; again++) {
                court = new Started(folder);
                court.untilEnded();
            }
            court = new Started(folder);
            var last = court;

            await().atMost(Duration.ofMinutes(3))
                    .until(() -> Files.readString(last.log).contains("nodes that ended; it is not tried again"));
            court.untilReady();
        } finally {
            court.end();
        }
    }

    /** A court in a process of its own. */
    private static class Started {
        private final Process process;
        private final Visitor visitor;
        private final Path log;

        Started(Path folder) throws Exception {
            var port = freePort();
            log = Files.createTempFile(folder, "court-", ".log");
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(CourtWithoutMemory.arguments(
                    port,
                    folder.toAbsolutePath().toString(),
                    Path.of("target", "postgres").toAbsolutePath().toString()));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            process = builder.start();
            visitor = new Visitor(port);
        }

        /** Below those that the system gives to connections: the court binds it only half a minute later. */
        private static int freePort() throws IOException {
            for (var random = new Random(); ; ) {
                try (var free = new ServerSocket(random.nextInt(20_000, 32_000))) {
                    return free.getLocalPort();
                } catch (BindException taken) {
                    // Another one, then.
                }
            }
        }

        void untilReady() {
            await().atMost(Duration.ofMinutes(3)).ignoreExceptions().until(() -> {
                assertThat(process.isAlive()).isTrue();
                return visitor.get("/actuator/health/readiness").statusCode() == 200;
            });
        }

        void runOut(String where) {
            new Thread(() -> {
                        try {
                            visitor.get("/help?memory=" + where);
                        } catch (Exception gone) {
                            // That is what is wanted.
                        }
                    })
                    .start();
        }

        void untilEnded() throws InterruptedException {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ended").isTrue();
            assertThat(process.exitValue()).isEqualTo(3);
        }

        void end() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    @Test
    @DisplayName("镜像和 mvn spring-boot:run 都带 -XX:+ExitOnOutOfMemoryError")
    void theFlagStandsWhereOthersStartIt() throws Exception {
        assertThat(Files.readString(Path.of("docker-compose.yml")))
                .containsPattern("ENTRYPOINT .*\"-XX:\\+ExitOnOutOfMemoryError\"");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<jvmArguments>-XX:+ExitOnOutOfMemoryError</jvmArguments>");
    }

    /** The embedded PostgreSQL outlives a court that was not stopped. */
    private static void endDatabase(Path folder) throws Exception {
        var pidFile = folder.resolve("postgres/postmaster.pid");
        if (Files.exists(pidFile)) {
            var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid).ifPresent(process -> {
                process.destroy();
                process.onExit().join();
            });
        }
    }
}
