package org.lian.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The folder of this court (LIAN_DATA_DIR): database, materials and, apart from both, the keys. */
@Component
public class DataFolder {
    private static final Set<java.nio.file.attribute.PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final Path root;

    @Autowired
    DataFolder(DataSettings settings) {
        this(settings.dataDir());
    }

    DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** A folder below the root, made when it is missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new StartRefused("数据目录 " + root.resolve(name) + " 无法建立，请检查 LIAN_DATA_DIR 的权限", e);
        }
    }

    Path root() {
        return folder(".").normalize();
    }

    /** A secret of {@code bytes} random bytes in Base64, made once, readable by this user alone. */
    public String secret(String name, int bytes) {
        var file = folder("keys").resolve(name);
        try {
            if (!Files.exists(file)) {
                var random = new byte[bytes];
                new SecureRandom().nextBytes(random);
                write(file, Base64.getEncoder().encodeToString(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException("密钥文件 " + file + " 无法读写", e);
        }
    }

    /** Names of the key files that sealed data needs; the embedded server's passwords belong to its cluster alone. */
    public List<String> keyNames() {
        try (var files = Files.list(folder("keys"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("postgres-") && !name.endsWith(".new"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("密钥目录 " + root.resolve("keys") + " 无法读取", e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        var posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        var attributes = posix
                ? new java.nio.file.attribute.FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new java.nio.file.attribute.FileAttribute<?>[0];
        var partial = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(partial);
        try (var channel = Files.newByteChannel(
                partial, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
        Files.move(partial, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
