package org.lian.documents;

import java.util.UUID;
import org.lian.site.PublicSite;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The addresses at which whoever holds a paper finds out whether this court issued it. */
@Component
class CheckAddresses {
    private final String site;

    CheckAddresses(PublicSite address, Environment environment) {
        this.site = address.publicUrl().isBlank()
                ? "http://127.0.0.1:" + environment.getProperty("server.port", "8080")
                : address.publicUrl().replaceAll("/+$", "");
    }

    String of(UUID paper) {
        return site + "/papers/" + paper;
    }
}
