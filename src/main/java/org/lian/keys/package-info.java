/** Keys in files apart from the database: seals personal data and materials, signs, makes keyed indexes, rotates. */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "database"})
@NullMarked
package org.lian.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
