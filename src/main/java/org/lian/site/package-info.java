/** This installation: its address, and the court as its pages name it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lian.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
