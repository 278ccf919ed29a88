package org.lian.web.portal;

import org.jspecify.annotations.Nullable;

/**
 * What the layout shows around every page.
 *
 * @param path where to come back to after switching 长辈版
 */
public record PortalFrame(
        String hostName,
        String phone,
        @Nullable String icp,
        boolean demo,
        boolean elder,
        boolean signedIn,
        boolean staff,
        String path) {}
