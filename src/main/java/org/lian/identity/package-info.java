/** Accounts, staff, sessions, and the one policy of who may see or do what (filing_access). */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "json",
            "transaction",
            "clock",
            "database",
            "keys",
            "journal",
            "messages",
            "reference",
            "site"
        })
@NullMarked
package org.lian.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
