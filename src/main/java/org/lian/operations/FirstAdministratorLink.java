package org.lian.operations;

import org.lian.identity.FirstAdministrator;
import org.lian.site.PublicSite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one link in the start log of a production that has no staff. */
@Component
@Profile("prod")
class FirstAdministratorLink {
    private static final Logger log = LoggerFactory.getLogger(FirstAdministratorLink.class);

    private final FirstAdministrator first;
    private final String publicUrl;

    FirstAdministratorLink(FirstAdministrator first, PublicSite site) {
        this.first = first;
        this.publicUrl = site.publicUrl().replaceAll("/+$", "");
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        first.invite()
                .ifPresent(token ->
                        log.warn("还没有工作人员。请在 24 小时内打开下面的链接设立首任管理员，只能用一次：{}/first-administrator/{}", publicUrl, token));
    }
}
