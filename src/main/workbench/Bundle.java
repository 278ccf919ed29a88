import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Bundles the editor of the rules workbench, and brings the fonts of the court's documents, when the sources have changed;
 * Node is asked for only then. Maven starts it as a single file: {@code java Bundle.java <sources> <work folder> <output
 * folder> <required> <fonts folder>}. Without Node a court can still be tried and built, only without the editor and
 * without PDF; where they are required, as for production, the build stops.
 */
class Bundle {
    private static final String REGULAR = "NotoSerifSC_400Regular.ttf";
    private static final String BOLD = "NotoSerifSC_700Bold.ttf";
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    public static void main(String[] folders) throws Exception {
        var sources = Path.of(folders[0]);
        var work = Path.of(folders[1]);
        var output = Path.of(folders[2]);
        var fonts = Path.of(folders[4]);

        var bundled = work.resolve("bundled.stamp");
        var now = stamp(files(sources));
        if (now.equals(read(bundled)) && Files.exists(output.resolve("dmn.js"))
                && Files.exists(fonts.resolve(BOLD))) {
            return;
        }
        if (!succeeds(work, "node", "--version") || !succeeds(work, npm(), "--version")) {
            var required = Boolean.parseBoolean(folders[3]);
            System.err.println((required ? "[ERROR]" : "[WARNING]")
                    + " Built without the editor of the rules workbench and without the fonts of the court's documents:"
                    + " they come with Node.js 20 or newer and npm, which are not installed here");
            System.exit(required ? 1 : 0);
        }

        for (var file : files(sources)) {
            Files.copy(file, work.resolve(file.getFileName()), REPLACE_EXISTING);
        }
        var installed = work.resolve("installed.stamp");
        var packages = stamp(List.of(sources.resolve("package-lock.json")));
        if (!packages.equals(read(installed))) {
            require(work, npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error");
            Files.writeString(installed, packages);
        }
        Files.deleteIfExists(bundled);
        require(work, "node", "build.mjs", output.toAbsolutePath().toString());
        Files.createDirectories(fonts);
        var family = work.resolve("node_modules/@expo-google-fonts/noto-serif-sc");
        Files.copy(family.resolve("400Regular").resolve(REGULAR), fonts.resolve(REGULAR), REPLACE_EXISTING);
        Files.copy(family.resolve("700Bold").resolve(BOLD), fonts.resolve(BOLD), REPLACE_EXISTING);
        Files.copy(family.resolve("LICENSE_FONT"), fonts.resolve("LICENSE_FONT"), REPLACE_EXISTING);
        Files.writeString(bundled, now);
    }

    private static String npm() {
        return WINDOWS ? "npm.cmd" : "npm";
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    private static String stamp(List<Path> files) throws IOException, GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var file : files) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String read(Path stamp) throws IOException {
        return Files.exists(stamp) ? Files.readString(stamp) : "";
    }

    private static boolean succeeds(Path work, String... command) throws IOException, InterruptedException {
        Files.createDirectories(work);
        try {
            return new ProcessBuilder(command)
                            .directory(work.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void require(Path work, String... command) throws IOException, InterruptedException {
        var code = new ProcessBuilder(command)
                .directory(work.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            System.err.println("[ERROR] The rules workbench was not bundled: " + String.join(" ", command) + " failed");
            System.exit(code);
        }
    }
}
