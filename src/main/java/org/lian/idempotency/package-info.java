/** Answers a repeated request with the first answer: one key, one effect, across restarts and nodes. */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "keys"})
@NullMarked
package org.lian.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
