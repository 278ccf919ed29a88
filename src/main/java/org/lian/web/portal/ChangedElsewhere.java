package org.lian.web.portal;

import org.lian.filing.Draft;
import org.lian.filing.Filing;

/** The same question was answered in another window since this one was opened; nothing was overwritten. */
class ChangedElsewhere extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Filing filing;
    private final transient Draft stored;

    ChangedElsewhere(Filing filing, Draft stored) {
        this.filing = filing;
        this.stored = stored;
    }

    Filing filing() {
        return filing;
    }

    /** The answers as they stand now. */
    Draft stored() {
        return stored;
    }
}
