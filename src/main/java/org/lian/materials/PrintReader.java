package org.lian.materials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The reader of print on a photograph: Tesseract with simplified Chinese, where it is installed. The parsers' process
 * starts it on a picture that it drew itself, without environment, with little memory and time, and without a file.
 */
final class PrintReader {
    private static final List<String> USUAL_PLACES = List.of("/usr/bin/tesseract", "/usr/local/bin/tesseract");
    private static final List<String> LANGUAGES = List.of(
            "/usr/share/tesseract-ocr/5/tessdata",
            "/usr/share/tesseract-ocr/4.00/tessdata",
            "/usr/share/tessdata",
            "/usr/local/share/tessdata");
    private static final int SECONDS = 12;
    private static final int LONGEST = 16_000;
    private static final String LIMITED = "ulimit -v 2097152; ulimit -t " + SECONDS + "; exec \"$0\" \"$@\"";

    private PrintReader() {}

    /** The program to use; empty where there is none, or none that reads Chinese. */
    static String program(PhotoSettings settings) {
        return switch (settings.cardReader()) {
            case "off" -> "";
            case "auto" ->
                USUAL_PLACES.stream()
                        .filter(place -> Files.isExecutable(Path.of(place)))
                        .filter(place -> LANGUAGES.stream()
                                .anyMatch(folder -> Files.exists(Path.of(folder, "chi_sim.traineddata"))))
                        .findFirst()
                        .orElse("");
            default -> settings.cardReader();
        };
    }

    /** The text on a picture; empty when the program cannot. */
    static Optional<String> text(String program, byte[] jpeg) throws IOException {
        var builder = new ProcessBuilder(
                        "/bin/sh", "-c", LIMITED, program, "stdin", "stdout", "-l", "chi_sim", "--psm", "6")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        var process = builder.start();
        try {
            try (var picture = process.getOutputStream()) {
                picture.write(jpeg);
            } catch (IOException endedBeforeIt) {
                return Optional.empty();
            }
            var text = process.getInputStream().readNBytes(LONGEST);
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(new String(text, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
