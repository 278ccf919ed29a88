package org.lian.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** A file that says where the running court shall die, and at which passing of that place. */
final class Fuse {
    private final Path file;
    private String lit = "";
    private int passed;

    Fuse(Path file) {
        this.file = file;
    }

    /** The campaign's side. */
    void light(FaultPoint point, int passing) {
        try {
            var complete = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), point + " " + passing);
            Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The campaign's side. */
    void putOut() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The court's side: whether it dies here. */
    synchronized boolean burns(Set<FaultPoint> points, boolean afterCommit) {
        if (points.isEmpty() || !Files.exists(file)) {
            return false;
        }
        try {
            var now = Files.readString(file);
            if (!now.equals(lit)) {
                lit = now;
                passed = 0;
            }
        } catch (IOException e) {
            return false;
        }
        var words = lit.split(" ");
        var point = FaultPoint.valueOf(words[0]);
        return point.isAfterCommit() == afterCommit && points.contains(point) && ++passed == Integer.parseInt(words[1]);
    }
}
