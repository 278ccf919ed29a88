/** 交费: orders, forward-only states, double-entry ledger in fen, gateways behind a port. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "json",
            "clock",
            "database",
            "keys",
            "journal",
            "identity",
            "reference",
            "deadlines",
            "liveness"
        })
@NullMarked
package org.lian.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
