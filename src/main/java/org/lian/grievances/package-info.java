/**
 * 投诉 and 催办: what a filer may say about the court's own work (起诉状, the statement of complaint, is a material of a
 * filing). Texts are sealed and never reach the engine.
 */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "clock",
            "keys",
            "journal",
            "identity",
            "deadlines",
            "serviceofprocess",
            "filing"
        })
@NullMarked
package org.lian.grievances;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
