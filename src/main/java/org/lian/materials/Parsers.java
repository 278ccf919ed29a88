package org.lian.materials;

import jakarta.annotation.PreDestroy;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.lian.liveness.OutOfMemory;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The parsers of strangers' files outside the main process: two small JVMs, kept warm and replaced after so many files.
 * One that takes too long is killed, one that dies is replaced; whoever sent that file is told, and nobody else
 * notices.
 */
@Component
class Parsers {
    private static final Logger log = LoggerFactory.getLogger(Parsers.class);
    private static final int AT_ONCE = 2;
    private static final int MOST_JOBS = 200;
    private static final int MOST_WAITING = 100;
    private static final int START_SECONDS = 30;
    private static final int LARGEST_PICTURE = 16 << 20;
    private static final String JAR_LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    private final MaterialLimits limits;
    private final String heif;
    private final String reader;
    private final List<String> command;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final BlockingQueue<Child> idle = new LinkedBlockingQueue<>();

    @Autowired
    Parsers(MaterialLimits limits, PhotoSettings photos) {
        this(limits, Heif.program(photos), PrintReader.program(photos), command(ParserProcess.class));
    }

    Parsers(MaterialLimits limits, String heif, String reader, List<String> command) {
        this.limits = limits;
        this.heif = heif;
        this.reader = reader;
        this.command = command;
    }

    /** A JVM of our own kind with small limits; the packaged jar is started as a whole, classes by their path. */
    static List<String> command(Class<?> main) {
        var packaged = ClassUtils.isPresent(JAR_LAUNCHER, ClassLoader.getSystemClassLoader());
        var all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8"));
        if (packaged) {
            all.add(JAR_LAUNCHER);
            all.add(PARSE);
        } else {
            all.add(main.getName());
        }
        return all;
    }

    /** First argument of the jar that makes it a parser. */
    static final String PARSE = "parse-materials";

    Look.Found look(@Nullable FileType type, SealedScratch file) {
        return ask(child -> {
            child.questions.writeByte(ParserProcess.LOOK);
            child.tell(file);
            child.questions.writeUTF(type == null ? "" : type.name());
            child.questions.writeLong(limits.maxImagePixels());
            child.questions.writeInt(limits.maxPages());
            child.questions.writeUTF(heif);
            child.questions.flush();
            child.requireFound();
            var found = FileType.valueOf(child.answers.readUTF());
            var pages = child.answers.readInt();
            return new Look.Found(found, pages == 0 ? null : pages);
        });
    }

    /** A small JPEG of what was looked at before. */
    byte[] draw(FileType type, SealedScratch file, int side, int turned) {
        return ask(child -> {
            child.questions.writeByte(ParserProcess.DRAW);
            tellDrawing(child, type, file, side, turned);
            var length = child.answers.readInt();
            if (length < 1 || length > LARGEST_PICTURE) {
                throw new IOException("A picture of " + length + " bytes");
            }
            return child.answers.readNBytes(length);
        });
    }

    /** The print on a photograph, as far as it can be read. */
    String read(FileType type, SealedScratch file, int side, int turned) {
        return ask(child -> {
            child.questions.writeByte(ParserProcess.READ);
            child.questions.writeUTF(reader);
            tellDrawing(child, type, file, side, turned);
            return child.answers.readUTF();
        });
    }

    /** The words of a Word file or a text. */
    String words(FileType type, SealedScratch file) {
        return ask(child -> {
            child.questions.writeByte(ParserProcess.WORDS);
            child.tell(file);
            child.questions.writeUTF(type.name());
            child.questions.flush();
            child.requireFound();
            var length = child.answers.readInt();
            if (length < 0 || length > 4 * (MaterialWords.MOST + 100)) {
                throw new IOException("Words of " + length + " bytes");
            }
            return new String(child.answers.readNBytes(length), StandardCharsets.UTF_8);
        });
    }

    private void tellDrawing(Child child, FileType type, SealedScratch file, int side, int turned) throws IOException {
        child.tell(file);
        child.questions.writeUTF(type.name());
        child.questions.writeInt(side);
        child.questions.writeInt(turned);
        child.questions.writeUTF(heif);
        child.questions.flush();
        child.requireFound();
    }

