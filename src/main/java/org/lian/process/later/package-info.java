/** 续递: the steps of {@code later-filing.bpmn}, its start, its clock and the notice of its outcome. */
@NullMarked
package org.lian.process.later;

import org.jspecify.annotations.NullMarked;
