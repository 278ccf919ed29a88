/**
 * What a person means who tells in plain words what happened: causes to choose from, each with the phrase it resembles.
 * Suggests only; nothing is decided and nothing is stored here.
 */
@ApplicationModule(allowedDependencies = {"vocabulary", "reference"})
@NullMarked
package org.lian.suggestion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
