package org.lian.materials;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The kind of Office document that a container is, by its table of contents alone: nothing is unpacked. */
final class OfficeFile {
    private static final int MOST_ENTRIES = 25_000;
    private static final long MOST_UNPACKED = 1L << 30;

    private OfficeFile() {}

    /** The names in a ZIP's central directory. */
    static Set<String> zipEntries(RandomBytes file) throws IOException {
        var directory = new CentralDirectory(file);
        if (directory.count() > MOST_ENTRIES) {
            throw new IOException("Too many entries");
        }
        var names = new HashSet<String>();
        long unpacked = 0;
        while (directory.next()) {
            if (directory.header().getInt(0) != 0x02014b50) {
                throw new IOException("Broken central directory");
            }
            unpacked += directory.header().getInt(24) & 0xffffffffL;
            if (unpacked > MOST_UNPACKED) {
                throw new IOException("Unpacks to too much");
            }
            names.add(directory.name());
        }
        return names;
    }

    /** The names in the directory of an OLE2 container ([MS-CFB] 2.2 and 2.6). */
    static Set<String> oleEntries(SealedScratch file) throws IOException {
        var header = CentralDirectory.littleEndian(file.read(0, 512));
        var shift = header.getShort(30);
        if (shift != 9 && shift != 12) {
            throw new IOException("Sector size");
        }
        var sectorSize = 1 << shift;
        var sector = header.getInt(48);
        var seen = new HashSet<Integer>();
        var names = new HashSet<String>();
        while (sector >= 0) {
            if (!seen.add(sector) || seen.size() > 2_000) {
                throw new IOException("Directory without end");
            }
            var entries = CentralDirectory.littleEndian(file.read((sector + 1L) * sectorSize, sectorSize));
            for (var at = 0; at < sectorSize; at += 128) {
                var bytes = Math.min(entries.getShort(at + 64) & 0xffff, 64);
                if (bytes > 2) {
                    names.add(new String(entries.array(), at, bytes - 2, StandardCharsets.UTF_16LE));
                }
            }
            sector = next(file, header, sector, sectorSize);
        }
        return names;
    }

    /** The next sector of a chain, from the allocation table that the header's first 109 places point to. */
    private static int next(SealedScratch file, ByteBuffer header, int sector, int sectorSize) throws IOException {
        var perTable = sectorSize / 4;
        var table = sector / perTable;
        if (table >= 109) {
            return -1;
        }
        var tableSector = header.getInt(76 + 4 * table);
        if (tableSector < 0) {
            return -1;
        }
        var position = (tableSector + 1L) * sectorSize + 4L * (sector % perTable);
        return CentralDirectory.littleEndian(file.read(position, 4)).getInt(0);
    }
}
