/**
 * 文书: the court's papers, fixed once from the template in force, and set as PDF/A with the same bytes ever after; the
 * templates with their versions, and what is asked of a new one.
 */
@ApplicationModule(allowedDependencies = {"vocabulary", "json", "site", "clock", "keys", "transaction"})
@NullMarked
package org.lian.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
