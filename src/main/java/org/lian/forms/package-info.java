/**
 * 表单: what a human step asks, one file each in Camunda Forms JSON: read, checked, kept in versions; and the answers that
 * a person gives to one.
 */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "transaction", "rules"})
@NullMarked
package org.lian.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
