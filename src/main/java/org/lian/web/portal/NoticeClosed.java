package org.lian.web.portal;

import org.lian.filing.Filing;

/** The filing waits for no correction, or not any more. */
class NoticeClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Filing filing;

    NoticeClosed(Filing filing) {
        super("Filing " + filing.id() + " waits for no correction");
        this.filing = filing;
    }

    Filing filing() {
        return filing;
    }
}
