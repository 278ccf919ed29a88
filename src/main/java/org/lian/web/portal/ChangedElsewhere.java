package org.lian.web.portal;

import org.lian.filing.Filing;

/** The same question was answered in another window since this one was opened; nothing was overwritten. */
class ChangedElsewhere extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Filing filing;

    ChangedElsewhere(Filing filing) {
        this.filing = filing;
    }

    Filing filing() {
        return filing;
    }
}
