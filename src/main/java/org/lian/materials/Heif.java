package org.lian.materials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The photographs of iPhones, decoded by the program of libheif where it is installed. It is started by the parsers'
 * process, without environment, with little memory and time; it wants plain files, which lie in memory alone.
 */
final class Heif {
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/heif-dec", "/usr/local/bin/heif-dec", "/usr/bin/heif-convert", "/usr/local/bin/heif-convert");
    /** A folder that is no disk. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final int SECONDS = 12;
    private static final String LIMITED = "ulimit -v 2097152; ulimit -t " + SECONDS + "; exec \"$0\" \"$@\"";

    private Heif() {}

    /** The program to use; empty where there is none. */
    static String program(PhotoSettings settings) {
        return switch (settings.heifDecoder()) {
            case "off" -> "";
            case "auto" ->
                USUAL_PLACES.stream()
                        .filter(place -> Files.isExecutable(Path.of(place)) && Files.isWritable(MEMORY))
                        .findFirst()
                        .orElse("");
            default -> settings.heifDecoder();
        };
    }

    /** The work on the decoded photograph, which is gone afterwards. */
    @FunctionalInterface
    interface Work<T> {
        T on(SealedScratch jpeg) throws IOException;
    }

    /** Decodes a photograph; empty when the program cannot. */
    static <T> Optional<T> decoded(String program, SealedScratch photo, Work<T> work) throws IOException {
        var folder = Files.createTempDirectory(MEMORY, "lian-photo-");
        try {
            var in = folder.resolve("in.heic");
            try (var plain = Files.newOutputStream(in)) {
                photo.reading().transferTo(plain);
            }
            if (!run(program, in, folder.resolve("out.jpg"))) {
                return Optional.empty();
            }
            var jpeg = first(folder);
            if (jpeg.isEmpty()) {
                return Optional.empty();
            }
            try (var scratch = new SealedScratch(folder.resolve("out.scratch"))) {
                try (var writing = scratch.writing()) {
                    Files.copy(jpeg.get(), writing);
                }
                return Optional.of(work.on(scratch));
            }
        } finally {
            delete(folder);
        }
    }

    private static boolean run(String program, Path in, Path out) throws IOException {
        var builder = new ProcessBuilder("/bin/sh", "-c", LIMITED, program, in.toString(), out.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        var process = builder.start();
        try {
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Of a series of photographs the first. */
    private static Optional<Path> first(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jpg")).min(Comparator.naturalOrder());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
