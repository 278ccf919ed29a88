/** What keeps the court running: public address, start checks, readiness, outage ledger, backup. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "site",
            "clock",
            "database",
            "keys",
            "journal",
            "identity",
            "materials",
            "liveness"
        })
@NullMarked
package org.lian.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
