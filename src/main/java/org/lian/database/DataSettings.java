package org.lian.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Places of the court on this machine.
 *
 * @param dataDir Materials, keys and journal files, and the embedded database.
 * @param postgresBinaries Where the embedded PostgreSQL is unpacked; without it below lian.data-dir.
 */
@ConfigurationProperties("lian")
record DataSettings(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("") String postgresBinaries) {}