    private <T> T ask(Exchange<T> question) {
        if (places.getQueueLength() >= MOST_WAITING) {
            throw busy();
        }
        try {
            if (!places.tryAcquire(limits.inspectionTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("系统正在停止，请稍后重新上传这份材料。");
        }
        try {
            return askChild(question);
        } finally {
            places.release();
        }
    }

    private <T> T askChild(Exchange<T> question) {
        var child = warm();
        var answer = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return question.of(child);
                    } catch (IOException dead) {
                        throw new Crashed(dead);
                    }
                },
                task -> {
                    var thread = new Thread(task, "material-parser");
                    thread.setDaemon(true);
                    thread.start();
                });
        try {
            var found = answer.get(limits.inspectionTimeout().toMillis(), TimeUnit.MILLISECONDS);
            giveBack(child);
            return found;
        } catch (TimeoutException e) {
            child.kill();
            log.warn("A parser was killed: it took longer than {}", limits.inspectionTimeout());
            throw Look.tooComplex();
        } catch (InterruptedException e) {
            child.kill();
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("系统正在停止，请稍后重新上传这份材料。");
        } catch (ExecutionException e) {
            OutOfMemory.endIfBehind(e);
            if (e.getCause() instanceof Refusal refusal) {
                giveBack(child);
                throw refusal;
            }
            child.kill();
            log.warn("A parser died over a file", e.getCause());
            throw Refusal.invalid("file", "FILE_UNREADABLE", "无法读取这份文件：内容异常，检查程序打不开它。请用原软件另存为普通 PDF，或者拍照后重新上传。");
        }
    }

    private Child warm() {
        var child = idle.poll();
        if (child != null && child.process.isAlive()) {
            return child;
        }
        try {
            return new Child(new ProcessBuilder(command));
        } catch (IOException e) {
            log.error("No parser could be started", e);
            throw Refusal.unavailable("系统暂时无法检查材料，这份文件没有收下。请稍后重新上传，已上传的材料和已填写的内容不受影响。");
        }
    }

    private void giveBack(Child child) {
        if (++child.jobs >= MOST_JOBS) {
            child.kill();
        } else {
            idle.add(child);
        }
    }

    private static Refusal busy() {
        return Refusal.unavailable("上传的人较多，材料暂时无法检查。请过一分钟再上传，已上传的材料不受影响。");
    }

    @PreDestroy
    void stop() {
        for (var child = idle.poll(); child != null; child = idle.poll()) {
            child.kill();
        }
    }

    /** Something to ask a child, and how to read the answer. */
    private interface Exchange<T> {
        T of(Child child) throws IOException;
    }

    /** The child closed the line. */
    private static class Crashed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crashed(IOException cause) {
            super(cause);
        }
    }

    /** One process and the two pipes to it. */
    private static class Child {
        private final Process process;
        private final DataOutputStream questions;
        private final DataInputStream answers;
        private int jobs;

        Child(ProcessBuilder builder) throws IOException {
            // No secret of ours reaches it, and what it complains about is not read.
            builder.environment().clear();
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            process = builder.start();
            questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
            answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
            // A child that does not come up is killed, which ends the reading below.
            var late = CompletableFuture.delayedExecutor(START_SECONDS, TimeUnit.SECONDS);
            var started = new AtomicBoolean();
            late.execute(() -> {
                if (!started.get()) {
                    process.destroyForcibly();
                }
            });
            if (answers.read() != ParserProcess.READY) {
                process.destroyForcibly();
                throw new IOException(
                        "The parser did not start: " + builder.command().get(0));
            }
            started.set(true);
        }

        void tell(SealedScratch file) throws IOException {
            questions.writeUTF(file.file().toString());
            questions.writeInt(file.key().length);
            questions.write(file.key());
        }

        void requireFound() throws IOException {
            if (answers.readByte() == ParserProcess.REFUSED) {
                throw Refusal.invalid("file", answers.readUTF(), answers.readUTF());
            }
        }

        void kill() {
            process.destroyForcibly();
        }
    }
}
