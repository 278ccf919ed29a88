package org.lian.web.portal;

import org.jspecify.annotations.Nullable;

/**
 * The frame of a page, all that the layout shows around it.
 *
 * @param person tells one account's pages from another's in a browser that both use; empty for nobody
 * @param logInName the user name, so that who logs in again need not type it; empty for nobody
 * @param sessionSeconds how long a log-in lasts that nobody uses
 * @param unread messages that a litigant did not open yet
 * @param path where to come back to after switching 长辈版
 * @param window where a clerk goes back to who enters the filing at the window; null for everybody else
 * @param entered the name of the person for whom that clerk enters it; null likewise
 */
public record PortalFrame(
        String hostName,
        String phone,
        @Nullable String icp,
        boolean demo,
        boolean elder,
        boolean signedIn,
        boolean staff,
        String person,
        String logInName,
        long sessionSeconds,
        int unread,
        String path,
        @Nullable String window,
        @Nullable String entered) {}
