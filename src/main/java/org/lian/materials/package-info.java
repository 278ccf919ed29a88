/** 诉讼材料: upload, type detection, hash, encrypted content-addressed store. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "clock",
            "database",
            "keys",
            "journal",
            "identity",
            "reference",
            "rules",
            "liveness"
        })
@NullMarked
package org.lian.materials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
