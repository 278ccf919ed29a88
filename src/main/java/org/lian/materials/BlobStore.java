package org.lian.materials;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.keys.Vault;
import org.lian.vocabulary.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sealed files below {@code materials}, named by the keyed hash of their plain content. A file is written beside, forced
 * to the disk, renamed, and its folder forced, before any row speaks of it.
 */
@Component
class BlobStore {
    /** How long what nobody finished is left alone, so that no node's live upload is hit. */
    static final Duration UNFINISHED = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(BlobStore.class);

    private final Path root;
    private final Path incoming;
    private final Vault vault;
    private final BusinessClock clock;

    BlobStore(DataFolder data, Vault vault, BusinessClock clock) {
        this.root = data.folder("materials");
        this.incoming = data.folder("materials/incoming");
        this.vault = vault;
        this.clock = clock;
    }

    /** A blob on its way in. */
    class Incoming implements AutoCloseable {
        final UUID context = UUID.randomUUID();
        private final Path file = unfinishedFile(context);
        private final FileOutputStream disk;
        private final MessageDigest digest = Sha256.digest();
        private final OutputStream sealing;
        private boolean staying;

        Incoming() throws IOException {
            disk = new FileOutputStream(file.toFile());
            sealing = vault.sealing(
                    new BufferedOutputStream(new DigestOutputStream(disk, digest), 1 << 16) {
                        @Override
                        public void close() throws IOException {
                            flush();
                            disk.getFD().sync();
                            super.close();
                        }
                    },
                    context.toString());
        }

        OutputStream sealing() {
            return sealing;
        }

        /** SHA-256 of the finished file as it lies on the disk, for the verifier that has no key. */
        String fileSha256() {
            return HexFormat.of().formatHex(digest.digest());
        }

        /** Reads back what was sealed. */
        InputStream reopen() throws IOException {
            return vault.opening(Files.newInputStream(file), context.toString());
        }

        /** Gives the finished file its name for good. */
        void keepAs(byte[] address) throws IOException {
            var folder = Files.createDirectories(folder(address));
            Files.move(file, folder.resolve(name(address, context)), StandardCopyOption.ATOMIC_MOVE);
            force(folder);
            force(root);
        }

        /** Leaves the finished file where it is: the rest of it comes later. */
        void stay() {
            staying = true;
        }

        @Override
        public void close() throws IOException {
            disk.close();
            if (!staying) {
                Files.deleteIfExists(file);
            }
        }
    }

    Incoming receive() throws IOException {
        return new Incoming();
    }

    /** Reads a piece that stayed. */
    InputStream unfinished(UUID context) throws IOException {
        return vault.opening(Files.newInputStream(unfinishedFile(context)), context.toString());
    }

    void dropUnfinished(UUID context) {
        try {
            Files.deleteIfExists(unfinishedFile(context));
        } catch (IOException e) {
            log.warn("The piece {} of an upload could not be deleted", context, e);
        }
    }

    private Path unfinishedFile(UUID context) {
        return incoming.resolve(context + ".part");
    }

    SealedScratch scratch() {
        return new SealedScratch(incoming.resolve(UUID.randomUUID() + ".scratch"));
    }

    /** A file's name below {@code materials}. */
    static String fileName(byte[] address, UUID context) {
        return HexFormat.of().formatHex(address, 0, 1) + "/" + name(address, context);
    }

    byte[] address(String sha256) {
        return vault.index("material-blob", sha256);
    }

    InputStream open(byte[] address, UUID context) throws IOException {
        var file = Files.newInputStream(path(address, context));
        try {
            return vault.opening(file, context.toString());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    void delete(byte[] address, UUID context) {
        try {
            Files.deleteIfExists(path(address, context));
        } catch (IOException e) {
            log.warn("A removed material's file {} could not be deleted", context, e);
        }
    }

    /** What a broken upload or a killed process left behind. */
    @EventListener(ApplicationReadyEvent.class)
    void sweep() throws IOException {
        var old = clock.database().minus(UNFINISHED);
        try (var files = Files.list(incoming)) {
            for (var file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path path(byte[] address, UUID context) {
        return folder(address).resolve(name(address, context));
    }

    private Path folder(byte[] address) {
        return root.resolve(HexFormat.of().formatHex(address, 0, 1));
    }

    private static String name(byte[] address, UUID context) {
        return HexFormat.of().formatHex(address) + "." + context;
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException windows) {
            // Windows opens no folders and forces names by itself.
            log.debug("Folder {} cannot be forced here", folder);
        }
    }
}
