package org.lian.filing;

import java.util.Locale;

/** The papers that a party's own words and choices are made into, so that nobody has to bring them. */
public enum PartyPaper {
    COMPLAINT("民事起诉状"),
    SERVICE_ADDRESS("送达地址确认书"),
    ONLINE_CONSENT("在线办理同意书"),
    EVIDENCE_LIST("证据目录");

    private final String title;

    PartyPaper(String title) {
        this.title = title;
    }

    /** Its heading; 起诉状 has the one of its procedure. */
    String title() {
        return title;
    }

    /** The file of its words in documents/. */
    String template() {
        return "party-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
