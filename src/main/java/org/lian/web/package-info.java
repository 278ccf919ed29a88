/** Controllers and pages: no SQL, no Camunda; nobody uses this module. */
@ApplicationModule
@NullMarked
package org.lian.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
