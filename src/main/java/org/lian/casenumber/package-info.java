/** 案号: format, parse and issue, without a gap (法〔2015〕137号, 法〔2018〕335号). */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "reference", "journal"})
@NullMarked
package org.lian.casenumber;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
