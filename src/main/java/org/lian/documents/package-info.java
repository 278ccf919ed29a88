/** 文书: the court's papers, fixed once as a filled template, and set as PDF/A with the same bytes ever after. */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "keys"})
@NullMarked
package org.lian.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
