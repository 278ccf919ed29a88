/** Decisions: declares the facts that tables may ask, evaluates the DMN tables and records every evaluation with version, rows and inputs. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "json",
            "transaction",
            "clock",
            "keys",
            "journal",
            "identity",
            "engine",
            "reference"
        })
@NullMarked
package org.lian.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
