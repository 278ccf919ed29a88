/** 保全: the steps of {@code preservation.bpmn} and their clock. */
@NullMarked
package org.lian.process.preservation;

import org.jspecify.annotations.NullMarked;
