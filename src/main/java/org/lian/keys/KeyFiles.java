package org.lian.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lian.database.DataFolder;
import org.springframework.stereotype.Component;

/** The key files below {@code keys}: one key a file, Base64, readable by its owner alone, never written over. */
@Component
class KeyFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    KeyFiles(DataFolder data) {
        this.folder = data.folder("keys");
    }

    Path folder() {
        return folder;
    }

    List<KeyId> ids() {
        try (var files = Files.list(folder)) {
            return files.flatMap(file -> KeyId.parse(file.getFileName().toString()).stream())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("密钥目录 " + folder + " 无法读取", e);
        }
    }

    Optional<byte[]> read(KeyId id) {
        var file = folder.resolve(id.toString());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("密钥文件 " + file + " 无法读取，请检查权限和内容", e);
        }
        if (key.length != id.kind().bytes()) {
            throw new IllegalStateException(
                    "密钥文件 " + file + " 长度不对：应为 " + id.kind().bytes() + " 字节，现为 " + key.length + " 字节");
        }
        return Optional.of(key);
    }

    /** Makes a key and forces it to the disk before anything can be sealed with it. */
    void create(KeyId id) {
        var file = folder.resolve(id.toString());
        var partial = folder.resolve(id + ".new");
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.deleteIfExists(partial);
            try (var channel = FileChannel.open(
                    partial, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
                var text = ByteBuffer.wrap(
                        Base64.getEncoder().encodeToString(fresh(id)).getBytes(StandardCharsets.US_ASCII));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            if (posix()) {
                try (var opened = FileChannel.open(folder)) {
                    opened.force(true);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("密钥文件 " + file + " 无法写入", e);
        }
    }

    /** Whether somebody besides the owner may read or change the file. */
    boolean openToOthers(KeyId id) {
        try {
            return posix()
                    && Files.getPosixFilePermissions(folder.resolve(id.toString())).stream()
                            .anyMatch(OTHERS::contains);
        } catch (IOException e) {
            throw new IllegalStateException("密钥文件 " + id + " 的权限无法读取", e);
        }
    }

    private byte[] fresh(KeyId id) {
        var key = new byte[id.kind().bytes()];
        do {
            random.nextBytes(key);
        } while (id.kind() == KeyKind.SIGNING_SM2 && !Sm2Signature.isPrivateKey(key));
        return key;
    }

    private boolean posix() throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix");
    }

    private FileAttribute<?>[] ownerOnly() throws IOException {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }
}
