/** 期间: the business clock, the court calendar, and deadlines with their stored basis (民诉法 85). */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "reference", "journal"})
@NullMarked
package org.lian.deadlines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
