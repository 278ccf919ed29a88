package org.lian.web;

import org.lian.site.PublicSite;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The whole address of a link that one person hands to another; without a public address the demo's own. */
@Component
public class LinkAddress {
    private final PublicSite site;

    LinkAddress(PublicSite site) {
        this.site = site;
    }

    public String of(String path) {
        var base = site.publicUrl().isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : site.publicUrl().replaceAll("/+$", "");
        return base + path;
    }
}
