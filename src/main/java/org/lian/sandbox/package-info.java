/** A stranger: the demo cashier. Speaks to the product only by signed HTTP; may be deleted. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lian.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
