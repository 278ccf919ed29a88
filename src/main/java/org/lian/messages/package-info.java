/**
 * 消息: what an account is told of its filings, in the inbox and by SMS, mail or 微信. Telling is no service of
 * documents: periods start by {@code serviceofprocess} alone.
 */
@ApplicationModule(allowedDependencies = {"vocabulary", "site", "clock", "database", "keys", "journal", "liveness"})
@NullMarked
package org.lian.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
