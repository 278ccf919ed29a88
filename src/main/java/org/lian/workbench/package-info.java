/**
 * Rules workbench: analysts change tables, diagrams, the words of papers, the forms
 * of human steps, the phrases of causes and the words of procedures as drafts, prove them, and release them with a second person. No
 * filing passes through here; {@code rules} asks the published tables.
 */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "json",
            "clock",
            "keys",
            "journal",
            "identity",
            "reference",
            "engine",
            "rules",
            "documents",
            "forms",
            "procedures",
            "suggestion",
            "transaction"
        })
@NullMarked
package org.lian.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
