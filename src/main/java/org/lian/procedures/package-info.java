/**
 * 程序的用词 and their versions: what each procedure calls its parties, its papers and its acts, kept by the court's
 * analysts; what is in force is said by {@link org.lian.vocabulary.ProcedureWords}.
 */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "transaction"})
@NullMarked
package org.lian.procedures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
