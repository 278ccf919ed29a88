/** Append-only record of who did what, when and on what basis. Uses the vocabulary only. */
@ApplicationModule(allowedDependencies = {"vocabulary"})
@NullMarked
package org.lian.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
