/** 立案申请: draft, checks, submission with receipt, status and timeline; the port FilingProcess. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "json",
            "site",
            "transaction",
            "clock",
            "keys",
            "journal",
            "messages",
            "identity",
            "reference",
            "rules",
            "materials",
            "documents",
            "fees",
            "deadlines"
        })
@NullMarked
package org.lian.filing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
