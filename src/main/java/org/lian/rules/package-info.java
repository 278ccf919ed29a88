/** Decisions: evaluates the DMN tables and records every evaluation with version, rows and inputs. */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "keys", "journal", "identity", "engine"})
@NullMarked
package org.lian.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
