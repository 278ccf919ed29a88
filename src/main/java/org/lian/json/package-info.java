/** JSON 文本: what the court's tables and sealed contents hold, written and read in one way. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lian.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
