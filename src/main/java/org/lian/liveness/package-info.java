/** What must go on while a node runs: its loops come round, and a node without memory ends at once. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lian.liveness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
