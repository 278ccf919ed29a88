/** 诉讼费: quotes, line by line, with the articles and table versions that produced them (诉讼费用交纳办法). */
@ApplicationModule(allowedDependencies = {"vocabulary", "json", "clock", "journal", "identity", "reference", "rules"})
@NullMarked
package org.lian.fees;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
