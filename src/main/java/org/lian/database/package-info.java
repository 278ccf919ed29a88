/** Embedded PostgreSQL for the demo and the tests, and the roles of the database. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lian.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
