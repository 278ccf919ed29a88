package org.lian.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A disk of a few MiB (tmpfs) that can be filled up and freed; wants root on Linux. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path folder;

    SmallDisk(Path folder, int mebibytes) {
        this.folder = folder;
        if (!mount(folder, mebibytes)) {
            throw new IllegalStateException("No tmpfs can be mounted on " + folder);
        }
    }

    /** Whether this machine and user can mount one. */
    static boolean isPossible() {
        try {
            var folder = Files.createTempDirectory("small-disk-");
            try {
                if (!mount(folder, 1)) {
                    return false;
                }
                unmount(folder);
                return true;
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Not one more byte goes in. */
    void fill() {
        var block = new byte[BLOCK];
        try (var filler = Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            // That is what was wanted.
            return;
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        unmount(folder);
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean mount(Path folder, int mebibytes) {
        return run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=0700", "tmpfs", folder.toString());
    }

    private static void unmount(Path folder) {
        run("umount", "-l", folder.toString());
    }

    private static boolean run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
