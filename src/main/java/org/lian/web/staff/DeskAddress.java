package org.lian.web.staff;

import java.util.regex.Pattern;

/** The address of 办理列表 with its filter, as a page hands it on to lead back there; any other address is none. */
final class DeskAddress {
    static final String DESK = "/staff/desk";

    private static final Pattern OWN = Pattern.compile(DESK + "(\\?[A-Za-z0-9%&=._~+:*-]{0,1000})?");

    private DeskAddress() {}

    /** The desk without a filter where it is not such an address. */
    static String or(String asked) {
        return OWN.matcher(asked).matches() ? asked : DESK;
    }
}
