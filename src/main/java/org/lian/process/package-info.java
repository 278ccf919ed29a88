/** The flow: one small class per step of the diagrams, the clerk's tasks, and the engine's clock. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "clock",
            "keys",
            "journal",
            "reference",
            "identity",
            "casenumber",
            "deadlines",
            "engine",
            "rules",
            "materials",
            "fees",
            "payment",
            "documents",
            "forms",
            "operations",
            "serviceofprocess",
            "messages",
            "filing",
            "filing :: court",
            "grievances"
        })
@NullMarked
package org.lian.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
