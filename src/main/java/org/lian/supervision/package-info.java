/** 立案监督: what a head of division sees of the own court: the board, the workload, the register. */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "journal", "casenumber", "filing"})
@NullMarked
package org.lian.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
