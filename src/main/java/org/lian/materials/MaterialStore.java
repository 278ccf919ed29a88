package org.lian.materials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lian.database.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The store of materials, asked whether one could be taken in now. */
@Component
public class MaterialStore {
    private static final Logger log = LoggerFactory.getLogger(MaterialStore.class);

    private final Path folder;
    private final VirusScanner scanner;
    private final DataSize leastFree;

    MaterialStore(DataFolder data, VirusScanner scanner, StoreSettings settings) {
        this.scanner = scanner;
        this.folder = data.folder("materials/incoming");
        this.leastFree = settings.leastFreeSpace();
    }

    /** What stands against it, in Chinese; empty when all is well. */
    public List<String> troubles() {
        var troubles = new ArrayList<String>();
        var probe = folder.resolve(UUID.randomUUID() + ".probe");
        try {
            if (Files.getFileStore(folder).getUsableSpace() < leastFree.toBytes()) {
                troubles.add("材料存储空间不足");
            }
            try {
                Files.write(probe, new byte[] {1});
            } finally {
                // A full disk lets the name in and not the byte.
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            log.warn("The materials' folder takes no file", e);
            troubles.add("材料存储不能写入");
        }
        if (!scanner.isThere()) {
            troubles.add("查毒服务不可用");
        }
        return troubles;
    }
}
