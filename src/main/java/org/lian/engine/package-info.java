/** Everything that tames Camunda: plug-in, allow-list, model guard, deployment, FEEL, identity, routes. */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "database", "identity", "liveness"})
@NullMarked
package org.lian.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
