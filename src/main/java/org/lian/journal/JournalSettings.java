package org.lian.journal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The journal outside the database.
 *
 * @param exportDir Where the signed blocks are written, best where the database's administrator cannot reach; without it journal below lian.data-dir.
 * @param sealer Whether this node seals the journal; for tests.
 */
@ConfigurationProperties("lian.journal")
record JournalSettings(
        @DefaultValue("") String exportDir,
        @DefaultValue("true") boolean sealer) {}
