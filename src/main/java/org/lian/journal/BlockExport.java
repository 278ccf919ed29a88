package org.lian.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.lian.database.DataFolder;
import org.lian.liveness.Loop;
import org.lian.liveness.Loops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The export of each block outside the database, where its administrator cannot reach: one file a block, in folders of
 * ten thousand, forced to the disk under another name first, never written over.
 */
@Component
class BlockExport {
    private static final Logger log = LoggerFactory.getLogger(BlockExport.class);
    private static final int PER_FOLDER = 10_000;

    private final Blocks blocks;
    private final Loops loops;
    private final Path root;

    /** All blocks up to this one have their file; from zero at each start, so that missing files are found. */
    private long exported;

    BlockExport(Blocks blocks, Loops loops, DataFolder data, JournalSettings settings) throws IOException {
        this.blocks = blocks;
        this.loops = loops;
        this.root = settings.exportDir().isBlank()
                ? data.folder("journal")
                : Files.createDirectories(Path.of(settings.exportDir()).toAbsolutePath());
    }

    Path root() {
        return root;
    }

    /** Writes the files of all blocks that have none yet. */
    synchronized void export() throws IOException {
        for (var next = blocks.after(exported, 500); !next.isEmpty(); next = blocks.after(exported, 500)) {
            for (var block : next) {
                var file = file(block.number());
                if (!Files.exists(file)) {
                    write(file, text(block, blocks.entries(block.number())));
                }
                exported = block.number();
            }
            // After a start all of a court's years are looked through.
            loops.cameRound(Loop.SEALER);
        }
    }

    /**
     * Only committed blocks have files. One that the database does not know of means that the database is older than
     * its log, and a second block of that number must never be signed.
     */
    void requireUnknown(long number) {
        if (Files.exists(file(number))) {
            throw new IllegalStateException("日志停止封存：区块 " + number + " 已有文件 " + file(number)
                    + "，数据库中却没有。数据库可能是从较早的备份恢复的，或被删改。请把编号不小于 " + number + " 的区块文件移到别处妥善保存，封存即继续。");
        }
    }

    Path file(long block) {
        return root.resolve("%06d".formatted(block / PER_FOLDER)).resolve("%010d.json".formatted(block));
    }

    /** Canonical JSON: {@code entries} in order, then the header as it was signed. */
    private static String text(Block block, List<String> entries) {
        return "{\"entries\":[" + String.join(",", entries) + "],\"header\":" + block.header() + ",\"signature\":"
                + Canonical.text(block.signature()) + "}\n";
    }

    private static void write(Path file, String text) throws IOException {
        var folder = file.resolveSibling(".").normalize();
        Files.createDirectories(folder);
        var partial = Files.createTempFile(folder, file.getFileName().toString(), ".part");
        try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(Canonical.bytes(text));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(partial);
            throw e;
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException windows) {
            // Windows opens no folders and forces names by itself.
            log.debug("Folder {} cannot be forced here", folder);
        }
    }
}
