/** What belongs to one database transaction, whichever capability runs in it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lian.transaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
