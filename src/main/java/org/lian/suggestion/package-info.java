/**
 * What a person means who tells in plain words what happened: causes to choose from, each with the phrase it resembles;
 * and the versions of the phrases. Suggests only; nothing is decided, and nothing that a person tells is stored here.
 */
@ApplicationModule(allowedDependencies = {"vocabulary", "clock", "transaction", "reference"})
@NullMarked
package org.lian.suggestion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
