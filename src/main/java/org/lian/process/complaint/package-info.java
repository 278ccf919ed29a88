/** 投诉: the steps of {@code complaint.bpmn}, its start and its clock. */
@NullMarked
package org.lian.process.complaint;

import org.jspecify.annotations.NullMarked;
