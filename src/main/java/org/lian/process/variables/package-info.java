/** 流程变量: what the diagrams pass on, and what each step declares of it. */
@NullMarked
package org.lian.process.variables;

import org.jspecify.annotations.NullMarked;
