/**
 * The verifier: a jar of its own that a court's auditor, or anybody, runs against a database, the exported blocks, the
 * stored files, or one receipt. It shares no code with the application that it checks, and needs no secret.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lian.verifier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
