/** 送达: documents put before a party, with the moment and proof of service (在线诉讼规则 29-31). */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "json",
            "clock",
            "keys",
            "journal",
            "messages",
            "identity",
            "reference",
            "deadlines",
            "documents"
        })
@NullMarked
package org.lian.serviceofprocess;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
