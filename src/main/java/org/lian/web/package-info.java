/**
 * Controllers and pages: no SQL, no Camunda; nobody uses this module. It may use whatever checks access, so not {@code
 * filing :: court}.
 */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "site",
            "clock",
            "keys",
            "journal",
            "reference",
            "procedures",
            "suggestion",
            "identity",
            "casenumber",
            "deadlines",
            "engine",
            "rules",
            "workbench",
            "materials",
            "fees",
            "payment",
            "operations",
            "liveness",
            "database",
            "idempotency",
            "serviceofprocess",
            "messages",
            "documents",
            "forms",
            "filing",
            "grievances",
            "process",
            "process :: automatic",
            "desk",
            "supervision"
        })
@NullMarked
package org.lian.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
