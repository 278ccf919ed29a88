package org.lian.materials;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The virus scanner, a ClamAV daemon over TCP (INSTREAM). {@code off}: nothing is claimed; {@code required}: clean, or
 * not taken.
 */
@Component
class VirusScanner {
    private static final Logger log = LoggerFactory.getLogger(VirusScanner.class);
    private static final int CHUNK = 1 << 15;
    private static final int LONGEST_ANSWER = 4_096;
    private static final Duration PING_TIMEOUT = Duration.ofSeconds(2);

    /** The scanning of materials. */
    enum Mode {
        OFF,
        REQUIRED
    }

    private final Mode mode;
    private final String host;
    private final int port;
    private final Duration timeout;

    VirusScanner(ScanSettings settings) {
        this.mode = settings.scan();
        this.host = settings.scanHost();
        this.port = settings.scanPort();
        this.timeout = settings.scanTimeout();
    }

    /** Production without a scanner is somebody's decision, or it is an oversight that the log names. */
    @EventListener(ApplicationReadyEvent.class)
    void sayThatNothingIsScanned(ApplicationReadyEvent started) {
        var environment = started.getApplicationContext().getEnvironment();
        if (mode == Mode.OFF
                && environment.acceptsProfiles(Profiles.of("prod"))
                && environment.getProperty("lian.materials.scan", "").isBlank()) {
            log.warn("材料没有查毒：请部署 ClamAV 并设置 LIAN_MATERIALS_SCAN=required；确定不查毒的，写明 LIAN_MATERIALS_SCAN=off。");
        }
    }

    /** A file as it lies sealed in front of the store. */
    interface Source {
        InputStream open() throws IOException;
    }

    Material.Scan scan(Source file, FilingId filing, String fileName) {
        if (mode == Mode.OFF) {
            return Material.Scan.NOT_SCANNED;
        }
        String answer;
        try (var content = file.open()) {
            answer = instream(content);
        } catch (IOException e) {
            log.error("The virus scanner at {}:{} did not answer", host, port, e);
            throw away(fileName);
        }
        if (answer.endsWith(" FOUND")) {
            var signature = answer.substring(answer.indexOf(':') + 1, answer.length() - " FOUND".length())
                    .strip();
            log.warn("Refused an infected file for filing {}: {}", filing, signature);
            throw Refusal.invalid(
                    "file",
                    "INFECTED",
                    "文件“%s”中发现病毒（%s），没有接收。请用杀毒软件清除后重新上传，或者另存为 PDF、拍照后上传；其他材料和已填写的内容不受影响。"
                            .formatted(fileName, signature));
        }
        if (answer.endsWith(" OK")) {
            return Material.Scan.CLEAN;
        }
        if (answer.contains("size limit exceeded")) {
            log.warn("clamd's StreamMaxLength is below lian.materials.max-file-size");
            throw Refusal.invalid(
                    "file", "SCAN_TOO_LARGE", "文件“%s”超过查毒服务能检查的大小，没有接收。请把照片裁小、录像剪短，或者分成几个较小的文件再传。".formatted(fileName));
        }
        log.error("The virus scanner at {}:{} answered {}", host, port, answer);
        throw away(fileName);
    }

    /** False only where a scanner is required and does not answer. */
    boolean isThere() {
        if (mode == Mode.OFF) {
            return true;
        }
        try (var socket = connect(PING_TIMEOUT)) {
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return answer(socket).equals("PONG");
        } catch (IOException e) {
            log.debug("The virus scanner is away", e);
            return false;
        }
    }

    private String instream(InputStream content) throws IOException {
        try (var socket = connect(timeout)) {
            // A daemon that stops reading would hold a write for ever.
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> close(socket));
            try {
                send(socket, content);
            } catch (IOException cut) {
                // Over its limit the daemon answers and hangs up while we still send.
                var last = answer(socket);
                if (last.isEmpty()) {
                    throw cut;
                }
                return last;
            }
            return answer(socket);
        }
    }

    private static void send(Socket socket, InputStream content) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK + 4));
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        var buffer = new byte[CHUNK];
        for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            if (count > 0) {
                out.writeInt(count);
                out.write(buffer, 0, count);
            }
        }
        out.writeInt(0);
        out.flush();
    }

    private Socket connect(Duration limit) throws IOException {
        var socket = new Socket();
        try {
            socket.setSoTimeout((int) limit.toMillis());
            socket.connect(new InetSocketAddress(host, port), (int) Math.min(limit.toMillis(), 5_000));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static String answer(Socket socket) throws IOException {
        var bytes = socket.getInputStream().readNBytes(LONGEST_ANSWER);
        return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("A scanner's line could not be closed", e);
        }
    }

    private static Refusal away(String fileName) {
        return Refusal.unavailable(
                "查毒服务暂时不可用，文件“%s”没有收下。已填写的内容和已上传的材料都还在，请过几分钟重新上传这份文件；今天期限届满的，可以先提交申请，之后补充材料。".formatted(fileName));
    }
}
