/** The one clock: the database's, moved in the demo by LIAN_CLOCK_OFFSET. Nobody else calls now(). */
@ApplicationModule(allowedDependencies = "vocabulary")
@NullMarked
package org.lian.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
