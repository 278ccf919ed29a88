/** Courts, causes of action, case types and holidays: loaded from CSV by checksum, searched. */
@ApplicationModule(allowedDependencies = {"vocabulary", "json", "transaction", "clock", "journal"})
@NullMarked
package org.lian.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
