/** 办结: what each kind of the court's tasks may conclude with, and what follows from it. */
@NullMarked
package org.lian.process.conclusions;

import org.jspecify.annotations.NullMarked;
