package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;

/** 查毒: a real clamd with a signature of our own, and a scripted one for everything that can go wrong on the line. */
@Tag("long")
class VirusScannerTests {
    private static final byte[] CLEAN = "民事起诉状".getBytes(StandardCharsets.UTF_8);
    private static final byte[] INFECTED = "LIAN-TEST-SIGNATURE-7f3a not a virus".getBytes(StandardCharsets.US_ASCII);

    @Test
    @DisplayName("真实 clamd：干净的放行，命中特征的退回并说出文件名，超过上限的说明怎么办")
    void realClamd() throws Exception {
        var clamd = Stream.of("/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (System.getProperty("clamd.required") == null) {
            Assumptions.assumeThat(clamd).as("clamd is installed").isPresent();
        }
        var folder = Files.createTempDirectory("clamd");
        Files.writeString(
                folder.resolve("lian.ndb"),
                "Lian.Test:0:*:"
                        + java.util.HexFormat.of()
                                .formatHex("LIAN-TEST-SIGNATURE-7f3a".getBytes(StandardCharsets.US_ASCII))
                        + "\n");
        var port = freePort();
        Files.writeString(folder.resolve("clamd.conf"), """
                DatabaseDirectory %1$s
                TCPSocket %2$d
                TCPAddr 127.0.0.1
                Foreground yes
                LogFile %1$s/clamd.log
                StreamMaxLength 2M
                """.formatted(folder, port));
        var daemon = new ProcessBuilder(clamd.orElseThrow().toString(), "--config-file=" + folder.resolve("clamd.conf"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            var scanner = scanner(port, Duration.ofSeconds(20));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(scanner::isThere);

            assertThat(scan(scanner, CLEAN)).isEqualTo(Material.Scan.CLEAN);
            var infected = refusal(scanner, INFECTED);
            assertThat(infected.faults().get(0).code()).isEqualTo("INFECTED");
            assertThat(infected.detail()).contains("起诉状.txt", "发现病毒", "Lian.Test", "请");
            assertThat(refusal(scanner, new byte[6 << 20]).faults().get(0).code())
                    .isEqualTo("SCAN_TOO_LARGE");
        } finally {
            daemon.destroy();
            daemon.waitFor();
        }
        assertThat(scanner(port, Duration.ofSeconds(2)).isThere()).isFalse();
    }

    @Test
    @DisplayName("不要求查毒：什么也不问，写明未查毒")
    void off() {
        var scanner = new VirusScanner(new ScanSettings(VirusScanner.Mode.OFF, "127.0.0.1", 1, Duration.ofSeconds(1)));
        assertThat(scan(scanner, INFECTED)).isEqualTo(Material.Scan.NOT_SCANNED);
        assertThat(scanner.isThere()).isTrue();
    }

    @Test
    @DisplayName("按协议分块发送，以零结尾，一个字节不差")
    void protocol() throws Exception {
        var received = new java.io.ByteArrayOutputStream();
        var content = new byte[100_000];
        new java.util.Random(1).nextBytes(content);
        try (var daemon = new Scripted(line -> {
            var in = new DataInputStream(line.getInputStream());
            received.write(in.readNBytes("zINSTREAM\0".length()));
            for (var length = in.readInt(); length != 0; length = in.readInt()) {
                received.write(in.readNBytes(length));
            }
            line.getOutputStream().write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
        })) {
            assertThat(scan(scanner(daemon.port(), Duration.ofSeconds(5)), content))
                    .isEqualTo(Material.Scan.CLEAN);
        }
        assertThat(received.toByteArray())
                .startsWith("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII))
                .endsWith(content);
    }

    @Test
    @DisplayName("没有人听、不回答、中途断线、不收数据、答非所问：都是 503，说明什么没有丢、怎么办")
    void linesThatFail() throws Exception {
        requireAway(freePort());
        for (var script : List.<Script>of(
                line -> Thread.sleep(5_000),
                line -> {
                    line.getInputStream().read();
                    line.setSoLinger(true, 0);
                },
                line -> {
                    line.setReceiveBufferSize(1_000);
                    Thread.sleep(5_000);
                },
                line -> line.getOutputStream().write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII)))) {
            try (var daemon = new Scripted(script)) {
                requireAway(daemon.port());
            }
        }
    }

    @Test
    @DisplayName("超过 clamd 的上限而被挂断：说明文件要小一些，不当作故障")
    void sizeLimit() throws Exception {
        try (var daemon = new Scripted(line -> {
            line.getInputStream().readNBytes(50_000);
            line.getOutputStream().write("INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII));
            line.getOutputStream().flush();
            line.shutdownOutput();
            line.getInputStream().skip(200_000);
        })) {
            assertThat(refusal(scanner(daemon.port(), Duration.ofSeconds(5)), new byte[100_000])
                            .faults()
                            .get(0)
                            .code())
                    .isEqualTo("SCAN_TOO_LARGE");
        }
    }

    private static void requireAway(int port) {
        var refusal = refusal(scanner(port, Duration.ofSeconds(1)), new byte[8 << 20]);
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        assertThat(refusal.detail()).contains("起诉状.txt", "已填写的内容和已上传的材料都还在", "请过几分钟");
    }

    private static VirusScanner scanner(int port, Duration timeout) {
        return new VirusScanner(new ScanSettings(VirusScanner.Mode.REQUIRED, "127.0.0.1", port, timeout));
    }

    private static Material.Scan scan(VirusScanner scanner, byte[] content) {
        return scanner.scan(() -> new ByteArrayInputStream(content), FilingId.random(), "起诉状.txt");
    }

    private static Refusal refusal(VirusScanner scanner, byte[] content) {
        return catchThrowableOfType(Refusal.class, () -> scan(scanner, content));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What a daemon does with one line. */
    private interface Script {
        void play(Socket line) throws Exception;
    }

    /** A daemon that plays one script. */
    private static class Scripted implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        Scripted(Script script) throws IOException {
            CompletableFuture.runAsync(() -> {
                try (var line = door.accept()) {
                    script.play(line);
                } catch (Exception closed) {
                    // The scanner has what it needs.
                }
            });
        }

        int port() {
            return door.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
