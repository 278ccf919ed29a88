package org.lian.site;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The court of this installation, as its pages name it.
 *
 * @param hostName Name of the court; prod refuses the default.
 * @param phone Phone number that pages give for help.
 * @param icp ICP number in the footer; no line without it.
 */
@ConfigurationProperties("lian.portal")
public record HostCourt(
        @DefaultValue("某某区人民法院") String hostName,
        @DefaultValue("12368") String phone,
        @DefaultValue("") String icp) {}
