/** Append-only record of who did what, when and on what basis; sealed into signed blocks outside the database. */
@ApplicationModule(allowedDependencies = {"vocabulary", "transaction", "clock", "keys", "database", "liveness"})
@NullMarked
package org.lian.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
