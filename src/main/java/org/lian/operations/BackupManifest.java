package org.lian.operations;

import java.util.List;
import java.util.Map;

/**
 * The list of what a backup holds; written last, so that a folder without it is no backup.
 *
 * @param schema version of the tables
 * @param sequences last values
 * @param materials files below {@code materials} with their sizes
 */
record BackupManifest(
        String takenAt, String schema, List<Table> tables, Map<String, Long> sequences, Map<String, Long> materials) {
    static final String FILE = "manifest.json";

    /** One table in one compressed file. */
    record Table(String name, List<String> columns, long rows, String sha256) {
        String file() {
            return name + ".copy.gz";
        }
    }
}
