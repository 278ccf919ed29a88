/** 办理列表: the open tasks of a court as rows that say what they are about, and their numbers. */
@ApplicationModule(
        allowedDependencies = {"vocabulary", "clock", "engine", "filing", "grievances", "identity", "process"})
@NullMarked
package org.lian.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
