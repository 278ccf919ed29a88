/** 自动登记: the steps of {@code auto-registration.bpmn}, the court's table and the bounds that no table moves. */
@NamedInterface("automatic")
@NullMarked
package org.lian.process.automatic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
