package org.lian.crash;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the clients asked and what they were told: JSON lines, each forced to the disk before the client goes on. It is
 * the oracle, and lies apart from the court.
 */
final class ClientLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final FileChannel disk;
    private final AtomicInteger last = new AtomicInteger();

    ClientLog(Path file) {
        this.file = file;
        try {
            disk = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be asked; a NUMBER is what a client was shown. */
    enum Act {
        DRAFT,
        MATERIAL,
        SUBMIT,
        REGISTER,
        CONFIRM_FEE,
        PAY,
        NUMBER
    }

    /**
     * One request.
     *
     * @param subject the filing; of a draft the words that tell it from all others
     * @param detail kind of a material, task, order
     * @param answer null while nobody has answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(int id, int cycle, Act act, String subject, String detail, String answer) {
        boolean acknowledged() {
            return answer != null;
        }
    }

    /** Before the request leaves. */
    Line asked(int cycle, Act act, String subject, String detail) {
        var line = new Line(last.incrementAndGet(), cycle, act, subject, detail, null);
        write(line);
        return line;
    }

    /** After the answer has come, before anything is built on it. */
    void acknowledged(Line line, String answer) {
        write(new Line(line.id, line.cycle, line.act, line.subject, line.detail, answer));
    }

    /** All requests, each as it stands, in the order of asking. */
    List<Line> read() {
        try {
            var lines = new TreeMap<Integer, Line>();
            for (var text : Files.readAllLines(file)) {
                var line = JSON.readValue(text, Line.class);
                lines.put(line.id, line);
            }
            return new ArrayList<>(lines.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            disk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write(Line line) {
        try {
            disk.write(ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8)));
            disk.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
