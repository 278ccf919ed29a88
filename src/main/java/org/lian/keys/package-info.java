/** Keys in files apart from the database: seals personal data and materials, and makes keyed indexes. */
@ApplicationModule(allowedDependencies = {"vocabulary", "database"})
@NullMarked
package org.lian.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
